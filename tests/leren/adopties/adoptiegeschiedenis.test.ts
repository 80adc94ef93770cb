import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADOPTIESTANDEN, type Adoptiestand } from '#db/tabellen-adoptie.ts';
import { adoptieTonen, adoptieVerbergen } from '#leren/adopties/adoptie-bijsturen.ts';
import { adoptieWeghalen } from '#leren/adopties/adoptie-weghalen.ts';
import { adoptiesRondmailen } from '#leren/adopties/adopties-rondmailen.ts';
import { adoptiewereld, anna, bram, DAG, NU, ORIGIN, type Proefpraktijk, type Proefregio, rosa, wim } from './adoptiewereld.ts';

const opties = { numRuns: Number(process.env.GESCHIEDENISSEN ?? 50), seed: Number(process.env.ZAAD ?? 2026) };
const WIE = { duin: anna, bos: bram, wad: wim } as const;
type Wie = keyof typeof WIE;
const REGIONAMEN = Object.keys(WIE) as Wie[];
const TELT: readonly Adoptiestand[] = ['past-toe', 'aangepast', 'geborgd'];
const VER: readonly Adoptiestand[] = ['gestopt', 'verkent', 'past-toe', 'aangepast', 'geborgd'];

type Stap =
  | { soort: 'schrijf'; wie: Wie; praktijk: string; stand: Adoptiestand; achter: boolean }
  | { soort: 'verhuis'; praktijk: string }
  | { soort: 'intrekken' | 'terug'; praktijk: string }
  | { soort: 'samen'; van: Wie; naar: Wie }
  | { soort: 'verberg' | 'toon'; wie: Wie; praktijk: string }
  | { soort: 'weghaal'; wie: Wie; praktijk: string }
  | { soort: 'dag' };

const praktijk = fc.constantFrom('loket', 'pool');
const wie = fc.constantFrom(...REGIONAMEN);
const stap: fc.Arbitrary<Stap> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ soort: fc.constant('schrijf'), wie, praktijk, stand: fc.constantFrom(...ADOPTIESTANDEN), achter: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('verhuis'), praktijk }) },
  { weight: 2, arbitrary: fc.record({ soort: fc.constantFrom('intrekken', 'terug'), praktijk }) },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('samen'), van: wie, naar: wie }) },
  { weight: 2, arbitrary: fc.record({ soort: fc.constantFrom('verberg', 'toon', 'weghaal'), wie, praktijk }) },
  { weight: 2, arbitrary: fc.record({ soort: fc.constant('dag') }) },
) as fc.Arbitrary<Stap>;

interface Staat {
  /** Of the text that began as this slug: what it is called now, and whether it is there. */
  teksten: Map<string, { nu: string; voorheen: string[]; bron: Wie; er: boolean }>;
  /** Where a region went. */
  op: Map<Wie, Wie>;
  /** What each wrote, by region at that moment and text. */
  rijen: Map<string, { stand: Adoptiestand; nummer: number; verborgen: boolean; op: number }>;
}
const regioNu = ({ op }: Staat, regio: Wie): Wie => {
  const verder = op.get(regio);
  return verder ? regioNu({ op } as Staat, verder) : regio;
};

/** What should stand on the page of a text, worked out in the plainest way. */
function verwacht(staat: Staat, tekst: string): string[] {
  const { er, bron } = staat.teksten.get(tekst) ?? { er: false, bron: 'duin' as Wie };
  if (!er) return [];
  const perRegio = new Map<Wie, { stand: Adoptiestand; op: number }>();
  for (const [sleutel, { stand, verborgen, op }] of staat.rijen) {
    const [regio, van] = sleutel.split(' ') as [Wie, string];
    const nu = regioNu(staat, regio);
    if (van !== tekst || verborgen || nu === regioNu(staat, bron)) continue;
    const eerder = perRegio.get(nu);
    if (!eerder || VER.indexOf(stand) > VER.indexOf(eerder.stand)) perRegio.set(nu, { stand, op });
  }
  return [...perRegio].map(([regio, { stand }]) => `${regio} ${stand}`).sort();
}

async function speel(stappen: readonly Stap[]): Promise<void> {
  const w = await adoptiewereld();
  const staat: Staat = {
    teksten: new Map([
      ['loket', { nu: 'loket', voorheen: [], bron: 'duin', er: true }],
      ['pool', { nu: 'pool', voorheen: [], bron: 'bos', er: true }],
    ]),
    op: new Map(),
    rijen: new Map(),
  };
  const zet = () =>
    w.zet(
      REGIONAMEN.map((slug): Proefregio => ({ slug, ...(staat.op.has(slug) && { opgegaan_in: staat.op.get(slug) as string }) })),
      [...staat.teksten.values()].flatMap(({ nu, voorheen, bron, er }): Proefpraktijk[] =>
        er ? [{ slug: nu, regio: bron, voorheen }] : [],
      ),
    );
  let nu = NU;
  const doe: { [S in Stap['soort']]: (stap: Extract<Stap, { soort: S }>) => Promise<void> | void } = {
    async schrijf({ wie: regio, praktijk: tekst, stand, achter }) {
      const { nu: slug, er, bron } = staat.teksten.get(tekst) ?? { nu: '', er: false, bron: 'duin' as Wie };
      const sleutel = `${regio} ${tekst}`;
      const was = staat.rijen.get(sleutel);
      const nummer = (was?.nummer ?? 0) + (achter ? 7 : 0);
      const bij = { stand, nummer, anders: 'Anders.', ...(stand === 'gestopt' && { stopreden: 'geld' as const, stopuitleg: 'Duur.' }) };
      const { gelukt } = await w.adopteer(WIE[regio], slug, regio, bij, nu);
      const mag = er && !staat.op.has(regio) && regioNu(staat, bron) !== regio && !achter;
      expect(gelukt, `${regio} over ${tekst}`).toBe(mag);
      if (!mag) return;
      // What a merged region wrote anew takes the place of what those before it wrote.
      for (const ander of REGIONAMEN) if (ander !== regio && regioNu(staat, ander) === regio) staat.rijen.delete(`${ander} ${tekst}`);
      staat.rijen.set(sleutel, { stand, nummer: (was?.nummer ?? 0) + 1, verborgen: was?.verborgen ?? false, op: nu });
    },
    verhuis({ praktijk: tekst }) {
      const stuk = staat.teksten.get(tekst);
      if (stuk) staat.teksten.set(tekst, { ...stuk, voorheen: [...stuk.voorheen, stuk.nu], nu: `${stuk.nu}-x` });
    },
    intrekken: ({ praktijk: tekst }) => zetEr(tekst, false),
    terug: ({ praktijk: tekst }) => zetEr(tekst, true),
    samen({ van, naar }) {
      if (staat.op.has(van) || staat.op.has(naar) || van === naar) return;
      staat.op.set(van, naar);
    },
    verberg: (stap) => verberg(stap, true),
    toon: (stap) => verberg(stap, false),
    async weghaal({ wie: regio, praktijk: tekst }) {
      const id = await idVan(regio, tekst);
      const nuIn = regioNu(staat, regio);
      if (!id || !staat.teksten.get(tekst)?.er) return;
      const vraag = { inhoud: w.inhoud, id, gezien: staat.rijen.get(`${regio} ${tekst}`)?.nummer ?? 0, origin: ORIGIN, nu };
      const verborgen = REGIONAMEN.some((ander) => regioNu(staat, ander) === nuIn && staat.rijen.get(`${ander} ${tekst}`)?.verborgen);
      for (const ander of REGIONAMEN)
        if (regioNu(staat, ander) !== nuIn) expect((await adoptieWeghalen(w.db, { account: WIE[ander], ...vraag })).gelukt).toBe(false);
      expect((await adoptieWeghalen(w.db, { account: WIE[nuIn], ...vraag })).gelukt).toBe(!verborgen);
      if (verborgen) return;
      for (const ander of REGIONAMEN) if (regioNu(staat, ander) === nuIn) staat.rijen.delete(`${ander} ${tekst}`);
    },
    async dag() {
      nu += DAG;
      await adoptiesRondmailen(w.db, { inhoud: w.inhoud, origin: ORIGIN, nu });
      expect(await adoptiesRondmailen(w.db, { inhoud: w.inhoud, origin: ORIGIN, nu: nu + 1 })).toBe(0);
    },
  };
  function zetEr(tekst: string, er: boolean): void {
    const stuk = staat.teksten.get(tekst);
    if (stuk) staat.teksten.set(tekst, { ...stuk, er });
  }
  async function verberg({ wie: regio, praktijk: tekst }: { wie: Wie; praktijk: string }, verborgen: boolean): Promise<void> {
    const rij = staat.rijen.get(`${regio} ${tekst}`);
    const id = await idVan(regio, tekst);
    if (!rij || !id) return;
    await (verborgen
      ? adoptieVerbergen(w.db, { account: rosa, id, reden: 'Naam.', origin: ORIGIN, nu })
      : adoptieTonen(w.db, { account: rosa, id, origin: ORIGIN, nu }));
    staat.rijen.set(`${regio} ${tekst}`, { ...rij, verborgen });
  }
  async function idVan(regio: Wie, tekst: string): Promise<string | undefined> {
    const namen = [tekst, ...(staat.teksten.get(tekst)?.voorheen ?? []), staat.teksten.get(tekst)?.nu ?? ''];
    const er = w.db.selectFrom('adoptie').select('id').where('onderwijsregio', '=', regio).where('opgenomen_in', 'is', null);
    const gevonden = await er.where('praktijk', 'in', namen).executeTakeFirst();
    expect(gevonden !== undefined, `${regio} ${tekst}`).toBe(staat.rijen.has(`${regio} ${tekst}`));
    return gevonden?.id;
  }
  for (const een of stappen) {
    nu += 1000;
    await (doe[een.soort] as (stap: Stap) => Promise<void> | void)(een);
    zet();
    for (const [tekst, { nu: slug }] of staat.teksten) {
      const moet = verwacht(staat, tekst);
      expect((await w.opPagina(slug)).sort(), JSON.stringify(een)).toEqual(moet);
      expect((await w.beeld()).aantal(slug)).toBe(moet.filter((regel) => TELT.some((stand) => regel.endsWith(` ${stand}`))).length);
    }
  }
  await nagelopen(w);
}

/** Nothing was told twice, and every stand that was taken is kept in its order. */
async function nagelopen(w: Awaited<ReturnType<typeof adoptiewereld>>): Promise<void> {
  const stappen = await w.db
    .selectFrom('adoptiestap')
    .select(['adoptie_id', 'nummer', 'op'])
    .orderBy('adoptie_id')
    .orderBy('nummer')
    .execute();
  for (const [plek, stap] of stappen.entries()) {
    const vorige = stappen[plek - 1];
    if (vorige?.adoptie_id === stap.adoptie_id) expect(vorige.op).toBeLessThanOrEqual(stap.op);
  }
}

test('na elke reeks van schrijven, verhuizen, intrekken, samenvoegen, verbergen en weghalen staat op de pagina wat er hoort te staan', async () => {
  await fc.assert(fc.asyncProperty(fc.array(stap, { minLength: 4, maxLength: 24 }), speel), opties);
}, 600_000);
