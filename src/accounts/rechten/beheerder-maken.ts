import { accountVan } from '#accounts/account.ts';
import { beheerderGemaakt } from '#accounts/brieven.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { vanRe } from './re.ts';
import { heeft, rechtVerlenen } from './recht-verlenen.ts';
import { zonderTweedeStap } from './tweede-stap-weghalen.ts';

export interface Beheerderverzoek {
  adres: string;
  contact: string;
  origin: string;
  /** Whoever asks has read what it does. */
  bevestigd: boolean;
  boek: Onthoudboek;
  nu: Moment;
}
/** `hersteld`: had these rights already. */
export type Beheerderuitslag =
  | { gelukt: true; nieuw: boolean; hersteld: boolean }
  | { gelukt: false; reden: 'onbevestigd'; bestaat: boolean; hersteld: boolean; nieuwDomein: boolean };

const RECHT = { soort: 're', onderwijsregio: null } as const;

/**
 * Gives an address the rights of the Realisatie-Eenheid. An account that was there already loses its second step and every
 * login, for good and only when that was agreed to; so is an address at a domain where nobody of the Realisatie-Eenheid works
 * yet, which is often a typing error.
 */
export async function beheerderMaken(db: Db, verzoek: Beheerderverzoek): Promise<Beheerderuitslag> {
  const { adres, contact, origin, bevestigd, boek, nu } = verzoek;
  const uitslag = await db.transaction().execute(async (trx): Promise<Beheerderuitslag> => {
    const eerder = await trx.selectFrom('account').select('id').where('adres', '=', adres).executeTakeFirst();
    const nieuwDomein = isNieuwDomein(adres, await vanRe(trx));
    if ((eerder || nieuwDomein) && !bevestigd) {
      const hadRecht = eerder !== undefined && (await heeft(trx, eerder.id, RECHT));
      return { gelukt: false, reden: 'onbevestigd', bestaat: eerder !== undefined, hersteld: hadRecht, nieuwDomein };
    }
    const { id } = await accountVan(trx, adres, nu);
    const hersteld = !(await rechtVerlenen(trx, { aan: { id, adres }, recht: RECHT, door: null, wat: 'beheerder-gemaakt', nu }));
    await zonderTweedeStap(trx, { id, adres }, nu);
    if (eerder) await onomkeerbaarNoteren(trx, { wat: 'tweede-stap-weggehaald', account: id, op: nu });
    if (hersteld) await gebeurtenisVastleggen(trx, { wat: 'beheerder-hersteld', door: null, over: id, nu });
    await zetKlaar(trx, beheerderGemaakt({ adres, contact, origin, hersteld }), nu);
    return { gelukt: true, nieuw: !eerder, hersteld };
  });
  await boek.bijschrijven();
  return uitslag;
}

const domeinVan = (adres: string): string => adres.slice(adres.lastIndexOf('@') + 1);
/** The first one has nobody to be compared with. */
const isNieuwDomein = (adres: string, re: readonly { adres: string }[]): boolean =>
  re.length > 0 && !re.some((een) => domeinVan(een.adres) === domeinVan(adres));
