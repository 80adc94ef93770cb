import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signaalstatus } from '#db/tabellen-signaal.ts';
import { nietOpgelostMelden } from '#leren/signalen/niet-opgelost.ts';
import {
  naarTafelBrengen,
  signaalBeantwoorden,
  signaalNietDoorzetten,
  signaalOpenbaarMaken,
  signaalTerugsturen,
  signaalVerbergen,
} from '#leren/signalen/signaal-afhandelen.ts';
import { signaalIntrekken, signaalWijzigen } from '#leren/signalen/signaal-indienen.ts';
import { signaalUitbundelen } from '#leren/signalen/signalen-bundelen.ts';
import { anna, bram, DAG, ingevuldSignaal, mens, NU, ORIGIN, PRAKTIJKEN, rosa, signaalwereld, wim } from './signaalwereld.ts';

const opties = { numRuns: Number(process.env.GESCHIEDENISSEN ?? 50), seed: Number(process.env.ZAAD ?? 2026) };
const WIE = { duin: anna, bos: bram, wad: wim } as const;
type Regio = keyof typeof WIE;
const REGIONAMEN = Object.keys(WIE) as Regio[];

const RE_STAPPEN = ['openbaar', 'verbergen', 'terugsturen', 'naar-tafel', 'beantwoorden', 'niet-doorzetten', 'uitbundelen'] as const;
const EIGEN_STAPPEN = ['wijzigen', 'intrekken', 'niet-opgelost'] as const;
type Stap =
  | { soort: 'indienen'; wie: Regio; openbaar: boolean }
  | { soort: (typeof RE_STAPPEN)[number]; welk: number; oud: boolean }
  | { soort: (typeof EIGEN_STAPPEN)[number]; welk: number; wie: Regio; oud: boolean }
  | { soort: 'bundelen'; welk: number; kop: number }
  | { soort: 'ook-hier' | 'niet-meer'; welk: number; wie: Regio }
  | { soort: 'samen'; van: Regio; naar: Regio }
  | { soort: 'dagen'; hoeveel: number };

const welk = fc.nat({ max: 4 });
const wie = fc.constantFrom(...REGIONAMEN);
const oud = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const stap = fc.oneof(
  { weight: 5, arbitrary: fc.record({ soort: fc.constant('indienen'), wie, openbaar: fc.integer({ min: 0, max: 3 }).map((n) => n > 0) }) },
  { weight: 8, arbitrary: fc.record({ soort: fc.constantFrom(...RE_STAPPEN), welk, oud }) },
  { weight: 5, arbitrary: fc.record({ soort: fc.constantFrom(...EIGEN_STAPPEN), welk, wie, oud }) },
  { weight: 3, arbitrary: fc.record({ soort: fc.constant('bundelen'), welk, kop: welk }) },
  { weight: 3, arbitrary: fc.record({ soort: fc.constantFrom('ook-hier', 'niet-meer'), welk, wie }) },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('samen'), van: wie, naar: wie }) },
  { weight: 2, arbitrary: fc.record({ soort: fc.constant('dagen'), hoeveel: fc.integer({ min: 1, max: 40 }) }) },
) as fc.Arbitrary<Stap>;

/** What a signal should be, kept in the plainest way. */
interface Model {
  id: string;
  regio: Regio;
  gewenst: boolean;
  status: Signaalstatus;
  bekeken: boolean;
  openbaar: boolean;
  in: string | null;
  mede: Regio[];
  bezwaar: boolean;
  af: number | null;
  /** How often its senders were told how it ended. */
  einden: number;
}
const OPEN: readonly Signaalstatus[] = ['ingediend', 'naar-tafel', 'heropend'];
const KLAAR: readonly Signaalstatus[] = ['beantwoord', 'niet-doorgezet'];

class Spel {
  readonly w: Awaited<ReturnType<typeof signaalwereld>>;
  readonly signalen: Model[] = [];
  readonly op = new Map<Regio, Regio>();
  nu = NU;
  constructor(w: Spel['w']) {
    this.w = w;
  }
  regioNu = (regio: Regio): Regio => {
    const verder = this.op.get(regio);
    return verder ? this.regioNu(verder) : regio;
  };
  kopVan = (s: Model): Model => this.signalen.find(({ id }) => id === s.in) ?? s;
  delen = (s: Model): Model[] => this.signalen.filter((een) => een.in === s.id);
  speelt = (s: Model, regio: Regio): boolean => !this.op.has(regio) && this.regioNu(s.regio) === regio;
  /** Somebody who still has the right of before a merge may do nothing with it. */
  mens = (regio: Regio) => (this.op.has(regio) ? mens(WIE[regio].id, 'auteur', this.regioNu(regio)) : WIE[regio]);

  /** Whether a step can be taken, in words of the design and not of the code. */
  magRe(soort: (typeof RE_STAPPEN)[number], s: Model): boolean {
    const open = OPEN.includes(s.status);
    const zichtbaar = open || KLAAR.includes(s.status) || s.status === 'gebundeld';
    if (soort === 'openbaar') return zichtbaar && s.gewenst && !s.openbaar;
    if (soort === 'verbergen') return zichtbaar && s.openbaar;
    if (soort === 'terugsturen') return s.status === 'ingediend' && this.delen(s).length === 0;
    return soort === 'uitbundelen' ? s.status === 'gebundeld' : open;
  }
  doeRe(soort: (typeof RE_STAPPEN)[number], s: Model): void {
    s.bekeken = true;
    if (soort === 'openbaar') s.openbaar = true;
    if (soort === 'verbergen') s.openbaar = false;
    if (soort === 'terugsturen') Object.assign(s, { status: 'teruggestuurd', openbaar: false, mede: [] });
    if (soort === 'naar-tafel') s.status = 'naar-tafel';
    if (soort === 'uitbundelen') Object.assign(s, { status: 'ingediend', in: null });
    if (soort !== 'beantwoorden' && soort !== 'niet-doorzetten') return;
    Object.assign(s, { status: soort === 'beantwoorden' ? 'beantwoord' : 'niet-doorgezet', af: this.nu });
    for (const een of [s, ...this.delen(s)]) een.einden++;
  }
  magEigen(soort: (typeof EIGEN_STAPPEN)[number], s: Model, regio: Regio): boolean {
    if (!this.speelt(s, this.regioNu(regio))) return false;
    if (soort !== 'niet-opgelost') return s.status === 'teruggestuurd' || (s.status === 'ingediend' && !s.bekeken);
    const { status, af } = this.kopVan(s);
    return KLAAR.includes(status) && !s.bezwaar && this.nu <= (af ?? 0) + 30 * DAG;
  }
  doeEigen(soort: (typeof EIGEN_STAPPEN)[number], s: Model): void {
    if (soort === 'intrekken') s.status = 'ingetrokken';
    if (soort === 'wijzigen') Object.assign(s, { status: 'ingediend', bekeken: false });
    if (soort !== 'niet-opgelost') return;
    s.bezwaar = true;
    this.kopVan(s).status = 'heropend';
  }
}

const ANTWOORD = { antwoord: 'Ja.', namens: 'OCW', antwoordDag: '2026-11-24' };
async function reStap({ w, nu }: Spel, soort: (typeof RE_STAPPEN)[number], id: string, nummer: number): Promise<boolean> {
  const hoe = { nu, nummer };
  const reden = { reden: 'Daarom.' };
  const tafel = { tafel: 'Raad', tafelDag: '', toelichting: '' };
  const doe = {
    openbaar: () => w.stap(signaalOpenbaarMaken, id, {}, hoe),
    verbergen: () => w.stap(signaalVerbergen, id, reden, hoe),
    terugsturen: () => w.stap(signaalTerugsturen, id, reden, hoe),
    'naar-tafel': () => w.stap(naarTafelBrengen, id, tafel, hoe),
    beantwoorden: () => w.stap(signaalBeantwoorden, id, ANTWOORD, hoe),
    'niet-doorzetten': () => w.stap(signaalNietDoorzetten, id, reden, hoe),
    uitbundelen: () => w.stap(signaalUitbundelen, id, { toelichting: '' }, hoe),
  };
  return (await doe[soort]()).gelukt;
}
async function eigenStap(spel: Spel, soort: (typeof EIGEN_STAPPEN)[number], id: string, regio: Regio, nummer: number): Promise<boolean> {
  const { w, nu } = spel;
  const hoe = { account: spel.mens(regio), nu, nummer };
  if (soort === 'intrekken') return (await w.stap(signaalIntrekken, id, {}, hoe)).gelukt;
  if (soort === 'niet-opgelost') return (await w.stap(nietOpgelostMelden, id, { tekst: 'Nee.' }, hoe)).gelukt;
  const er = await w.lees(id);
  const ingevuld = ingevuldSignaal({ titel: er.titel, speelt: `Anders ${nu}.`, openbaarGewenst: er.openbaarGewenst, nummer });
  return (await signaalWijzigen(w.db, { account: hoe.account, inhoud: w.inhoud, id, ingevuld, origin: ORIGIN, nu })).gelukt;
}

/** Nobody but the Realisatie-Eenheid, who reads of it by the hour, gets two letters of one step. */
async function zetMetBrieven(spel: Spel, een: Stap): Promise<void> {
  const eerder = (await spel.w.brieven()).length;
  await zet(spel, een);
  const aan = (await spel.w.brieven()).slice(eerder).flatMap((brief) => (brief.aan === rosa.adres ? [] : brief.aan));
  expect(aan, JSON.stringify(een)).toEqual([...new Set(aan)]);
}

async function zet(spel: Spel, een: Stap): Promise<void> {
  const { w, signalen } = spel;
  spel.nu += 1000;
  if (een.soort === 'dagen') {
    spel.nu += een.hoeveel * DAG;
    return;
  }
  if (een.soort === 'samen') {
    if (spel.op.has(een.van) || spel.op.has(een.naar) || een.van === een.naar) return;
    spel.op.set(een.van, een.naar);
    w.zet(
      REGIONAMEN.map((slug) => ({ slug, ...(spel.op.has(slug) && { opgegaan_in: spel.op.get(slug) as string }) })),
      PRAKTIJKEN,
    );
    return;
  }
  if (een.soort === 'indienen') {
    const regio = spel.regioNu(een.wie);
    const titel = `Signaal ${signalen.length + 1}`;
    const uitslag = await w.dienIn(spel.mens(een.wie), regio, { titel, openbaarGewenst: een.openbaar }, spel.nu);
    // More than ten a day is no history of ours.
    if (!uitslag.gelukt) return;
    const leeg = { bekeken: false, openbaar: false, in: null, mede: [], bezwaar: false, af: null, einden: 0 };
    signalen.push({ id: uitslag.id, regio, gewenst: een.openbaar, status: 'ingediend', ...leeg });
    return;
  }
  const s = signalen[een.welk % Math.max(1, signalen.length)];
  if (!s) return;
  if (een.soort === 'bundelen') return bundel(spel, s, een.kop);
  if (!('oud' in een)) return sluitAan(spel, s, een.soort, een.wie);
  const er = await w.lees(s.id);
  const { nummer } = een.soort === 'niet-opgelost' ? er.verloop : er;
  // Who saw an older version never writes over what is there: two versions back can not be a click twice.
  const gezien = een.oud ? Math.max(0, nummer - 2) : nummer;
  if ('wie' in een) {
    const mag = spel.magEigen(een.soort, s, een.wie) && !een.oud;
    expect(await eigenStap(spel, een.soort, s.id, een.wie, gezien), JSON.stringify(een)).toBe(mag);
    if (mag) spel.doeEigen(een.soort, s);
  } else {
    const mag = spel.magRe(een.soort, s) && !een.oud;
    expect(await reStap(spel, een.soort, s.id, gezien), JSON.stringify(een)).toBe(mag);
    if (mag) spel.doeRe(een.soort, s);
  }
}

async function bundel(spel: Spel, s: Model, welke: number): Promise<void> {
  const gekozen = spel.signalen[welke % spel.signalen.length];
  if (!gekozen) return;
  const kop = spel.kopVan(gekozen);
  const { gelukt } = await spel.w.bundel([s.id], gekozen.id, { nu: spel.nu });
  const al = s.in === kop.id;
  const vanTafel = s.status === 'naar-tafel' && kop.status !== 'naar-tafel';
  const mag = s !== kop && (al || (OPEN.includes(s.status) && OPEN.includes(kop.status) && !vanTafel));
  expect(gelukt, `${s.id} in ${gekozen.id}`).toBe(mag);
  if (!mag || al) return;
  for (const een of [s, ...spel.delen(s)]) Object.assign(een, { status: 'gebundeld', in: kop.id, bekeken: true });
  kop.bekeken = true;
}

async function sluitAan(spel: Spel, s: Model, soort: 'ook-hier' | 'niet-meer', wie: Regio): Promise<void> {
  const regio = spel.regioNu(wie);
  const al = s.mede.filter((een) => spel.regioNu(een) === regio);
  const eigen = spel.regioNu(s.regio) === regio;
  const isAl = (soort === 'ook-hier') === al.length > 0;
  const ziet = s.openbaar || (soort === 'niet-meer' && al.length > 0);
  const mag = ziet && !eigen && (isAl || OPEN.includes(spel.kopVan(s).status));
  const { gelukt } = await (soort === 'ook-hier'
    ? spel.w.ookHier(spel.mens(wie), s.id, regio, 'Hier ook.', spel.nu)
    : spel.w.nietMeer(spel.mens(wie), s.id, regio, spel.nu));
  expect(gelukt, `${soort} ${wie}`).toBe(mag);
  if (!mag || isAl) return;
  if (soort === 'ook-hier') s.mede.push(regio);
  else s.mede = s.mede.filter((een) => !al.includes(een));
}

/** Everything as it should be: each state, what everybody may read, who is in which bundle. */
async function klopt({ w, signalen, ...spel }: Spel): Promise<void> {
  const openbaar = await w.openbaar();
  for (const s of signalen) {
    const er = await w.lees(s.id);
    const kop = spel.kopVan(s);
    expect([er.status, er.verloop.status, er.gebundeldIn, er.bekekenOp !== null, er.openbaarOp !== null]).toEqual([
      ...[s.status, kop.status, s.in, s.bekeken, s.openbaar],
    ]);
    const getoond = openbaar.een(s.id);
    expect(getoond !== undefined).toBe(s.openbaar);
    const mede = new Set(s.mede.map(spel.regioNu));
    mede.delete(spel.regioNu(s.regio));
    if (getoond) expect(getoond.mede.map(({ slug }) => slug).sort()).toEqual([...mede].sort());
    if (getoond) expect(getoond.kop?.id ?? null).toBe(kop !== s && kop.openbaar ? kop.id : null);
  }
}

/** What ended has words, and was told to its senders as often as it ended. */
async function nagelopen({ w, signalen }: Spel): Promise<void> {
  const brieven = await w.brieven();
  for (const s of signalen) {
    const er = await w.lees(s.id);
    if (KLAAR.includes(er.verloop.status)) expect(er.verloop.antwoord).not.toBe('');
    const einden = brieven.filter(({ aan, onderwerp }) => aan === WIE[s.regio].adres && /^(Antwoord|Niet doorgezet)/.test(onderwerp));
    // Somebody with more signals in one bundle gets one letter, which names each of them.
    const verteld = einden.filter(({ tekst, onderwerp }) => onderwerp.endsWith(`: ${er.titel}`) || tekst.includes(`‘${er.titel}’`)).length;
    expect(verteld, er.titel).toBe(s.einden);
    const stappen = await w.db
      .selectFrom('signaalstap')
      .select(['nummer', 'op'])
      .where('signaal_id', '=', s.id)
      .orderBy('nummer')
      .execute();
    expect(stappen.map(({ nummer }) => nummer)).toEqual(stappen.map((_, plek) => plek + 1));
    expect(stappen.every(({ op }, plek) => plek === 0 || op >= (stappen[plek - 1]?.op ?? 0))).toBe(true);
  }
  expect(brieven.filter(({ aan, onderwerp }) => aan === rosa.adres && !/^(Nieuw|Opnieuw|Volgens|Speelt|\d)/.test(onderwerp))).toEqual([]);
}

async function speel(stappen: readonly Stap[]): Promise<void> {
  const spel = new Spel(await signaalwereld());
  for (const een of stappen) {
    await zetMetBrieven(spel, een);
    await klopt(spel);
  }
  await nagelopen(spel);
}

test('na elke reeks van indienen, bundelen, samenvoegen en beantwoorden is elk signaal wat het hoort te zijn', async () => {
  await fc.assert(fc.asyncProperty(fc.array(stap, { minLength: 6, maxLength: 26 }), speel), opties);
}, 600_000);
