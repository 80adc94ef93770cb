import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bijlage } from './onderdelen.ts';
import type { Kop, Stuk } from './stuk.ts';
import { RENDERVERSIE, tekstNaarHtml } from './tekst.ts';

interface Gerenderd {
  html: string;
  koppen: Kop[];
}
const MAX_IN_GEHEUGEN = 2000;

/** Rendered texts by digest: the newest in memory, all of them in `map`, which can be thrown away at any time. */
export function bewaarplaats(map: string): (stuk: Stuk) => Gerenderd {
  mkdirSync(map, { recursive: true });
  const geheugen = new Map<string, Gerenderd>();
  return (stuk) => {
    const sleutel = `${stuk.digest}-${RENDERVERSIE}`;
    const pad = join(map, `${sleutel}.json`);
    const gerenderd = geheugen.get(sleutel) ?? opgehaald(pad) ?? gemaakt(stuk, pad);
    geheugen.delete(sleutel);
    geheugen.set(sleutel, gerenderd);
    if (geheugen.size > MAX_IN_GEHEUGEN) geheugen.delete(geheugen.keys().next().value as string);
    return gerenderd;
  };
}

function opgehaald(pad: string): Gerenderd | undefined {
  try {
    return JSON.parse(readFileSync(pad, 'utf8'));
  } catch {
    return undefined;
  }
}

function gemaakt(stuk: Stuk, pad: string): Gerenderd {
  const bijlagen: readonly Bijlage[] = 'downloads' in stuk.gegevens ? stuk.gegevens.downloads : [];
  const gerenderd = tekstNaarHtml(stuk.tekst, bijlagen);
  try {
    writeFileSync(`${pad}.${process.pid}`, JSON.stringify(gerenderd));
    renameSync(`${pad}.${process.pid}`, pad);
  } catch {
    // A full or read-only disk: it is rendered again next time.
  }
  return gerenderd;
}
