import type { Moment } from '#db/tabellen.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { volgendeOmslag } from '#kennissessies/toestand.ts';
import type { Agenda } from './agenda.ts';

/** The sessions a content page shows: what is to come, then what was, newest first. `tot` is when the list may change by itself. */
export async function kennissessiesBij(
  agenda: Agenda,
  hoortErbij: (kennissessie: OpenbareKennissessie) => boolean,
  nu: Moment,
): Promise<{ komend: OpenbareKennissessie[]; geweest: OpenbareKennissessie[]; tot: Moment | undefined }> {
  const { kennissessies } = await agenda.lees();
  const erbij = kennissessies.filter(hoortErbij);
  const omslagen = erbij.map((kennissessie) => volgendeOmslag(kennissessie, nu)).filter((moment) => moment !== null);
  return {
    komend: erbij.filter(({ eindOp, status }) => eindOp > nu && status !== 'afgelast').sort((a, b) => a.beginOp - b.beginOp),
    geweest: erbij.filter(({ eindOp }) => eindOp <= nu).sort((a, b) => b.beginOp - a.beginOp),
    tot: omslagen.length > 0 ? Math.min(...omslagen) : undefined,
  };
}
