// `npm run aanval`: the attack and fault suite with 10,000 generated texts, against a server of its own or `-- --doel http://127.0.0.1:4321`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { doel: { type: 'string' } }, allowPositionals: true });

/** Attacks go to this computer and nowhere else. */
function keurDoel(doel: string | undefined): string | undefined {
  if (doel === undefined) return undefined;
  const url = URL.canParse(doel) ? new URL(doel) : null;
  if (url?.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return url.origin;
  console.error('Het doel moet een server op deze computer zijn, zoals http://127.0.0.1:4321.');
  process.exit(1);
}

const doel = keurDoel(values.doel);
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...(positionals.length > 0 ? positionals : ['tests/aanval', ...(doel ? [] : ['tests/inhoud/tekst/naar-mdx.fuzz.test.ts'])]),
  ],
  { stdio: 'inherit', env: { TEKSTEN: '10000', ...process.env, ...(doel && { AANVAL_DOEL: doel, ZONDER_BUILD: '1' }) } },
);
process.exit(status ?? 1);
