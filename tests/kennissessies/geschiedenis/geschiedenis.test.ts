import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NU } from '../wereld.ts';
import { Model } from './model.ts';
import { SABOTAGE, TOEGESPITST } from './sabotage.ts';
import { type Begin, geschiedenis, MENSEN, type Stap } from './stappen.ts';
import { type Huis, huis, juisteAgenda, standVan } from './uitvoeren.ts';

const AANTAL = Number(process.env.GESCHIEDENISSEN ?? 50);
const opties = { numRuns: AANTAL, seed: Number(process.env.ZAAD ?? 2026) };

/** Lives one history in the house and in the model, and holds them against each other after every step. `saboteer` plays a rule that is missing. */
async function leef([eerst, stappen]: [Begin, Stap[]], saboteer: (h: Huis, stap: Stap) => Promise<void> = async () => {}): Promise<void> {
  const h = await huis(eerst, NU);
  try {
    const { aanmeldenVanaf: vanaf, aanmeldenTot: sluit, bijeenkomsten } = await h.sessie();
    const achter = (onderdeel: string, plek: number) =>
      bijeenkomsten.length > 1 ? ` – ${onderdeel} (bijeenkomst ${plek + 1} van ${bijeenkomsten.length})` : '';
    const rij = bijeenkomsten.map(({ icalUid: uid, beginOp, eindOp, onderdeel }, plek) => {
      return { uid, begin: beginOp, eind: eindOp, achter: achter(onderdeel, plek) };
    });
    const { status, capaciteit, capaciteitOnline, achtergehouden } = eerst;
    const model = new Model({ status, capaciteit, capaciteitOnline, achtergehouden, nu: NU, vanaf, sluit, bijeenkomsten: rij });
    for (const een of stappen) {
      const eerder = model.nu;
      const verwacht = model.doe(een);
      const gelukt = await h.doe(een, een.doe.startsWith('wachten') ? model.nu : eerder);
      await saboteer(h, een);
      const brieven = gesorteerd(await h.post());
      const { status: stand, achtergehouden: nog } = await h.sessie();
      const echt = { gelukt, brieven, status: stand, achtergehouden: nog, mensen: await h.mensen(), ...(await h.rest()) };
      expect(echt).toEqual({ gelukt: verwacht.gelukt, brieven: gesorteerd(verwacht.brieven), ...standVan(model) });
      const { gehouden, vers } = await h.agenda();
      expect(gehouden).toEqual(vers);
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
    fc.asyncProperty(geschiedenis(), (een) => leef(een)),
    opties,
  );
});

// A short run tries the rules and not the proof that it sees them missing.
test.skipIf(AANTAL < 50).each(Object.entries(SABOTAGE))('dat valt op: %s', async (regel, saboteer) => {
  const uitslag = await fc.check(
    fc.asyncProperty(geschiedenis(TOEGESPITST[regel]), (een) => leef(een, async (h, doe) => void (await saboteer(h, doe)))),
    { ...opties, numRuns: 400, endOnFailure: true },
  );
  // Seen by what the two hold against each other, not by a step that broke off.
  expect(uitslag).toMatchObject({ failed: true, errorInstance: { name: 'AssertionError' } });
});
