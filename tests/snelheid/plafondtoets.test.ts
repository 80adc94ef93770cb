import { expect, test } from 'vitest';
import type { KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import { DAG, NU, type Wereld, wereld } from '../kennissessies/wereld.ts';
import {
  anderDanDeBeurt,
  anderDanGezegd,
  nietInVolgorde,
  onterechtGeweigerd,
  type Poging,
  type Rij,
  teVeel,
  teVroeg,
} from './plafondtoets.ts';

// Forty people of eight regions, half of which go first, for twelve places.
const MENSEN = Array.from({ length: 40 }, (_, plek) => ({ account: `m${plek}`, regio: `regio-${plek % 8}`, eerst: plek % 2 === 0 }));
const HERKOMST = new Map(MENSEN.map(({ account, regio }) => [account, regio]));
const GRENZEN = { plaatsen: 12, plafond: 2 };
const TOT = NU + DAG;
const MET: Partial<KennissessieTabel> = {
  capaciteit: GRENZEN.plaatsen,
  max_per_regio: GRENZEN.plafond,
  voorrang_statussen: '["in-oprichting"]',
  voorrang_tot: TOT,
};

const rijenIn = async ({ db }: Wereld): Promise<Rij[]> =>
  (await db.selectFrom('aanmelding').selectAll().execute()).map((rij) => ({
    account: rij.account_id ?? '',
    status: rij.status,
    aangemeldOp: rij.aangemeld_op,
  }));

/** Everybody comes during the window, eight at a time, and whoever goes after it comes again then. */
async function speel(sessie: Partial<KennissessieTabel> = {}) {
  const w = await wereld({ ...MET, ...sessie });
  const pogingen: Poging[] = [];
  let klok = 0;
  const komt = async ({ account, regio, eerst }: (typeof MENSEN)[number], nu: number) => {
    const verzonden = klok++;
    const herkomst = { onderwijsregio: regio, regiostatus: eerst ? 'in-oprichting' : 'voorloper' };
    const zegt = await w.meldAan(account, {}, nu, undefined, herkomst);
    pogingen.push({ account, antwoord: zegt === 'voorrang' ? 'voorrang' : 'aangemeld', verzonden, beantwoord: klok++ });
  };
  const komen = async (wie: typeof MENSEN, nu: number) => {
    for (let plek = 0; plek < wie.length; plek += 8) await Promise.all(wie.slice(plek, plek + 8).map((een) => komt(een, nu)));
    return rijenIn(w);
  };
  const tijdens = await komen(MENSEN, NU);
  const rijen = await komen(
    MENSEN.filter(({ eerst }) => !eerst),
    TOT,
  );
  return { w, pogingen, tijdens, rijen };
}

type Spel = Pick<Awaited<ReturnType<typeof speel>>, 'pogingen' | 'tijdens' | 'rijen'>;
const EERST = new Set(MENSEN.filter(({ eerst }) => eerst).map(({ account }) => account));
/** What is wrong by each of the checks. */
const fouten = ({ pogingen, tijdens, rijen }: Spel, grenzen = GRENZEN) => ({
  teVeel: teVeel(rijen, grenzen, HERKOMST),
  teVroeg: teVroeg(tijdens, (account) => EERST.has(account)),
  geweigerd: onterechtGeweigerd(pogingen, (account) => EERST.has(account)),
  gezegd: anderDanGezegd(rijen, pogingen),
  volgorde: nietInVolgorde(rijen, pogingen),
  beurt: anderDanDeBeurt(rijen, grenzen, HERKOMST),
});
const GEEN = { teVeel: [], teVroeg: [], geweigerd: [], gezegd: [], volgorde: [], beurt: [] };
const zet = (rijen: readonly Rij[], anders: (rij: Rij, plek: number) => Partial<Rij>): Rij[] =>
  rijen.toSorted((a, b) => a.aangemeldOp - b.aangemeldOp).map((rij, plek) => ({ ...rij, ...anders(rij, plek) }));

test('veertig mensen tegelijk, met een voorrang en een maximum: alles zoals het hoort, en beide grenzen zijn bereikt', async () => {
  const spel = await speel();
  expect(fouten(spel)).toEqual(GEEN);
  expect(spel.pogingen.filter(({ antwoord }) => antwoord === 'voorrang')).toHaveLength(20);
  expect(spel.tijdens.filter(({ status }) => status === 'bevestigd')).toHaveLength(8);
  expect(spel.rijen.filter(({ status }) => status === 'bevestigd')).toHaveLength(GRENZEN.plaatsen);
});

test('zonder maximum, of met meer plaatsen dan er zijn, ziet de proef dat er te veel een plaats hebben', async () => {
  const zonderMaximum = fouten(await speel({ max_per_regio: null }));
  expect(zonderMaximum.teVeel).toContain('3 people of regio-0 have a place, where 2 can.');
  expect(zonderMaximum.beurt).not.toEqual([]);
  const meerPlaatsen = fouten(await speel({ capaciteit: 14 }));
  expect(meerPlaatsen.teVeel).toEqual(['14 people have one of 12 places.']);
});

test('zonder voorrang ziet de proef wie te vroeg binnen was', async () => {
  const { teVroeg: zij } = fouten(await speel({ voorrang_tot: null, voorrang_statussen: '[]' }));
  expect(zij).toHaveLength(20);
  expect(zij[0]).toMatch(/^m\d+ had to wait, and is (bevestigd|wachtlijst)\.$/);
});

test('gaan anderen eerst dan bedoeld, dan ziet de proef wie ten onrechte is geweigerd', async () => {
  const { geweigerd } = fouten(await speel({ voorrang_statussen: '["voorloper"]' }));
  expect(geweigerd).toContain('m0 goes first, and was refused.');
  expect(geweigerd).toHaveLength(20);
});

test('houdt wie voor zijn regio wacht de rij op, of gaat iemand voor, dan ziet de proef dat', async () => {
  const spel = await speel();
  // Nobody is skipped: behind the first who waits, everybody waits.
  let wacht = false;
  const zonderOverslaan = zet(spel.rijen, ({ status }) => {
    wacht ||= status === 'wachtlijst';
    return { status: wacht ? 'wachtlijst' : 'bevestigd' };
  });
  expect(fouten({ ...spel, rijen: zonderOverslaan })).toMatchObject({
    ...GEEN,
    beurt: Array.from({ length: 4 }, () => expect.stringMatching(/^It was the turn of m\d+, who waits\.$/)),
  });
  // Two of one region change places.
  const [eerder, later] = ['m0', 'm32'];
  const geruild = zet(spel.rijen, ({ account }) => {
    if (account === eerder) return { status: 'wachtlijst' };
    return account === later ? { status: 'bevestigd' } : {};
  });
  expect(fouten({ ...spel, rijen: geruild })).toEqual({
    ...GEEN,
    beurt: [`It was the turn of ${eerder}, who waits.`, `${later} has a place before it was their turn.`],
  });
});

test('wie een bevestiging kreeg en er niet staat, of later kwam en voor staat, ziet de proef ook', async () => {
  const spel = await speel();
  const zonderEerste = spel.rijen.filter(({ account }) => account !== 'm0');
  expect(fouten({ ...spel, rijen: zonderEerste }).gezegd).toEqual(['m0 was told to be registered, and is not.']);
  const dubbel = [...spel.rijen, ...spel.rijen.filter(({ account }) => account === 'm0')];
  expect(fouten({ ...spel, rijen: dubbel }).gezegd).toEqual(['1 registrations are there twice.']);
  const vooraan = zet(spel.rijen, ({ account }) => (account === 'm39' ? { aangemeldOp: 0 } : {}));
  expect(fouten({ ...spel, rijen: vooraan }).volgorde[0]).toBe('m0 stands behind m39, who came later.');
});

test('als het maximum omhoog gaat en daarna vervalt, schuift door wie het langst wacht; een andere keuze ziet de proef', async () => {
  const { w, rijen } = await speel();
  const ruimer = { plaatsen: 22, plafond: 3 };
  await w.wijzig({ capaciteit: ruimer.plaatsen, maxPerRegio: ruimer.plafond }, { nu: TOT });
  const hoger = await rijenIn(w);
  expect(anderDanDeBeurt(hoger, ruimer, HERKOMST, rijen)).toEqual([]);
  expect(anderDanDeBeurt(hoger, { ...ruimer, plafond: 4 }, HERKOMST, rijen)).not.toEqual([]);
  await w.wijzig({ maxPerRegio: null }, { nu: TOT });
  const los = await rijenIn(w);
  expect(los.filter(({ status }) => status === 'bevestigd')).toHaveLength(ruimer.plaatsen);
  expect(anderDanDeBeurt(los, { ...ruimer, plafond: null }, HERKOMST, hoger)).toEqual([]);
});
