// Before anything of ours is read: whether this Node and these packages can. Plain JavaScript, for the Node that cannot read TypeScript.
import { existsSync } from 'node:fs';

const NODIG = 24;
const versie = process.versions.node;

const bezwaar =
  Number.parseInt(versie, 10) < NODIG
    ? `Hiervoor is Node ${NODIG} of nieuwer nodig; dit is Node ${versie}. Node ${NODIG} komt mee met npm install, maar niet met --ignore-scripts.`
    : existsSync(new URL('../../node_modules/astro/package.json', import.meta.url))
      ? null
      : 'De pakketten zijn er niet. Draai eerst npm install.';

if (bezwaar) {
  console.error(`Dit kan niet starten. ${bezwaar}`);
  process.exit(1);
}
