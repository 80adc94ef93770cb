import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Bekend } from '#inhoud/verwijzingen.ts';

export const OOITBESTAND = 'ooit-bekend.json';
const vorm = z.record(z.string(), z.array(z.string()));

/**
 * Every entry that ever had a file, as far as is remembered in `map`: what points to one that was removed is not wrong, only out of date.
 * `weg` are addresses known from elsewhere to have been withdrawn; more may come. When the list is lost or cannot be written, it begins
 * again with what stands now.
 */
export function openOoit(map: string, weg: readonly string[] = []): (nu: Bekend) => Bekend {
  const pad = join(map, OOITBESTAND);
  const eerder = bewaard(pad);
  let ooit = verenig(eerder, bekendUit(weg));
  // The child that makes the search index reads it from the file.
  let nieuw = !omvat(eerder, ooit);
  let gehoord = weg.length;
  return (nu) => {
    if (weg.length > gehoord) {
      ooit = verenig(ooit, bekendUit(weg.slice(gehoord)));
      gehoord = weg.length;
      nieuw = true;
    }
    if (nieuw || !omvat(ooit, nu)) {
      nieuw = false;
      // Another process may have written meanwhile.
      ooit = verenig(verenig(ooit, nu), bewaard(pad));
      try {
        schrijf(map, pad, ooit);
      } catch {
        // Remembered in this process only.
      }
    }
    return ooit;
  };
}

const omvat = (alles: Bekend, deel: Bekend): boolean =>
  [...deel].every(([collectie, slugs]) => slugs.isSubsetOf(alles.get(collectie) ?? new Set()));

/** "/praktijken/een-loket/" as the entry that stood there. */
const bekendUit = (adressen: readonly string[]): Bekend =>
  new Map(
    COLLECTIES.map((collectie) => [
      collectie,
      new Set(adressen.flatMap((adres) => (adres.startsWith(`/${collectie}/`) ? [adres.slice(collectie.length + 2, -1)] : []))),
    ]),
  );

const verenig = (een: Bekend, twee: Bekend): Bekend =>
  new Map(COLLECTIES.map((collectie) => [collectie, new Set([...(een.get(collectie) ?? []), ...(twee.get(collectie) ?? [])])]));

/** What is remembered in `map` until now. */
export const ooitBekend = (map: string): Bekend => bewaard(join(map, OOITBESTAND));

/** Remembers these too in `map`; unlike `openOoit` it throws when that cannot be. */
export function onthoudOoit(map: string, erbij: Bekend): void {
  const pad = join(map, OOITBESTAND);
  schrijf(map, pad, verenig(bewaard(pad), erbij));
}

function bewaard(pad: string): Bekend {
  try {
    const gelezen = vorm.parse(JSON.parse(readFileSync(pad, 'utf8')));
    return new Map(COLLECTIES.map((collectie) => [collectie, new Set(gelezen[collectie])]));
  } catch {
    return new Map();
  }
}

function schrijf(map: string, pad: string, bekend: Bekend): void {
  const tijdelijk = `${pad}.${process.pid}`;
  mkdirSync(map, { recursive: true });
  writeFileSync(tijdelijk, JSON.stringify(Object.fromEntries([...bekend].map(([collectie, slugs]) => [collectie, [...slugs]]))));
  renameSync(tijdelijk, pad);
}
