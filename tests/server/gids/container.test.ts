import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leesOmgeving } from '#server/opstarten/omgeving.ts';
import { RELEASES, TOP } from '#server/release/releases.ts';

const BESTAND = 'src/server/gids/Containerfile';
const lees = (pad: string) => readFileSync(pad, 'utf8');
const pakket = JSON.parse(lees('package.json')) as { scripts: Record<string, string>; dependencies: Record<string, string> };

/** The lines of a Containerfile: each instruction with what follows it. */
const regelsVan = (tekst: string) => [...tekst.matchAll(/^([A-Z]+) (.+)$/gm)].map(([, woord = '', rest = '']) => ({ woord, rest }));
/** Those of the last stage, which is the image. */
const beeldVan = (tekst: string) => regelsVan(tekst.slice(tekst.lastIndexOf('\nFROM ')));
const allemaal = (regels: ReturnType<typeof regelsVan>, soort: string) =>
  regels.filter(({ woord }) => woord === soort).map(({ rest }) => rest);

/** What would go wrong in a build, or in the image that comes of it. */
function gebreken(tekst: string): string[] {
  const [alles, beeld] = [regelsVan(tekst), beeldVan(tekst)];
  const mee = allemaal(alles, 'COPY').filter((rest) => !rest.startsWith('--from'));
  const bronnen = mee.flatMap((rest) => rest.split(' ').slice(0, -1));
  const env = Object.fromEntries(
    allemaal(beeld, 'ENV').flatMap((rest) => rest.split(' ').map((een) => een.split('=') as [string, string])),
  );
  const { MALLOC_ARENA_MAX, ...instellingen } = env;
  const gelezen = leesOmgeving({ ...ECHT, ...instellingen });
  const omgeving = 'omgeving' in gelezen ? gelezen.omgeving : null;
  const opdracht = JSON.parse(allemaal(beeld, 'CMD')[0] ?? '[]') as string[];
  const [werkmap = ''] = allemaal(alles, 'WORKDIR');
  const basis = allemaal(alles, 'FROM').filter((rest) => !rest.startsWith('$'));
  const kloppen: [string, boolean][] = [
    ...bronnen.map((bron): [string, boolean] => [`${bron} is er niet`, existsSync(bron)]),
    ...NODIG.map((bron): [string, boolean] => [`${bron} gaat niet mee`, bronnen.includes(bron)]),
    ['de instellingen zijn niet goed', omgeving?.host === '0.0.0.0'],
    ['de poort is een andere', allemaal(beeld, 'EXPOSE')[0] === String(omgeving?.port)],
    ['de mappen zijn geen volumes', allemaal(beeld, 'VOLUME')[0] === `${omgeving?.dataDir} ${omgeving?.contentDir}`],
    ['het is root', beeld.at(-1)?.woord === 'CMD' && allemaal(beeld, 'USER').at(-1) === 'node'],
    ['zij start anders dan npm start', alsNpm(opdracht, MALLOC_ARENA_MAX) === pakket.scripts.start],
    ['de vorige releases gaan niet mee', tekst.includes(`COPY --from=vorige ${RELEASES.replace(TOP, werkmap)} ./releases`)],
    ['Node is een andere', basis.every((een) => een.startsWith(`docker.io/library/node:${pakket.dependencies.node?.split('.')[0]}-`))],
  ];
  return kloppen.filter(([, klopt]) => !klopt).map(([wat]) => wat);
}

/** What a build reads (`codeDigest`), with what it needs to install. */
const NODIG = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json', 'public', 'content', 'src'];
const ECHT = { SITE_URL: 'https://kennis.voorbeeld.nl', SMTP_URL: 'smtps://mail.voorbeeld.nl', MAIL_VAN: 'noreply@kennis.voorbeeld.nl' };
const alsNpm = ([node = '', ...delen]: readonly string[], arenas = '') =>
  `MALLOC_ARENA_MAX=${arenas} exec ${node.replace('node_modules/.bin/', '')} ${delen.join(' ')}`;

test('het image heeft wat een build nodig heeft, en start als npm start, als gewone gebruiker, op de poort die het noemt', () => {
  expect(gebreken(lees(BESTAND))).toEqual([]);
});

test.each([
  ['COPY src ./src', 'COPY bron ./src', ['bron is er niet', 'src gaat niet mee']],
  ['USER node\n', '', ['het is root']],
  ['EXPOSE 4321', 'EXPOSE 8080', ['de poort is een andere']],
  ['HOST=0.0.0.0', 'HOST=127.0.0.1', ['de instellingen zijn niet goed']],
  ['DATA_DIR=/data', 'DATA_DIR=/gegevens', ['de mappen zijn geen volumes']],
  ['--max-semi-space-size=4', '--max-semi-space-size=8', ['zij start anders dan npm start']],
  [/COPY --from=vorige.*\n/, '', ['de vorige releases gaan niet mee']],
  [/library\/node:24/g, 'library/node:22', ['Node is een andere']],
])('de controle ziet dat %s anders is', (van, naar, wat) => {
  expect(gebreken(lees(BESTAND).replace(van, naar))).toEqual(wat);
});

test('ook de unit van de gids start als npm start', () => {
  const unit = lees('src/server/gids/kennisplatform@.service');
  const opdracht =
    /^ExecStart=(.+)$/m
      .exec(unit)?.[1]
      ?.replaceAll(/\/opt\/kennisplatform\/%i\//g, '')
      .split(' ') ?? [];
  expect(alsNpm(opdracht, /MALLOC_ARENA_MAX=(\d+)/.exec(unit)?.[1])).toBe(pakket.scripts.start);
});
