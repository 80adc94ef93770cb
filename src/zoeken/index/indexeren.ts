import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCompleet } from '#zoeken/bundel.ts';
import type { Bijopdracht } from './bij-maken.ts';
import type { Levend } from './bladen/levend.ts';
import { GRENZEN, type Grenzen, inKind } from './kind.ts';

/** All the child gets: what it may read, what it must index and where the result goes. */
export interface Indexopdracht {
  vertrouwdDir: string;
  contentDir: string;
  voorbeeld: boolean;
  renderDir: string;
  /** The public side only; see OpenbareKennissessie. */
  levend: readonly Levend[];
  /** A folder that does not exist yet. */
  map: string;
  versie: string;
  /** Pages per part of the index; fewer in tests. */
  perDeel?: number;
}

interface Opties {
  grenzen?: Grenzen;
  stop?: AbortSignal;
  /** As long as nothing can be found at all. */
  eerste?: boolean;
}

/** Makes an index of everything in a child process; the folder appears only when it is complete. Rejects with what the child said. */
export const indexeren = (opdracht: Indexopdracht, opties: Opties = {}): Promise<void> =>
  inMap(opdracht, { ...opties, script: 'indexkind.ts', voorrang: opties.eerste ? EERSTE : ACHTERAAN });

/** The same for a small index, which somebody is waiting for. */
export const bijIndexeren = (opdracht: Bijopdracht, opties: Opties = {}): Promise<void> =>
  inMap(opdracht, { grenzen: BIJGRENZEN, ...opties, script: 'bijkind.ts', voorrang: VOORAAN, code: join(opdracht.naast, '../.code') });

/** It takes a second; one that hangs would hold up the next. */
const BIJGRENZEN: Grenzen = { tijd: 60_000, geheugen: 512 };

/** As `nice`: readers always go first, and a large index takes only what nobody else needs. */
const ACHTERAAN = 15;
const EERSTE = 10;
const VOORAAN = 5;

async function inMap<O extends { map: string }>(
  opdracht: O,
  { grenzen = GRENZEN, script, ...opties }: Opties & { script: string; voorrang: number; code?: string },
): Promise<void> {
  if (isCompleet(opdracht.map)) return;
  const map = `${opdracht.map}.${process.pid}.${Date.now()}`;
  await mkdir(dirname(opdracht.map), { recursive: true });
  try {
    await inKind({ ...opdracht, map }, { ...opties, script: join(import.meta.dirname, script), grenzen });
    if (!isCompleet(map)) throw new Error('The index is not complete.');
    if (!isCompleet(opdracht.map)) await rm(opdracht.map, { recursive: true, force: true });
    // Another process may have made the same index meanwhile.
    await rename(map, opdracht.map).catch((fout) => {
      if (!isCompleet(opdracht.map)) throw fout;
    });
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}
