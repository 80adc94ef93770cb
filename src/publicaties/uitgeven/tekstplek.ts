import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { LIVE } from '#inhoud/schema.ts';
import { digestOp, plaatsen, weghalen } from './contentbestand.ts';

export interface Tekstadres {
  collectie: Inzendcollectie;
  slug: string;
}

/** Where published texts stand. What is not what it should be is left alone and throws `Botsing`. */
export interface Tekstplek {
  /** SHA-256 of what stands there; null when nothing does. */
  digest(adres: Tekstadres): Promise<string | null>;
  /** Puts a text in its place, of which `was` should stand there now (null: nothing). */
  plaatsen(adres: Tekstadres, bestand: string, was: string | null): Promise<void>;
  /** Takes a text away that should be `was`; `bewaren` when somebody may want it back. */
  weghalen(adres: Tekstadres, wat: { was: string; bewaren: boolean }): Promise<void>;
  /** What stood there and was taken away, as far as it was kept. */
  bewaard(adres: Tekstadres, was: string): Promise<string | null>;
}

export const tekstpad = (map: string, { collectie, slug }: Tekstadres): string => join(map, collectie, `${slug}.mdx`);
/** Where a copy goes of what was taken away. */
export const bewaardpad = (map: string, { collectie, slug }: Tekstadres, was: string): string =>
  join(map, collectie, `${slug}-${was.slice(0, 12)}.mdx`);

/** Texts as files in a folder, which editors may change as well; copies of what was taken away in another. */
export function mapplek(contentDir: string, bewaardDir: string): Tekstplek {
  const pad = (adres: Tekstadres) => tekstpad(contentDir, adres);
  const kopie = (adres: Tekstadres, was: string) => bewaardpad(bewaardDir, adres, was);
  return {
    digest: (adres) => digestOp(pad(adres)),
    plaatsen: (adres, bestand, was) => plaatsen(pad(adres), bestand, was),
    weghalen: (adres, { was, bewaren }) => weghalen(pad(adres), bewaren ? kopie(adres, was) : null, was),
    bewaard: (adres, was) => readFile(kopie(adres, was), 'utf8').catch(() => null),
  };
}

const TEKST = /^([a-z0-9-]+)\.mdx$/;

/** Every text in a folder of contributed texts. */
export async function tekstenIn(map: string): Promise<Tekstadres[]> {
  const adressen: Tekstadres[] = [];
  for (const collectie of LIVE)
    for (const deel of await readdir(join(map, collectie), { withFileTypes: true }).catch(() => [])) {
      const [, slug] = TEKST.exec(deel.name) ?? [];
      if (slug && deel.isFile()) adressen.push({ collectie, slug });
    }
  return adressen;
}
