import type { Db } from '#db/tabellen.ts';

/** What the terminal shows in the trial: who can log in, and where their letters go. */
export async function proeftekst(db: Db, { adres, postbus }: { adres: string; postbus: string }): Promise<string> {
  const accounts = await db
    .selectFrom('account')
    .select(['adres', 'naam', 'functie', 'organisatie', 'totp_geheim'])
    .where('voorbeeld', '=', 1)
    .where('adres', 'not like', 'deelnemer-%')
    .orderBy('adres')
    .execute();
  const breedte = Math.max(0, ...accounts.map((account) => account.adres.length));
  const regels = accounts.map(
    (account) => `  ${account.adres.padEnd(breedte)}  ${account.naam}, ${account.functie}, ${account.organisatie}`,
  );
  const geheimen = accounts
    .filter(({ totp_geheim }) => totp_geheim)
    .map((account) => `  ${account.adres} gebruikt in haar app het geheim ${account.totp_geheim}`);
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
