import type { Transaction } from 'kysely';
import { type Houder, houders } from '#accounts/rechten/houders.ts';
import { vanRe } from '#accounts/rechten/re.ts';
import { gevraagd } from '#accounts/rechten/rechtbrieven.ts';
import { type Regionaam, rechtTekst } from '#accounts/rechten/rechtwoorden.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { type Bundel, bundelBijstellen, bundelen } from '#mail/bundelen.ts';

interface Wat {
  soort: 'auteur' | 'projectleider';
  onderwijsregio: string;
}
interface Melding {
  verzoek: Wat;
  regionaam: Regionaam;
  origin: string;
  nu: Moment;
}

/** The projectleiders of the region decide about its authors; what they may not or nobody is there for, the Realisatie-Eenheid. */
export async function beslissers(
  trx: Db | Transaction<Tabellen>,
  { soort, onderwijsregio }: Wat,
): Promise<{ wie: Houder[]; als: 're' | 'projectleider' }> {
  const wie = soort === 'auteur' ? await houders(trx, { soorten: ['projectleider'], onderwijsregio }) : [];
  return wie.length > 0 ? { wie, als: 'projectleider' } : { wie: await vanRe(trx), als: 're' };
}

/** Tells who decides that there is a new request, in the transaction that writes it; at most one letter an hour a person. */
export async function verzoekMelden(trx: Transaction<Tabellen>, melding: Melding): Promise<void> {
  for (const bundel of await bundels(trx, melding)) await bundelen(trx, bundel);
}

/** Takes a request that needs nobody any more out of the letters that still wait. */
export async function verzoekMeldingBijstellen(trx: Transaction<Tabellen>, melding: Melding): Promise<void> {
  for (const bundel of await bundels(trx, melding)) await bundelBijstellen(trx, bundel);
}

async function bundels(trx: Transaction<Tabellen>, { verzoek, regionaam, origin, nu }: Melding): Promise<Bundel[]> {
  const { wie, als } = await beslissers(trx, verzoek);
  const pad = als === 're' ? '/beheer/mensen/' : '/mijn/regio/';
  return wie.map((aan) => ({
    reeks: `rechtverzoeken-${als}-${aan.id}`,
    maak: async (sinds) => {
      const verzoeken = (await nieuwVoor(trx, { als, id: aan.id, sinds })).map((een) => `${een.naam}, ${rechtTekst(een, regionaam)}`);
      return verzoeken.length === 0 ? null : gevraagd({ aan, verzoeken, pad, origin });
    },
    nu,
  }));
}

/** Open requests since a moment that this person decides about, the oldest first. */
const nieuwVoor = (trx: Transaction<Tabellen>, { als, id, sinds }: { als: 're' | 'projectleider'; id: string; sinds: Moment }) =>
  trx
    .selectFrom('rechtverzoek as v')
    .innerJoin('account as a', 'a.id', 'v.account_id')
    .select(['a.naam', 'v.soort', 'v.onderwijsregio'])
    .where('v.uitslag', '=', 'open')
    .where('v.gevraagd_op', '>=', sinds)
    .where(({ eb, or, not, exists, selectFrom }) => {
      const leidt = selectFrom('recht as r')
        .select('r.id')
        .whereRef('r.onderwijsregio', '=', 'v.onderwijsregio')
        .where('r.soort', '=', 'projectleider')
        .where('r.ingetrokken_op', 'is', null);
      if (als === 'projectleider') return eb.and([eb('v.soort', '=', 'auteur'), exists(leidt.where('r.account_id', '=', id))]);
      return or([eb('v.soort', '=', 'projectleider'), not(exists(leidt))]);
    })
    .orderBy('v.gevraagd_op')
    .execute();
