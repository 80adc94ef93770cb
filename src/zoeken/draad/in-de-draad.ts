// Worker thread of draad.ts: an index and the small one beside it, and the engine that asks them.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { maakMotor } from '#zoeken/motor.ts';
import { zonderWoordenVan } from '#zoeken/openbaar/paginawoorden.ts';
import type { Index } from '#zoeken/pagefind.ts';
import { type Bijbestand, samenvoegen } from '#zoeken/samenvoegen.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';
import type { Antwoord, Opdracht } from './draad.ts';
import { openIndexOpSchijf } from './index-op-schijf.ts';
import { loopWarm } from './warmlopen.ts';

const { map }: { map: string } = workerData;
const groot = await openIndexOpSchijf(map);
let klein: { map: string; index: Index } | null = null;
let motor = maakMotor(groot);

async function neem(bij: Bijbestand): Promise<void> {
  if (bij.map === null) klein = null;
  else if (klein?.map !== bij.map) klein = { map: bij.map, index: await openIndexOpSchijf(join(map, bij.map)) };
  const weg = new Set(bij.weg);
  /** Words that only stood on what is gone are no words of the site any more. */
  const zonder = async (index: Index, waar: string): Promise<Index> => ({
    ...index,
    bestand: { ...index.bestand, woorden: await zonderWoordenVan(waar, index.bestand.woorden, weg) },
  });
  const kleinNu = klein && (await zonder(klein.index, join(map, klein.map)));
  motor = maakMotor(samenvoegen(await zonder(groot, map), kleinNu, weg));
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
