import { houders } from '#accounts/rechten/houders.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

/** What a merge touches, to be read before it is done. */
export interface Samenvoeggevolg {
  /** People whose rights move. */
  rechten: number;
  /** Texts of the region that are online, and on their way. */
  online: number;
  onderweg: number;
  /** Sessions that it hosts and that are still to come. */
  sessies: number;
  /** People who named this region as theirs. */
  accounts: number;
  /** Registrations for sessions still to come that name it. */
  aanmeldingen: number;
}

export async function samenvoeggevolg(
  db: Db,
  { slug, inhoud, nu }: { slug: string; inhoud: Inhoud; nu: Moment },
): Promise<Samenvoeggevolg> {
  const van = [...inhoud.alle('praktijken'), ...inhoud.alle('terugblikken'), ...inhoud.alle('elders')].filter(
    ({ gegevens }) => gegevens.regio === slug,
  );
  const tel = async (vraag: { execute(): Promise<unknown[]> }) => (await vraag.execute()).length;
  const komend = db.selectFrom('kennissessie').select('id').where('eind_op', '>', nu).where('status', 'not in', ['concept', 'afgelast']);
  return {
    rechten: (await houders(db, { soorten: ['projectleider', 'auteur'], onderwijsregio: slug })).length,
    online: van.length,
    onderweg: await tel(
      db
        .selectFrom('inzending')
        .select('id')
        .where('onderwijsregio', '=', slug)
        .where('status', 'in', ['concept', 'ingediend', 'teruggestuurd', 'goedgekeurd', 'gepland']),
    ),
    sessies: await tel(komend.where('gastregio', '=', slug)),
    accounts: await tel(db.selectFrom('account').select('id').where('onderwijsregio', '=', slug)),
    aanmeldingen: await tel(
      db
        .selectFrom('aanmelding')
        .select('id')
        .where('onderwijsregio', '=', slug)
        .where('status', '!=', 'afgemeld')
        .where('kennissessie_id', 'in', komend),
    ),
  };
}
