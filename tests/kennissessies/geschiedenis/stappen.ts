import fc from 'fast-check';

export const MENSEN = ['Anna', 'Bram', 'Carla', 'Dirk', 'Emma'] as const;
export type Mens = (typeof MENSEN)[number];
export type Vorm = 'fysiek' | 'online';
/** The part of the only round: one with a single place, one with two, or later. */
export type Keuze = 'o1' | 'o2' | '';
/** What everybody says of their region at sign-up, and how that region stands. */
export const REGIO: Record<Mens, { onderwijsregio: string; regiostatus: string } | null> = {
  Anna: { onderwijsregio: 'waterkant', regiostatus: 'voorloper' },
  Bram: { onderwijsregio: 'waterkant', regiostatus: 'voorloper' },
  Carla: { onderwijsregio: 'veenhoek', regiostatus: 'in-oprichting' },
  Dirk: null,
  Emma: null,
};
export type Tikuitslag = 'aanwezig' | 'afwezig' | null;

/** One thing that somebody does, or time passing. Days count from the moment at which it is done, or from what was there. */
export type Stap =
  | { doe: 'aanmelden'; wie: Mens; deelname: Vorm; onderdeel: Keuze }
  | { doe: 'kiezen'; wie: Mens; onderdeel: Keuze }
  | { doe: 'afmelden' | 'afmelden-met-sleutel' | 'van-lijst-halen'; wie: Mens }
  | { doe: 'antwoorden'; wie: Mens; deelname: Vorm; opgeven: boolean }
  | { doe: 'uitnodigen' | 'weigeren' | 'terugnemen'; wie: Mens }
  | { doe: 'aankondigen' | 'openzetten' | 'afgelasten' | 'vrijgeven' }
  | { doe: 'vrijgeven-op'; uren: number }
  | { doe: 'plaatsen'; capaciteit: number; achtergehouden: number; online: number | null }
  | { doe: 'venster'; vanafUren: number; totUren: number }
  /** Who goes first for so many hours, and how many of a region can come; without hours a cap stays. */
  | { doe: 'grenzen'; eerst: string[]; eerstUren: number; max: number | null; maxUren: number | null }
  | { doe: 'verzetten'; plek: number; minuten: number }
  | { doe: 'waar'; plaats: 'Zwolle' | 'Meppel'; link: 'https://a.example/' | 'https://b.example/' }
  | { doe: 'titel'; titel: string }
  | { doe: 'brief'; aan: 'allen' | 'plaats' | 'wachtlijst'; kenmerk: number }
  | { doe: 'tikken'; wie: Mens; plek: number; uitslag: Tikuitslag }
  | { doe: 'zonder'; plek: number; aantal: number }
  | { doe: 'wachten'; minuten: number }
  /** Until so many minutes after the next meeting begins. */
  | { doe: 'wachten-tot'; minuten: number };

export interface Begin {
  status: 'concept' | 'save-the-date' | 'open';
  capaciteit: number;
  capaciteitOnline: number | null;
  achtergehouden: number;
  bijeenkomsten: 1 | 3;
}

const wie = fc.constantFrom(...MENSEN);
const deelname = fc.constantFrom<Vorm>('fysiek', 'online');
const onderdeel = fc.constantFrom<Keuze>('o1', 'o1', 'o2', '');
const plek = fc.nat(2);
const online = fc.constantFrom(null, null, 0, 1, 2);
const kans = (weight: number, arbitrary: fc.Arbitrary<Stap>) => ({ weight, arbitrary });
const vast = (...doe: ('aankondigen' | 'openzetten' | 'afgelasten' | 'vrijgeven')[]) => fc.record({ doe: fc.constantFrom(...doe) });
const bij = <D extends Stap['doe'], R>(doe: D, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
  fc.record<R>(rest).map((waarden) => ({ doe, ...waarden }));
/** The form never lets more be held back than there are. */
const plaatsen = fc
  .record({ capaciteit: fc.constantFrom(0, 1, 1, 2, 2, 3, 5), achtergehouden: fc.nat(1), online })
  .map((een) => ({ doe: 'plaatsen' as const, ...een, achtergehouden: Math.min(een.achtergehouden, een.capaciteit) }));
const wachten = fc.oneof(fc.constantFrom(1, 1, 30, 5 * 60, 5 * 60, 24 * 60, 3 * 24 * 60), fc.nat(9 * 24 * 60));

/** Every kind of step, with how often it comes. */
const SOORTEN = {
  aanmelden: kans(12, bij('aanmelden', { wie, deelname, onderdeel })),
  kiezen: kans(4, bij('kiezen', { wie, onderdeel })),
  afmelden: kans(4, fc.record({ doe: fc.constantFrom('afmelden', 'afmelden-met-sleutel', 'van-lijst-halen'), wie })),
  antwoorden: kans(4, bij('antwoorden', { wie, deelname, opgeven: fc.boolean() })),
  uitnodigen: kans(6, fc.record({ doe: fc.constantFrom('uitnodigen', 'uitnodigen', 'weigeren', 'terugnemen'), wie })),
  uitbrengen: kans(2, vast('aankondigen', 'openzetten', 'openzetten')),
  vrijgeven: kans(2, vast('vrijgeven')),
  vrijgevenOp: kans(1, bij('vrijgeven-op', { uren: fc.integer({ min: -24, max: 24 * 12 }) })),
  afgelasten: kans(1, fc.oneof(vast('afgelasten'), bij('titel', { titel: fc.constantFrom('Een', 'Twee') }))),
  plaatsen: kans(3, plaatsen),
  venster: kans(2, bij('venster', { vanafUren: fc.constantFrom(-24, -24, 0, 12, 72), totUren: fc.integer({ min: -48, max: 24 * 25 }) })),
  grenzen: kans(
    3,
    bij('grenzen', {
      eerst: fc.constantFrom<string[]>([], [], ['in-oprichting'], ['voorloper', 'onderwijsregio']),
      eerstUren: fc.constantFrom(-1, 5, 24, 24 * 9),
      max: fc.constantFrom(null, 1, 1, 2),
      maxUren: fc.constantFrom(null, -1, 5, 24, 24 * 9),
    }),
  ),
  verzetten: kans(2, bij('verzetten', { plek, minuten: fc.constantFrom(-60 * 24 * 9, -60, -14, 5, 15, 90, 60 * 24 * 3) })),
  waar: kans(
    2,
    bij('waar', { plaats: fc.constantFrom('Zwolle', 'Meppel'), link: fc.constantFrom('https://a.example/', 'https://b.example/') }),
  ),
  brief: kans(2, bij('brief', { aan: fc.constantFrom('allen', 'plaats', 'wachtlijst'), kenmerk: fc.nat(3) })),
  tikken: kans(4, bij('tikken', { wie, plek, uitslag: fc.constantFrom('aanwezig', 'aanwezig', 'afwezig', null) })),
  zonder: kans(1, bij('zonder', { plek, aantal: fc.nat(3) })),
  wachten: kans(4, bij('wachten', { minuten: wachten })),
  wachtenTot: kans(1, bij('wachten-tot', { minuten: fc.constantFrom(-121, -90, -90, -30, 60, 24 * 60, 15 * 24 * 60) })),
};
export type Soort = keyof typeof SOORTEN;
const ALLE = Object.keys(SOORTEN) as Soort[];

const begin: fc.Arbitrary<Begin> = fc.record({
  status: fc.constantFrom('open', 'open', 'open', 'save-the-date', 'concept'),
  capaciteit: fc.constantFrom(1, 1, 2),
  capaciteitOnline: online,
  achtergehouden: fc.constantFrom(0, 0, 1),
  bijeenkomsten: fc.constantFrom(1, 1, 3),
});
/** A session and what happens to it: of all kinds of steps, or of these only. */
export const geschiedenis = (soorten: readonly Soort[] = ALLE) =>
  fc.tuple(begin, fc.array(fc.oneof(...soorten.map((soort) => SOORTEN[soort])), { minLength: 12, maxLength: 45, size: 'max' }));
