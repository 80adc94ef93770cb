import type { Db, Moment } from '#db/tabellen.ts';
import type { Inzendcollectie, Inzendstatus } from '#db/tabellen-inzending.ts';
import { momentVan } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { onlineSinds } from '../herschrijven.ts';

/** One text of a kind: written here, or standing online without ever having been changed here. */
export interface Beheerregel {
  collectie: Inzendcollectie;
  titel: string;
  /** Null when it was never changed here: then it is taken over first. */
  id: string | null;
  /** Null for a draft that was never online. */
  slug: string | null;
  /** Where it stands online now. */
  url: string | null;
  status: Inzendstatus;
  sinds: Moment;
  /** What its page still has to say, as it says itself. */
  invullen: string;
  /** What went wrong in getting it online. */
  fout: string;
}

/** All texts of one kind: what is not online yet first, then the newest. */
export async function beheerlijst(db: Db, { collectie, inhoud }: { collectie: Inzendcollectie; inhoud: Inhoud }): Promise<Beheerregel[]> {
  const rijen = await db
    .selectFrom('inzending as i')
    .leftJoin('publicatie as p', 'p.inzending_id', 'i.id')
    .select(['i.id', 'i.titel', 'i.slug', 'i.status', 'i.status_op as sinds', 'p.fout'])
    .where('i.collectie', '=', collectie)
    .execute();
  const hier = rijen.map((rij): Beheerregel => {
    const stuk = inhoud.een(collectie, rij.slug ?? '');
    const titel = rij.titel || 'Zonder titel';
    return { ...rij, collectie, titel, url: stuk?.url ?? null, invullen: stuk ? invullenVan(stuk) : '', fout: rij.fout ?? '' };
  });
  const bekend = new Set(hier.map(({ slug }) => slug));
  const elders = inhoud
    .alle(collectie)
    .filter(({ slug }) => !bekend.has(slug))
    .map((stuk): Beheerregel => {
      const { slug, url, gegevens } = stuk;
      const sinds = momentVan(onlineSinds(stuk));
      const plek = { collectie, titel: gegevens.titel, id: null, slug, url } as const;
      return { ...plek, status: 'gepubliceerd', sinds, invullen: invullenVan(stuk), fout: '' };
    });
  const klaar = ({ status }: Beheerregel) => Number(status === 'gepubliceerd' || status === 'ingetrokken');
  return [...hier, ...elders].sort((a, b) => klaar(a) - klaar(b) || b.sinds - a.sinds);
}

const invullenVan = ({ gegevens }: Stuk): string => ('invullen' in gegevens ? (gegevens.invullen ?? '') : '');
