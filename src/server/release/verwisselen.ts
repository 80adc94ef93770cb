import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Wissel {
  /** Where it stands and will stand. */
  nu: string;
  /** What comes in its place; null is nothing. */
  straks: string | null;
  /** Where the present one goes. */
  weg: string;
}

/** Puts new files and folders in the place of present ones; when one step fails, all that was done is undone. */
export async function verwissel(wissels: readonly Wissel[]): Promise<void> {
  const gedaan: (readonly [van: string, naar: string])[] = [];
  const stappen = [
    ...wissels.filter(({ nu }) => existsSync(nu)).map(({ nu, weg }) => [nu, weg] as const),
    ...wissels.flatMap(({ straks, nu }) => (straks ? [[straks, nu] as const] : [])),
  ];
  try {
    for (const stap of stappen) {
      await verplaats(...stap);
      gedaan.push(stap);
    }
  } catch (fout) {
    for (const [van, naar] of gedaan.reverse()) await verplaats(naar, van);
    throw fout;
  }
}

async function verplaats(van: string, naar: string): Promise<void> {
  await mkdir(dirname(naar), { recursive: true });
  try {
    await rename(van, naar);
  } catch (fout) {
    if (!(fout instanceof Error && 'code' in fout && fout.code === 'EXDEV')) throw fout;
    // Another disk: content may stand apart from the data.
    await cp(van, naar, { recursive: true, preserveTimestamps: true });
    await rm(van, { recursive: true });
  }
}
