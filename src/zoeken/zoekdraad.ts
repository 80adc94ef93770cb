// Worker thread of onderzoeker.ts: one index, its queries, and the browser globals that Pagefind wants.
import { parentPort, workerData } from 'node:worker_threads';
import { maakMotor } from './motor.ts';
import type { Antwoord, Opdracht } from './onderzoeker.ts';
import { leesLaag, openBundel } from './openen-node.ts';

const { map }: { map: string } = workerData;
const laag = await leesLaag(map);
const motor = maakMotor(laag, await openBundel(map, laag.bestand.delen));

parentPort?.on('message', async ({ nummer, adres, nu }: Opdracht) => {
  const antwoord: Antwoord = await motor(adres, { nu }).then(
    (uitslag) => ({ nummer, uitslag }),
    (fout) => ({ nummer, fout: String(fout) }),
  );
  parentPort?.postMessage(antwoord);
});
parentPort?.postMessage({ nummer: 0 } satisfies Antwoord);
