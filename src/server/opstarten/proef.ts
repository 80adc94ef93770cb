import type { Kluis } from '#accounts/inloggen/kluis.ts';
import type { Db } from '#db/tabellen.ts';

/** What the terminal shows in the trial: who can log in, and where their letters go. */
export async function proeftekst(db: Db, { adres, kluis, postbus }: { adres: string; kluis: Kluis; postbus: string }): Promise<string> {
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'adres', 'naam', 'functie', 'organisatie', 'totp_geheim'])
    .where('voorbeeld', '=', 1)
    .where('adres', 'not like', 'deelnemer-%')
    .orderBy('adres')
    .execute();
  const breedte = Math.max(0, ...accounts.map((account) => account.adres.length));
  const regels = accounts.map(
    (account) => `  ${account.adres.padEnd(breedte)}  ${account.naam}, ${account.functie}, ${account.organisatie}`,
  );
  const geheimen = accounts
    .map(({ id, adres, totp_geheim }) => ({ adres, geheim: totp_geheim && kluis.haalOp(totp_geheim, id) }))
    .filter(({ geheim }) => geheim)
    .map(({ adres, geheim }) => `  ${adres} gebruikt in haar app het geheim ${geheim}`);
  return [
    '',
    `Dit is de proef op deze computer. Inloggen kan op ${adres}/inloggen/ met:`,
    ...regels,
    '  en deelnemer-01@voorbeeld.example, deelnemer-02@voorbeeld.example, …',
    'De code staat hieronder zodra je erom vraagt, en in de mail.',
    ...(geheimen.length > 0 ? ['De tweede stap van de Realisatie-Eenheid:', ...geheimen] : []),
    `Alle mail staat als bestand in ${postbus}`,
    '',
  ].join('\n');
}
