import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NU } from '../wereld.ts';
import { MENSEN, Model, type Stap } from './model.ts';
import { type Begin, type Huis, huis, juisteAgenda } from './uitvoeren.ts';

const AANTAL = Number(process.env.GESCHIEDENISSEN ?? 50);
const opties = { numRuns: AANTAL, seed: Number(process.env.ZAAD ?? 2026) };

const wie = fc.constantFrom(...MENSEN);
const deelname = fc.constantFrom('fysiek', 'online');
const uren = fc.integer({ min: -48, max: 24 * 25 });
const vast = <D extends string>(...doe: D[]) => fc.record({ doe: fc.constantFrom(...doe) });
/** The form never lets more be held back than there are. */
const plaatsen = fc
  .record({ doe: fc.constant('plaatsen'), capaciteit: fc.constantFrom(0, 1, 1, 2, 2, 3, 5), achtergehouden: fc.nat(1) })
  .map((een) => ({ ...een, achtergehouden: Math.min(een.achtergehouden, een.capaciteit) }));
const stap: fc.Arbitrary<Stap> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ doe: fc.constant('aanmelden'), wie, deelname }) },
  { weight: 4, arbitrary: fc.record({ doe: fc.constantFrom('afmelden', 'afmelden-met-sleutel', 'van-lijst-halen'), wie }) },
  { weight: 2, arbitrary: fc.record({ doe: fc.constant('antwoorden'), wie, deelname }) },
  { weight: 2, arbitrary: vast('aankondigen', 'openzetten', 'openzetten') },
  {
    weight: 1,
    arbitrary: fc.oneof(
      { weight: 1, arbitrary: vast('afgelasten') },
      { weight: 4, arbitrary: fc.record({ doe: fc.constant('titel'), titel: fc.constantFrom('Een', 'Twee') }) },
    ),
  },
  { weight: 3, arbitrary: plaatsen },
  { weight: 2, arbitrary: fc.record({ doe: fc.constant('venster'), vanafUren: fc.constantFrom(-24, -24, 0, 12, 72), totUren: uren }) },
  {
    weight: 2,
    arbitrary: fc.record({
      doe: fc.constant('verzetten'),
      plek: fc.nat(2),
      minuten: fc.constantFrom(-60 * 24 * 9, -60, -14, 5, 15, 90, 60 * 24 * 3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      doe: fc.constant('waar'),
      plaats: fc.constantFrom('Zwolle', 'Meppel'),
      link: fc.constantFrom('https://a.example/', 'https://b.example/'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      doe: fc.constant('wachten'),
      minuten: fc.oneof(fc.constantFrom(1, 1, 30, 5 * 60, 5 * 60, 24 * 60, 3 * 24 * 60), fc.nat(9 * 24 * 60)),
    }),
  },
);
const begin: fc.Arbitrary<Begin> = fc.record({
  status: fc.constantFrom('open', 'open', 'open', 'save-the-date', 'concept'),
  capaciteit: fc.constantFrom(1, 1, 2),
  achtergehouden: fc.constantFrom(0, 0, 1),
  bijeenkomsten: fc.constantFrom(1, 1, 3),
});
const geschiedenis = fc.tuple(begin, fc.array(stap, { minLength: 12, maxLength: 45, size: 'max' }));

/** Lives one history in the house and in the model, and holds them against each other after every step. `saboteer` plays a rule that is missing. */
async function leef([eerst, stappen]: [Begin, Stap[]], saboteer: (h: Huis, stap: Stap) => Promise<void> = async () => {}): Promise<void> {
  const h = await huis(eerst, NU);
  try {
    const { aanmeldenVanaf: vanaf, aanmeldenTot: sluit, bijeenkomsten } = await h.sessie();
    const rij = bijeenkomsten.map(({ icalUid: uid, beginOp, eindOp }) => ({ uid, begin: beginOp, eind: eindOp }));
    const { status, capaciteit, achtergehouden } = eerst;
    const model = new Model({ status, capaciteit, achtergehouden, nu: NU, vanaf, sluit, bijeenkomsten: rij });
    for (const een of stappen) {
      const verwacht = model.doe(een);
      const gelukt = await h.doe(een, model.nu);
      await saboteer(h, een);
      const brieven = await h.post();
      const echt = await h.sessie();
      expect({ gelukt, brieven: gesorteerd(brieven), status: echt.status, mensen: await h.mensen() }).toEqual({
        gelukt: verwacht.gelukt,
        brieven: gesorteerd(verwacht.brieven),
        status: model.status,
        mensen: Object.fromEntries([...model.mensen].map(([naam, { status: hoe }]) => [naam, hoe])),
      });
      for (const naam of MENSEN) expect(komend(h, naam, model), naam).toEqual(juisteAgenda(model, naam));
    }
  } finally {
    await h.w.sluit();
  }
}
const gesorteerd = (brieven: Partial<Record<string, string[]>>) =>
  Object.fromEntries(Object.entries(brieven).map(([naam, lijst]) => [naam, [...(lijst ?? [])].sort()]));
/** What is over stays in calendars as it was: only what is still to come is compared. */
const komend = ({ agendas }: Huis, naam: (typeof MENSEN)[number], { bijeenkomsten, nu }: Model) =>
  new Map([...agendas[naam].inhoud].filter(([uid, { eind }]) => (bijeenkomsten.find((een) => een.uid === uid)?.eind ?? eind) > nu));

test(`${AANTAL} willekeurige geschiedenissen houden elke regel van de plaatsen, en ieders agenda klopt na elke stap`, async () => {
  await fc.assert(
    fc.asyncProperty(geschiedenis, (een) => leef(een)),
    opties,
  );
});

// Each plays a rule that somebody took out: after every step the house is left as it would have been without it.
const laatsteBrief = (h: Huis) => h.w.db.selectFrom('outbox').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
const SABOTAGE: Record<string, (h: Huis, stap: Stap) => Promise<unknown>> = {
  'wie wacht wordt overgeslagen': async ({ w }, { doe }) =>
    doe === 'aanmelden' && w.db.updateTable('aanmelding').set({ status: 'bevestigd' }).where('status', '=', 'wachtlijst').execute(),
  'wie vooraan staat schuift niet door': async ({ w }, { doe }) => {
    if (doe === 'aanmelden') return;
    const aan = (await w.db.selectFrom('outbox').select('aan').where('onderwerp', 'like', 'Je hebt een plaats%').execute()).map(
      (een) => een.aan,
    );
    const namen = aan.map((adres) => adres.replace(/@.*/, ''));
    if (namen.length > 0) await w.db.updateTable('aanmelding').set({ status: 'wachtlijst' }).where('account_id', 'in', namen).execute();
  },
  'wie teruggaat houdt de oude beurt': async ({ w }) =>
    w.db.updateTable('aanmelding').set({ aangemeld_op: 1 }).where('account_id', '=', 'anna').execute(),
  'een brief gaat niet uit': async (h) => {
    const brief = await laatsteBrief(h);
    if (brief && /^Je bent afgemeld/.test(brief.onderwerp)) await h.w.db.deleteFrom('outbox').where('id', '=', brief.id).execute();
  },
  'de afspraak blijft na afmelden staan': async (h) =>
    h.w.db.updateTable('outbox').set({ agenda: null }).where('agenda_methode', '=', 'CANCEL').execute(),
  'de agenda telt niet door': async (h) => {
    for (const { id, agenda } of await h.w.db.selectFrom('outbox').select(['id', 'agenda']).where('agenda', 'is not', null).execute())
      await h.w.db
        .updateTable('outbox')
        .set({ agenda: agenda?.replace(/SEQUENCE:(\d+)/g, (_, n) => `SEQUENCE:${9 - Number(n)}`) ?? null })
        .where('id', '=', id)
        .execute();
  },
};

test.each(Object.entries(SABOTAGE))('dat valt op: %s', async (_, saboteer) => {
  const uitslag = await fc.check(
    fc.asyncProperty(geschiedenis, (een) => leef(een, async (h, doe) => void (await saboteer(h, doe)))),
    { ...opties, numRuns: 50, endOnFailure: true },
  );
  expect(uitslag.failed).toBe(true);
});
