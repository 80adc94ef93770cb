// Worker thread of onderzoeker.ts: one index and the small one beside it, their queries, and the browser globals that Pagefind wants.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Bijbestand, type Opengeslagen, samen } from '#zoeken/bijindex.ts';
import { maakMotor } from '#zoeken/motor.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';
import type { Antwoord, Opdracht } from './onderzoeker.ts';
import { leesBestand, openBundel, openDeel } from './openen-node.ts';
import { loopWarm } from './warmlopen.ts';

const { map }: { map: string } = workerData;
const bestand = await leesBestand(map);
const groot: Opengeslagen = { bestand, bron: await openBundel(map, bestand.delen) };
let klein: (Opengeslagen & { map: string }) | null = null;
let motor = motorMet([]);

function motorMet(weg: readonly string[]) {
  const { laag, bron } = samen(groot, klein, new Set(weg));
  return maakMotor(laag, bron);
}

async function neem(bij: Bijbestand): Promise<void> {
  if (bij.map === null) klein = null;
  else if (klein?.map !== bij.map)
    klein = { map: bij.map, bestand: await leesBestand(join(map, bij.map)), bron: await openDeel(map, bij.map) };
  motor = motorMet(bij.weg);
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
