// Worker thread of draad.ts: an index and the small one beside it, and the engine that asks them.
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { maakMotor } from '#zoeken/motor.ts';
import { zonderWoordenVan } from '#zoeken/openbaar/paginawoorden.ts';
import type { Index } from '#zoeken/pagefind.ts';
import { type Bijbestand, samenvoegen } from '#zoeken/samenvoegen.ts';
import { openWoordenboek } from '#zoeken/woordenboek/woordenboek.ts';
import type { Antwoord, Opdracht } from './draad.ts';
import { openIndexOpSchijf } from './index-op-schijf.ts';
import { loopWarm } from './warmlopen.ts';

const { map }: { map: string } = workerData;
const groot = await openIndexOpSchijf(map);
let klein: { map: string; index: Index } | null = null;
/** Beside the indexes, for all of them. */
const woordenboek = openWoordenboek(dirname(map));
const juist = async (woorden: readonly string[]) => woorden.filter(woordenboek.isJuist);
let motor = maakMotor(groot, juist);

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
  motor = maakMotor(samenvoegen(await zonder(groot, map), kleinNu, weg), juist);
}

async function doe(opdracht: Opdracht): Promise<Partial<Antwoord>> {
  if ('adres' in opdracht) return { uitslag: await motor(opdracht.adres, { nu: opdracht.nu }) };
  if ('woorden' in opdracht) return { juist: await juist(opdracht.woorden) };
  if ('bij' in opdracht) await neem(opdracht.bij);
  else await loopWarm(motor, opdracht.warm);
  return {};
}

parentPort?.on('message', async (opdracht: Opdracht) => {
  const { nummer } = opdracht;
  const antwoord: Antwoord = await doe(opdracht).then(
    (antwoord) => ({ nummer, ...antwoord }),
    (fout) => ({ nummer, fout: String(fout) }),
  );
  parentPort?.postMessage(antwoord);
});
parentPort?.postMessage({ nummer: 0 } satisfies Antwoord);
