import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { maakWerkmap } from './steun/werkmap.ts';

maakWerkmap();

/** When every run of the tests begins, for them and for the servers they start; `KLOK` chooses another moment. */
const BEGIN = process.env.KLOK ?? '2026-11-21T09:00:00Z';
const klok = new URL('./steun/klok.ts', import.meta.url);

/** What a real browser sees. */
const BROWSER = ['tests/browser/*.test.ts', 'tests/zoeken/browser.test.ts'];
/** What somebody at the door of the running site sees. */
const VOORKANT = [
  'tests/reizen/*.test.ts',
  'tests/aanval/*.test.ts',
  'tests/inhoud/{crawl,zonder-voorbeelden}.test.ts',
  'tests/server/{start,bouwen,andere-gebruiker,gids}.test.ts',
];
/** What takes other processes, ports, a search index or a wait for something outside, but not the site. */
const MACHINE = [
  'tests/db/{open,storing,afschrift,dialecten/ene-schrijver}.test.ts',
  'tests/inhoud/{lezen/openen,tekst/uitvoeren}.test.ts',
  'tests/mail/{bezorgen,vervoer}.test.ts',
  'tests/publicaties/{bijhouden/links/adres-bezoeken,uitgeven/git,uitgeven/teksten}.test.ts',
  'tests/server/opstarten/{andere-versie,minuutwerk,voor-live}.test.ts',
  'tests/server/{http,kopie,release}/**/*.test.ts',
  'tests/server/{ontwikkelen,vooraf,gids/litestream}.test.ts',
  'tests/server/opslag/opslag.test.ts',
  'tests/inhoud/bijlagen/{berging,s3-storing}.test.ts',
  'tests/accounts/rechten/beheerder.test.ts',
  'tests/kennissessies/aanmelden/race.test.ts',
  'tests/leren/volgen/**/twee-*.test.ts',
  'tests/mail/processen.test.ts',
  'tests/publicaties/uitgeven/twee-processen.test.ts',
  'tests/zoeken/{vinden,index/*,openbaar/*}.test.ts',
  'tests/snelheid/*.test.ts',
];

/** What only PostgreSQL can show, and what is about SQLite itself. */
const ALLEEN_PG = [
  'tests/db/dialecten/{zelfde-tabellen,pg-driver,pg-luisteraar}.test.ts',
  'tests/server/{opstarten/database-elders,http/gate/shared-limits,kopie/elders/*}.test.ts',
  'tests/publicaties/uitgeven/teksten-gehoord.test.ts',
];
const ALLEEN_SQLITE = ['tests/db/{open,log-legen}.test.ts', 'tests/db/dialecten/ene-schrijver.test.ts'];
/** Which tests run on PostgreSQL: none, what it may do otherwise than SQLite, or everything that makes a database. */
const OP_PG: Record<string, string[]> = {
  kern: [
    ...ALLEEN_PG,
    'tests/db/{afschrift,een-keer-per-dag,migreren,dialecten/beide-dialecten}.test.ts',
    'tests/accounts/{inloggen/{inloggen,logins,tweede-stap,twee-servers},gegevens/eigen-gegevens}.test.ts',
    'tests/kennissessies/aanmelden/{aanmelden,doorschuiven,deelnemers-herinneren,vergeefs,race}.test.ts',
    'tests/kennissessies/{brieven,geschiedenis}/*.test.ts',
    'tests/leren/{volgen/twee-openers,signalen/signaalgeschiedenis,gesprekken/gesprekgeschiedenis}.test.ts',
    'tests/mail/{bezorgen,processen}.test.ts',
    'tests/publicaties/uitgeven/{uitgeven,teksten,twee-processen}.test.ts',
    'tests/server/opslag/opslag.test.ts',
  ],
  alles: [
    ...ALLEEN_PG,
    'tests/{accounts,beheer,db,kennissessies,leren,mail,onderwijsregios,publicaties,server/{opslag,opstarten}}/**/*.test.ts',
  ],
};

/** Attacks and faults once more, at a site on PostgreSQL with a bucket: of some by `npm test`, of all by `npm run aanval -- --pg`. */
const ALLEEN_AANVAL_PG = 'tests/aanval/pg/*.test.ts';
const AANVAL_OP_PG: Record<string, string[]> = {
  kern: ['tests/aanval/{gevallen,bewaartermijnen}.test.ts'],
  aanval: ['tests/aanval/*.test.ts', ALLEEN_AANVAL_PG],
};

const TEKSTEN = ['tests/steun/teksten-klaar.ts'];
const SITE = ['tests/steun/site-klaar.ts'];
const project = (name: string, anders: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, ...anders },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Packages as the site itself gets them: what they hand to developers is other code, and slower.
  plugins: [{ name: 'zoals-de-site', configResolved: ({ ssr }) => void ssr.resolve?.conditions?.splice(0) }],
  test: {
    environment: 'node',
    watch: false,
    // Whatever waits, waits for something to happen: these only end what will never come, also on a machine that is slow.
    testTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 240_000,
    slowTestThreshold: 5000,
    // One more than the cores there may be: the others go on while one waits.
    maxWorkers: 3,
    execArgv: ['--min-semi-space-size=16', '--max-semi-space-size=64'],
    // The files that one worker does share what they import.
    isolate: false,
    // Node reads our TypeScript as it stands, as it does when the site runs: nothing is transformed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    env: {
      KLOK_VOORUIT_MS: String(Date.parse(BEGIN) - Date.now()),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${klok}`.trim(),
    },
    projects: [
      // All in memory.
      project('kamers', {
        include: ['tests/**/*.test.ts'],
        exclude: [...BROWSER, ...VOORKANT, ...MACHINE, ...ALLEEN_PG, ALLEEN_AANVAL_PG],
        globalSetup: TEKSTEN,
      }),
      // The same on PostgreSQL; `npm test` says which.
      project('postgres', {
        include: OP_PG[process.env.POSTGRES ?? ''] ?? [],
        exclude: [...ALLEEN_SQLITE, 'tests/accounts/rechten/beheerder.test.ts'],
        globalSetup: [...TEKSTEN, 'tests/steun/pg-klaar.ts'],
        setupFiles: ['tests/steun/pg-opruimen.ts'],
        env: { DIALECT: 'pg', ...(process.env.POSTGRES === 'kern' ? { GESCHIEDENISSEN: '10' } : {}) },
      }),
      project('machine', { include: MACHINE, exclude: ALLEEN_PG, globalSetup: TEKSTEN }),
      project('voorkant', { include: VOORKANT, globalSetup: SITE }),
      project('aanval-pg', {
        include: AANVAL_OP_PG[process.env.POSTGRES ?? ''] ?? [],
        globalSetup: [...SITE, 'tests/steun/pg-klaar.ts'],
        env: {
          DIALECT: 'pg',
          ...(process.env.POSTGRES === 'kern' ? { AANVAL_SOORTEN: 'logins,wedloop,wachtlijst,uitvoer,publiceren,bestanden' } : {}),
        },
      }),
      // One browser per worker: what a file does stays in contexts of its own.
      project('browser', { include: BROWSER, globalSetup: SITE }),
    ],
  },
});
