import { join } from 'node:path';
import { SLOTBESTAND } from '#publicaties/uitgeven/contentbestand.ts';
import { neemSlot } from '#server/release/slot.ts';

/** The file with which servers and a restore keep each other away from the texts. */
export const inhoudsslot = (contentDir: string): string => join(contentDir, SLOTBESTAND);

/** Says that a server shows these texts, so that no backup is put over them; null while one is being put back. */
export function houdInhoudVast(contentDir: string): (() => void) | null {
  try {
    return neemSlot(inhoudsslot(contentDir), 'gedeeld');
  } catch {
    // Nobody can write there, so nobody can put a backup there.
    return () => {};
  }
}

/** The texts for one who replaces them; null while a server shows them. */
export const neemInhoudAlleen = (contentDir: string): (() => void) | null => neemSlot(inhoudsslot(contentDir), 'alleen');
