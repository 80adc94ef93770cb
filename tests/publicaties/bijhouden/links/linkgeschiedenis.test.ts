import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Linkreden } from '#db/tabellen-inzending.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { openLinkboek } from '#publicaties/bijhouden/links/linkboek.ts';
import { linksNakijken } from '#publicaties/bijhouden/links/links-nakijken.ts';
import { verseDb } from '../../../steun/db.ts';

const opties = { numRuns: Number(process.env.GESCHIEDENISSEN ?? 50), seed: Number(process.env.ZAAD ?? 2026) };
const DAG = 24 * 60 * 60_000;
const NU = Date.parse('2026-11-24T09:00:00Z');
const LINKS = ['https://a.example/', 'https://b.example/', 'https://c.example/'];
/** What a site answers; the first three are answers, of the last three nobody is to blame but perhaps us. */
const UITKOMSTEN = [
  null,
  'weg',
  'fout',
  'foutpagina',
  'naam-weg',
  'onbereikbaar',
  'te-laat',
] as const satisfies readonly (Linkreden | null)[];
const GEEN_ANTWOORD: readonly (Linkreden | null)[] = ['naam-weg', 'onbereikbaar', 'te-laat'];

type Stap =
  | { doe: 'kaart'; kaart: number; link: number }
  | { doe: 'trek-in'; kaart: number }
  | { doe: 'kijk'; dagen: number; uitkomsten: (Linkreden | null)[]; samen: boolean };
const kaart = fc.nat(3);
const stap: fc.Arbitrary<Stap> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ doe: fc.constant('kaart' as const), kaart, link: fc.nat(LINKS.length - 1) }) },
  { weight: 2, arbitrary: fc.record({ doe: fc.constant('trek-in' as const), kaart }) },
  {
    weight: 9,
    arbitrary: fc.record({
      ...{ doe: fc.constant('kijk' as const), dagen: fc.constantFrom(0, 1, 1, 2, 7, 7, 30), samen: fc.boolean() },
      uitkomsten: fc.array(fc.constantFrom(...UITKOMSTEN, null, 'weg' as const), { minLength: 3, maxLength: 3 }),
    }),
  },
);

/** What is known of a link in the plainest way: every look since a card first had it. */
type Model = Map<string, { op: number; reden: Linkreden | null }[]>;
const opRij = (keren: readonly { reden: Linkreden | null }[]): number =>
  keren.length - 1 - keren.findLastIndex(({ reden }) => reden === null);
function isAanDeBeurt(keren: readonly { op: number; reden: Linkreden | null }[] | undefined, nu: number): boolean {
  const laatste = keren?.at(-1);
  if (!keren || !laatste) return true;
  const fouten = opRij(keren);
  return nu - laatste.op >= (fouten === 0 ? 30 : fouten === 1 ? 1 : 7) * DAG;
}

function kijkInModel(model: Model, links: ReadonlySet<string>, uitkomst: (link: string) => Linkreden | null, nu: number): string[] {
  for (const link of model.keys()) if (!links.has(link)) model.delete(link);
  const beurt = [...links].filter((link) => isAanDeBeurt(model.get(link), nu));
  // When nobody at all answers it may be us.
  if (beurt.some((link) => !GEEN_ANTWOORD.includes(uitkomst(link))))
    for (const link of beurt) model.set(link, [...(model.get(link) ?? []), { op: nu, reden: uitkomst(link) }]);
  return beurt.sort();
}
const kapot = (model: Model) =>
  Object.fromEntries([...model].flatMap(([link, keren]) => (opRij(keren) >= 2 ? [[link, keren.at(-1)]] : [])));

async function leef(stappen: readonly Stap[]): Promise<void> {
  const { db, sluit } = await verseDb();
  const boek = openLinkboek(db);
  const kaarten = new Map<number, string>();
  const inhoud = { alle: () => [...kaarten.values()].map((link) => ({ gegevens: { link } })) } as unknown as Pick<Inhoud, 'alle'>;
  const model: Model = new Map();
  let nu = NU;
  for (const een of stappen) {
    const eerder = { kapot: Object.fromEntries((await boek.lees()).kapot), nummer: await boek.nummer() };
    if (een.doe === 'kaart') kaarten.set(een.kaart, LINKS[een.link] ?? '');
    else if (een.doe === 'trek-in') kaarten.delete(een.kaart);
    else {
      nu += een.dagen * DAG;
      const uitkomst = (link: string) => een.uitkomsten[LINKS.indexOf(link)] ?? null;
      const gevraagd: string[] = [];
      const bezoek = async (link: string) => {
        gevraagd.push(link);
        return { reden: uitkomst(link) };
      };
      const verwacht = kijkInModel(model, new Set(kaarten.values()), uitkomst, nu);
      // Two processes that look at the same time count once.
      await Promise.all((een.samen ? [1, 2] : [1]).map(() => linksNakijken(db, { inhoud, bezoek, nu })));
      expect([...new Set(gevraagd)].sort()).toEqual(verwacht);
    }
    const nuKapot = Object.fromEntries((await boek.lees()).kapot);
    expect(nuKapot).toEqual(kapot(model));
    // Pages that were kept are forgotten exactly when they would say something else.
    expect((await boek.nummer()) !== eerder.nummer).toBe(JSON.stringify(nuKapot) !== JSON.stringify(eerder.kapot));
  }
  const bekend = await db.selectFrom('bronlink').select('link').execute();
  expect(bekend.map(({ link }) => link).sort()).toEqual([...model.keys()].sort());
  await sluit();
}

test('na elke reeks van kijken, kaarten en adressen staat als kapot precies wat twee keer achter elkaar niet werkte', async () => {
  await fc.assert(fc.asyncProperty(fc.array(stap, { minLength: 6, maxLength: 30 }), leef), opties);
}, 600_000);
