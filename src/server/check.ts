// `npm run check`: types, style and all content; says at the end what is wrong where.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controleren } from '#inhoud/lezen/controleren.ts';
import { TOP } from '#server/release/releases.ts';
import { controleerSynoniemen } from '#zoeken/taal/synoniemen-controleren.ts';

const SYNONIEMEN = 'content/zoeken/synoniemen.json';

interface Onderdeel {
  naam: string;
  goed: boolean;
  uitvoer: string;
}

function draai(naam: string, ...delen: string[]): Onderdeel {
  const { status, stdout, stderr } = spawnSync(process.execPath, delen, {
    cwd: TOP,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { naam, goed: status === 0, uitvoer: `${stdout}${stderr}`.trim() };
}

async function inhoud(): Promise<Onderdeel> {
  const fouten = await controleren({ vertrouwdDir: join(TOP, 'content'), contentDir: process.env.CONTENT_DIR ?? join(TOP, 'content') });
  const regels = fouten.map(({ bestand, regel, melding }) => `content/${bestand}:${regel} ${melding}`);
  return { naam: 'inhoud', goed: fouten.length === 0, uitvoer: regels.join('\n') };
}

function synoniemen(): Onderdeel {
  const bron = readFileSync(join(TOP, SYNONIEMEN), 'utf8');
  const regels = controleerSynoniemen(JSON.parse(bron), bron).map(({ regel = 1, melding }) => `${SYNONIEMEN}:${regel} ${melding}`);
  return { naam: 'synoniemen', goed: regels.length === 0, uitvoer: regels.join('\n') };
}

const onderdelen = [
  draai('types', 'node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'),
  draai(
    'stijl',
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    '--config-path=.ci',
    '--error-on-warnings',
    'src',
    'tests',
    'astro.config.mjs',
  ),
  draai('opmaak', 'node_modules/prettier/bin/prettier.cjs', '--config=.ci/prettier.json', '--check', '--log-level=warn', 'src/**/*.astro'),
  await inhoud(),
  synoniemen(),
];
for (const { naam, goed, uitvoer } of onderdelen) if (!goed) console.error(`── ${naam}\n${uitvoer}\n`);
for (const { naam, goed } of onderdelen) console.log(`${goed ? 'goed' : 'FOUT'}  ${naam}`);
process.exit(onderdelen.every(({ goed }) => goed) ? 0 : 1);
