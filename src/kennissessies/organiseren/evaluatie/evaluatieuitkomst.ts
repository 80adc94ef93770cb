import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { antwoordenTot, MINSTENS } from './evaluatietermijn.ts';

/** What came of the questions after a session, as far as it may be seen. */
export interface Uitkomst {
  antwoorden: number;
  gemiddeld: number;
  /** How often each mark was given, from 5 to 1. */
  cijfers: { cijfer: number; aantal: number }[];
  /** Null as long as it stays closed. */
  teksten: { meegenomen: string[]; beter: string[] } | null;
}

/** The answers for who organises a session; `uitkomst` is null with fewer than five, and can come no more when fewer were asked. */
export async function evaluatieuitkomst(
  db: Db,
  { account, id, nu }: { account: Account; id: string; nu: Moment },
): Promise<{ kennissessie: MetLink; uitkomst: Uitkomst | null; teWeinig: boolean } | undefined> {
  const kennissessie = await sessieVoor(db, account, id);
  if (!kennissessie || kennissessie.status === 'concept') return undefined;
  // By their random key: the order says nothing.
  const rijen = await db.selectFrom('evaluatie').selectAll().where('kennissessie_id', '=', id).orderBy('id').execute();
  if (rijen.length < MINSTENS) return { kennissessie, uitkomst: null, teWeinig: await komtNietMeer(db, id, rijen.length) };
  const open = nu >= antwoordenTot(kennissessie);
  const teksten = (naam: 'meegenomen' | 'beter') => rijen.map((rij) => rij[naam]).filter(Boolean);
  const uitkomst = {
    antwoorden: rijen.length,
    gemiddeld: rijen.reduce((som, { bruikbaar }) => som + bruikbaar, 0) / rijen.length,
    cijfers: [5, 4, 3, 2, 1].map((cijfer) => ({ cijfer, aantal: rijen.filter(({ bruikbaar }) => bruikbaar === cijfer).length })),
    teksten: open ? { meegenomen: teksten('meegenomen'), beter: teksten('beter') } : null,
  };
  return { kennissessie, uitkomst, teWeinig: false };
}

/** Whether so few were asked that there can never be enough answers. */
async function komtNietMeer(db: Db, id: string, antwoorden: number): Promise<boolean> {
  const gevraagd = await db
    .selectFrom('evaluatieverzoek as e')
    .innerJoin('aanmelding as a', 'a.id', 'e.aanmelding_id')
    .select('e.beantwoord')
    .where('a.kennissessie_id', '=', id)
    .execute();
  return gevraagd.length > 0 && antwoorden + gevraagd.filter(({ beantwoord }) => beantwoord === 0).length < MINSTENS;
}
