import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { houders } from '#accounts/rechten/houders.ts';
import { regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { type Adoptie, adoptie, adoptiesLezen } from './adoptie.ts';
import { adoptieWeggehaald } from './brieven.ts';

interface Weghaalverzoek {
  account: Account;
  inhoud: Inhoud;
  id: string;
}
export type Adoptieweghaaluitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'verborgen' | 'intussen-gewijzigd' };

/**
 * Who speaks for a region takes away what it told of a best practice, with all it was before and what regions that merged into it told;
 * who had been told of it hears that it is gone. What the Realisatie-Eenheid hides stays: typed anew it would be seen again.
 */
export async function adoptieWeghalen(
  db: Db,
  { gezien, origin, nu, ...verzoek }: Weghaalverzoek & { gezien: number; origin: string; nu: Moment },
): Promise<Adoptieweghaaluitslag> {
  const { inhoud } = verzoek;
  return db.transaction().execute(async (trx): Promise<Adoptieweghaaluitslag> => {
    const wat = await wegTeHalen(trx, verzoek);
    if (!wat) return { gelukt: false, reden: 'onbekend' };
    const alle = (await adoptiesLezen(trx)).filter((een) => paar(inhoud, een) === paar(inhoud, wat));
    if (alle.some(({ verborgenOp }) => verborgenOp !== null)) return { gelukt: false, reden: 'verborgen' };
    if (wat.nummer !== gezien) return { gelukt: false, reden: 'intussen-gewijzigd' };
    const ids = alle.map(({ id }) => id);
    const stuk = verbanden(inhoud).praktijk(wat.praktijk);
    const verteld = trx.selectFrom('adoptiestap').select('nummer').where('adoptie_id', 'in', ids).where('gemeld_op', 'is not', null);
    if (stuk && (await verteld.executeTakeFirst())) {
      const regio = regionamen(inhoud)(huidigeRegio(inhoud, wat.onderwijsregio));
      const over = { regio, titel: stuk.gegevens.titel, url: stuk.url, origin };
      for (const aan of await houders(trx, { soorten: ['projectleider', 'auteur'], onderwijsregio: stuk.gegevens.regio }))
        await zetKlaar(trx, adoptieWeggehaald({ aan, ...over }), nu);
    }
    await trx.deleteFrom('adoptie').where('id', 'in', ids).execute();
    return { gelukt: true };
  });
}

/** What this account decides about by this id. */
export async function wegTeHalen(db: Db | Transaction<Tabellen>, { account, inhoud, id }: Weghaalverzoek): Promise<Adoptie | null> {
  const wat = await adoptie(db, { id });
  return wat && regiosOmVoorTeSpreken(account).includes(huidigeRegio(inhoud, wat.onderwijsregio)) ? wat : null;
}

/** Which region it is today, about which best practice. */
const paar = (inhoud: Inhoud, { praktijk, onderwijsregio }: Adoptie): string =>
  `${verbanden(inhoud).praktijk(praktijk)?.slug ?? praktijk} ${huidigeRegio(inhoud, onderwijsregio)}`;
