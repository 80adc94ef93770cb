import type { Account } from '#accounts/account.ts';
import { accountWissen, type Wisuitslag } from '#accounts/gegevens/account-wissen.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { isLaatsteRe } from '#accounts/rechten/re.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { afmelden } from './afmelden.ts';
import { losmaken } from './losmaken.ts';
import { mijnAanmeldingen } from './mijn-aanmeldingen.ts';
import { uitnodigingenLosmaken } from './uitnodiging-afslaan.ts';

/**
 * Erases an account. Its places go back first, each with its own letter and the next in the queue moving up; whoever may not be
 * erased keeps them.
 */
export async function accountOpheffen(
  db: Db,
  { account, origin, boek, nu }: { account: Account; origin: string; boek: Onthoudboek; nu: Moment },
): Promise<Wisuitslag> {
  if (await isLaatsteRe(db, account.id)) return { gelukt: false, reden: 'laatste-re' };
  for (const { id, teWijzigen } of await mijnAanmeldingen(db, { account, nu }))
    if (teWijzigen) await afmelden(db, { account, id, origin, nu });
  await uitnodigingenLosmaken(db, { account, origin, nu });
  return accountWissen(db, { account, losmaken, boek, nu });
}
