import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { sessieGewijzigd } from '#kennissessies/brieven/sessiebrieven.ts';
import { type Verandering, watVerandert } from '#kennissessies/brieven/wat-verandert.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { betrokkenen } from '#kennissessies/met-account.ts';
import { type Groep, voorNiemand } from './gevolg.ts';
import type { NieuweStand } from './nieuwe-stand.ts';

type Aanmelding = Awaited<ReturnType<typeof betrokkenen>>[number];
/** Somebody for whom something is different, and what that is. */
export interface Hoorder {
  aanmelding: Aanmelding;
  hadPlaats: boolean;
  verandering: Verandering;
}

/** Everybody for whom a change makes a difference; nobody gets a letter in which everything is as it was. */
export async function wieHoort(trx: Transaction<Tabellen>, was: MetLink, { kennissessie, hoorbaar }: NieuweStand): Promise<Hoorder[]> {
  const mensen = hoorbaar ? await betrokkenen(trx, was.id) : [];
  return mensen.flatMap((aanmelding) => {
    const hadPlaats = aanmelding.status === 'bevestigd';
    const verandering = watVerandert({ was, wordt: kennissessie }, { deelname: aanmelding.deelname, hadPlaats });
    return verandering.verschillen.length > 0 ? [{ aanmelding, hadPlaats, verandering }] : [];
  });
}

/** What is new for who was invited and did not answer yet, or null: no link and no title alone, for those come with a yes. */
export function voorGenodigdenAnders(was: MetLink, { kennissessie: wordt, hoorbaar }: NieuweStand): Verandering | null {
  const anders = watVerandert({ was, wordt }, { deelname: null, hadPlaats: false });
  return hoorbaar && anders.verschillen.length > 0 ? anders : null;
}

const GROEPEN = [true, false].flatMap((hadPlaats) => [null, 'fysiek', 'online'].map((deelname) => ({ hadPlaats, deelname })));

/** The same people in groups, each with its letter: who travels and who takes part online get another one. */
export const hoordersInGroepen = (
  hoorders: readonly Hoorder[],
  { kennissessie, groot }: NieuweStand,
  { origin, nu }: { origin: string; nu: Moment },
): Groep[] =>
  GROEPEN.flatMap(({ hadPlaats, deelname }) => {
    const zij = hoorders.filter((een) => een.hadPlaats === hadPlaats && een.aanmelding.deelname === deelname);
    const [een] = zij;
    if (!een) return [];
    const hoe = deelname === null ? '' : deelname === 'online' ? ' (online)' : ' (op locatie)';
    const post = voorNiemand(kennissessie, origin, nu, een.aanmelding.deelname);
    const brief = () => sessieGewijzigd(post, { ...een, groot });
    return [{ mensen: zij.length, wie: `${hadPlaats ? 'met een plaats' : 'op de wachtlijst'}${hoe}`, brief }];
  });
