// Worker thread of onderzoeker.ts: one index and the small one beside it, their queries, and the browser globals that Pagefind wants.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Bijbestand, type Opengeslagen, samen } from '#zoeken/bijindex.ts';
import { maakMotor } from '#zoeken/motor.ts';
import { zonderWoordenVan } from '#zoeken/openbaar/paginawoorden.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';
import type { Antwoord, Opdracht } from './onderzoeker.ts';
import { leesBestand, openBundel, openDeel } from './openen-node.ts';
import { loopWarm } from './warmlopen.ts';

const { map }: { map: string } = workerData;
const bestand = await leesBestand(map);
const groot: Opengeslagen = { bestand, bron: await openBundel(map, bestand.delen) };
let klein: (Opengeslagen & { map: string }) | null = null;
let motor = await motorMet([]);

async function motorMet(vervallen: readonly string[]) {
  const weg = new Set(vervallen);
  /** Words that only stood on what is gone are no words of the site any more. */
  const zonder = async (index: Opengeslagen, waar: string): Promise<Opengeslagen> => ({
    ...index,
    bestand: { ...index.bestand, woorden: await zonderWoordenVan(waar, index.bestand.woorden, weg) },
  });
  const { laag, bron } = samen(await zonder(groot, map), klein && (await zonder(klein, join(map, klein.map))), weg);
  return maakMotor(laag, bron);
}

async function neem(bij: Bijbestand): Promise<void> {
  if (bij.map === null) klein = null;
  else if (klein?.map !== bij.map)
    klein = { map: bij.map, bestand: await leesBestand(join(map, bij.map)), bron: await openDeel(map, bij.map) };
  motor = await motorMet(bij.weg);
}

async function doe(opdracht: Opdracht): Promise<Zoekuitslag | undefined> {
  if ('adres' in opdracht) return motor(opdracht.adres, { nu: opdracht.nu });
  if ('bij' in opdracht) await neem(opdracht.bij);
  else await loopWarm(motor, opdracht.warm);
  return undefined;
}

parentPort?.on('message', async (opdracht: Opdracht) => {
  const { nummer } = opdracht;
  const antwoord: Antwoord = await doe(opdracht).then(
    (uitslag) => ({ nummer, uitslag }),
    (fout) => ({ nummer, fout: String(fout) }),
  );
  parentPort?.postMessage(antwoord);
});
parentPort?.postMessage({ nummer: 0 } satisfies Antwoord);
