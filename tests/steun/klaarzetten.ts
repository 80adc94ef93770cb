import { spawnSync } from 'node:child_process';
import { chromium } from './chromium.ts';

/** Unpacks the browser, and builds: the journeys need the code as it stands. `npm run build` does nothing when there is a build. */
export default function klaarzetten(): void {
  chromium();
  if (process.env.ZONDER_BUILD) return;
  const { status } = spawnSync(process.execPath, ['src/server/bouwen.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The build failed; see above.');
}
