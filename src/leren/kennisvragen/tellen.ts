import { sql } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import { vouwen } from '#grond/taal/vouwen.ts';

const LANGST = 80;
/** A phone number, a date of birth, a number of a person: from so many digits on. */
const CIJFERS = 6;
/** So many different searches a day; the ones after that would only be noise. */
export const TELLINGEN_PER_DAG = 500;

/** The words of a search as they are counted, or null when they may be about a person or are no words at all. */
export function telbaar(vraag: string): string | null {
  const tekst = vouwen(vraag)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (!/\p{L}{2}/u.test(tekst) || tekst.length > LANGST || tekst.includes('@')) return null;
  return (tekst.match(/\p{N}/gu) ?? []).length < CIJFERS ? tekst : null;
}

/** Counts a search that found nothing: what was asked on which day, never by whom. */
export async function tellen(db: Db, { vraag, nu }: { vraag: string; nu: Moment }): Promise<void> {
  const tekst = telbaar(vraag);
  if (tekst === null) return;
  const dag = isoDatum(nu);
  await sql`insert into zoektelling (dag, vraag, aantal) select ${dag}, ${tekst}, 1
    where exists (select 1 from zoektelling where dag = ${dag} and vraag = ${tekst})
      or (select count(*) from zoektelling where dag = ${dag}) < ${TELLINGEN_PER_DAG}
    on conflict (dag, vraag) do update set aantal = zoektelling.aantal + 1`.execute(db);
}
