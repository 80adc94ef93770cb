import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db } from '#db/tabellen.ts';
import type { VRAAGUITKOMSTEN } from '#db/tabellen-kennissessie.ts';

/** What became of a question, for who asked it: only an answer in writing is meant for them, other notes are for the write-up. */
export interface Vraaguitkomst {
  uitkomst: (typeof VRAAGUITKOMSTEN)[number];
  /** Empty unless the question was answered in writing. */
  antwoord: string;
}

/** The same for everybody who asked the same in other capitals or signs. */
export const vraagkenmerk = (vraag: string): string =>
  vingerafdruk(
    vraag
      .toLocaleLowerCase('nl')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );

/** What became of the questions of these registrations, by registration; nothing of who gave up the place. */
export async function uitkomstenBij(
  db: Db,
  aanmeldingen: readonly { id: string; kennissessie_id: string; status: string; vraag: string }[],
): Promise<Map<string, Vraaguitkomst>> {
  const vragers = aanmeldingen.filter(({ status, vraag }) => status !== 'afgemeld' && vraag !== '');
  if (vragers.length === 0) return new Map();
  const sessies = vragers.map(({ kennissessie_id }) => kennissessie_id);
  const rijen = await db.selectFrom('vraaguitkomst').selectAll().where('kennissessie_id', 'in', sessies).execute();
  return new Map(
    vragers.flatMap(({ id, kennissessie_id, vraag }) => {
      const kenmerk = vraagkenmerk(vraag);
      const rij = rijen.find((een) => een.kennissessie_id === kennissessie_id && een.kenmerk === kenmerk);
      return rij ? [[id, { uitkomst: rij.uitkomst, antwoord: rij.uitkomst === 'schriftelijk' ? rij.antwoord : '' }] as const] : [];
    }),
  );
}
