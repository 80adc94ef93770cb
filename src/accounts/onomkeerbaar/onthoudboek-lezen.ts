import { readFile } from 'node:fs/promises';
import type { Db } from '#db/tabellen.ts';
import { voegToe } from '#grond/schijf.ts';
import { type Onomkeerbaar, onomkeerbaar } from './onomkeerbaar-noteren.ts';
import type { Onthoudarchief } from './onthoudboek.ts';

/** Everything in the file and in the archive, in the order in which it was done; null when there is neither. */
export async function leesOnthoudboek(pad: string, archief: Onthoudarchief | null = null): Promise<Onomkeerbaar[] | null> {
  const hier = await leesRegels(pad);
  const ginds = await archiefregels(archief);
  if (hier === null && ginds.length === 0) return null;
  if (ginds.length === 0) return (hier ?? []).flatMap(daadIn);
  return [...new Set([...ginds, ...(hier ?? [])])].flatMap(daadIn).sort((een, ander) => een.op - ander.op);
}

/** Brings what only the file has to the archive, and says in this database that it knows all that is there. */
export async function archiefAanvullen(db: Db, pad: string, archief: Onthoudarchief): Promise<void> {
  const er = await archief.na(-1);
  const bekend = new Set(er.flatMap(({ tekst }) => tekst.split('\n')));
  const nieuw = ((await leesRegels(pad)) ?? []).filter((regel) => !bekend.has(regel) && daadIn(regel).length > 0);
  if (nieuw.length > 0) await archief.bewaar(0, nieuw.join('\n'));
  await db
    .updateTable('onomkeerbaar_bewaard')
    .set({ tot: er.at(-1)?.nr ?? 0 })
    .execute();
}

/** The other way round: for who goes on without the archive, and takes the file along. */
export async function boekAanvullen(pad: string, archief: Onthoudarchief): Promise<void> {
  const bekend = new Set(await leesRegels(pad));
  const nieuw = (await archiefregels(archief)).filter((regel) => !bekend.has(regel));
  if (nieuw.length > 0) await voegToe(pad, `\n${nieuw.join('\n')}\n`);
}

const archiefregels = async (archief: Onthoudarchief | null): Promise<string[]> =>
  ((await archief?.na(-1)) ?? []).flatMap(({ tekst }) => tekst.split('\n'));

async function leesRegels(pad: string): Promise<string[] | null> {
  const tekst = await readFile(pad, 'utf8').catch((fout: NodeJS.ErrnoException) => {
    if (fout.code === 'ENOENT') return null;
    throw fout;
  });
  return tekst === null ? null : tekst.split('\n').filter((regel) => regel !== '');
}

/** What was cut off was never acknowledged, and still stands in the database that was cut off with it. */
function daadIn(regel: string): Onomkeerbaar[] {
  try {
    const gelezen = onomkeerbaar.safeParse(JSON.parse(regel));
    return gelezen.success ? [gelezen.data] : [];
  } catch {
    return [];
  }
}
