import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAG_MS } from '#grond/duur.ts';

/** How long what stood before a restore can still be looked at. */
export const OUDE_STAND_DAGEN = 30;

/** What the folder with the state before a restore is called. */
export const naamOudeStand = (nu: number): string => `voor-herstel-${new Date(nu).toISOString().replaceAll(':', '')}`;

/** Removes what stood before a restore after thirty days, and after one day what a restore or a backup that was killed left behind. */
export async function oudeStandOpruimen(dataDir: string, { nu }: { nu: number }): Promise<void> {
  for (const naam of await readdir(dataDir)) {
    const pad = join(dataDir, naam);
    const weg = /^\.(herstel|kopie)-/.test(naam)
      ? (await stat(pad)).mtimeMs <= nu - DAG_MS
      : naam.startsWith('voor-herstel-') && momentIn(naam) <= nu - OUDE_STAND_DAGEN * DAG_MS;
    if (weg) await rm(pad, { recursive: true, force: true });
  }
}

/** A name that says no moment is not one of ours, and stays. */
function momentIn(naam: string): number {
  const [, dag, uur, minuut, rest] = /^voor-herstel-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d\.\d{3})Z$/.exec(naam) ?? [];
  return dag === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${dag}T${uur}:${minuut}:${rest}Z`);
}
