// `npm run aanval`: every case and every fault, with 10,000 generated texts, against a server of its own or `-- --doel http://127.0.0.1:4321`;
// with `--pg` against one on a PostgreSQL and a bucket that are begun for it.
// `npm run aanval -- duur 20`: twenty minutes under load, with what becomes of memory, handles and the write-ahead log; also with `--pg`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { pgProgrammas } from '../steun/cluster.ts';

const { values, positionals } = parseArgs({
  options: { doel: { type: 'string' }, site: { type: 'string' }, pg: { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** Attacks go to this computer and nowhere else. */
function keurDoel(doel: string | undefined): string | undefined {
  if (doel === undefined) return undefined;
  const url = URL.canParse(doel) ? new URL(doel) : null;
  if (url?.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return url.origin;
  console.error('Het doel moet een server op deze computer zijn, zoals http://127.0.0.1:4321.');
  process.exit(1);
}

/** Texts that nobody wrote: what is published of them, and what the editor makes of them. */
const FUZZ = ['tests/inhoud/tekst/naar-mdx.fuzz.test.ts', 'tests/inhoud/tekst/brug/brug.fuzz.test.ts'];
const doel = keurDoel(values.doel);
if (values.pg && (doel || !(process.env.DATABASE_TEST_URL || pgProgrammas()))) {
  console.error(
    doel ? 'Met --doel kiest de server zelf zijn database.' : 'No PostgreSQL here (apt-get install postgresql, or DATABASE_TEST_URL).',
  );
  process.exit(1);
}
if (positionals[0] === 'duur') {
  const env = { ...process.env, ...(values.pg && { DIALECT: 'pg' }) };
  const { status } = spawnSync(process.execPath, ['tests/aanval/duur.ts', positionals[1] ?? '20'], { stdio: 'inherit', env });
  process.exit(status ?? 1);
}
const map = mkdtempSync(join(tmpdir(), 'aanval-uitslag-'));
const verslag = join(map, 'vitest.json');
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${verslag}`,
    ...(values.pg ? ['--project=aanval-pg'] : []),
    ...(positionals.length > 0 ? positionals : ['tests/aanval', ...(doel || values.pg ? [] : FUZZ)]),
  ],
  {
    stdio: 'inherit',
    env: {
      ...{ TEKSTEN: '10000', AANVAL: 'alles', ...process.env, ...(values.pg && { POSTGRES: 'aanval' }) },
      ...(doel && { AANVAL_DOEL: doel, ZONDER_BUILD: '1', AANVAL_SITE: values.site ?? '' }),
    },
  },
);

interface Verslag {
  testResults: {
    name: string;
    message?: string;
    assertionResults: { ancestorTitles: string[]; title: string; status: string; duration?: number | null; failureMessages: string[] }[];
  }[];
}
const UITSLAG: Record<string, 'goed' | 'mis' | 'niet-geprobeerd'> = { passed: 'goed', failed: 'mis' };

/** What came of every case and every fault: what it is about, what was tried, and how it went. */
const uitslagen = (JSON.parse(readFileSync(verslag, 'utf8')) as Verslag).testResults.flatMap(({ name, message, assertionResults }) => {
  const bestand = relative(process.cwd(), name);
  const geladen =
    assertionResults.length > 0 ? [] : [{ soort: bestand, naam: 'the file itself', uitslag: 'mis' as const, ms: 0, fout: message }];
  const geprobeerd = assertionResults.map(({ ancestorTitles, title, status: hoe, duration, failureMessages }) => ({
    ...{ soort: ancestorTitles.join(' ') || bestand, naam: title, uitslag: UITSLAG[hoe] ?? 'niet-geprobeerd' },
    ...{ ms: Math.round(duration ?? 0), ...(hoe === 'failed' && { fout: failureMessages.join('\n') }) },
  }));
  return [...geprobeerd, ...geladen];
});
const tel = (wat: typeof uitslagen) => ({
  gevallen: wat.length,
  goed: wat.filter(({ uitslag }) => uitslag === 'goed').length,
  mis: wat.filter(({ uitslag }) => uitslag === 'mis').length,
  'niet geprobeerd': wat.filter(({ uitslag }) => uitslag === 'niet-geprobeerd').length,
  seconden: Math.round(wat.reduce((som, { ms }) => som + ms, 0) / 100) / 10,
});
const perSoort = [...Map.groupBy(uitslagen, ({ soort }) => soort)].map(([soort, wat]) => [soort, tel(wat)] as const);
console.table(Object.fromEntries([...perSoort, ['alles', tel(uitslagen)]]));
const bestand = join(map, 'aanval.json');
const gelukt = status === 0 && uitslagen.every(({ uitslag }) => uitslag !== 'mis');
const opgeteld = {
  doel: doel ?? `een eigen server${values.pg ? ' op PostgreSQL' : ''}`,
  gelukt,
  ...tel(uitslagen),
  perSoort: Object.fromEntries(perSoort),
  uitslagen,
};
writeFileSync(bestand, `${JSON.stringify(opgeteld, null, 2)}\n`);
console.log(`Uitslag: ${bestand}`);
process.exit(gelukt ? 0 : (status ?? 1) || 1);
