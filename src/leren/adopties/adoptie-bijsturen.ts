import type { Account } from '#accounts/account.ts';
import { houders } from '#accounts/rechten/houders.ts';
import { isRe, regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { adoptie } from './adoptie.ts';
import { adoptieVerborgen, adoptieWeerTeZien } from './brieven.ts';
import { toepassing } from './verspreiding.ts';

interface Bijstuurverzoek {
  account: Account;
  inhoud: Inhoud;
  id: string;
  nu: Moment;
}
export type Reactieuitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'al-gereageerd' };
export type Verberguitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'geen-recht' };

/** The region that shared the best practice reacts, once; the adopting region reads it on the page and in its next daily letter. */
export async function opAdoptieReageren(
  db: Db,
  { account, inhoud, id, reactie, nu }: Bijstuurverzoek & { reactie: string },
): Promise<Reactieuitslag> {
  return db.transaction().execute(async (trx): Promise<Reactieuitslag> => {
    const was = await adoptie(trx, { id });
    const waar = was && toepassing(was, inhoud);
    if (!waar) return { gelukt: false, reden: 'onbekend' };
    if (!magReageren(inhoud, account, waar.praktijk.gegevens.regio)) return { gelukt: false, reden: 'geen-recht' };
    if (was.reactieOp !== null) return was.reactie === reactie ? { gelukt: true } : { gelukt: false, reden: 'al-gereageerd' };
    await trx
      .updateTable('adoptie')
      .set({ reactie, reactie_op: nu, reactie_stand: was.stand, reactie_door: account.id })
      .where('id', '=', id)
      .execute();
    return { gelukt: true };
  });
}

/** Whether somebody speaks for the region that shared it, as it is today. */
export const magReageren = (inhoud: Inhoud, account: Account, bron: string): boolean =>
  regiosOmVoorTeSpreken(account).includes(huidigeRegio(inhoud, bron));

/** The Realisatie-Eenheid hides an adoptie, never edits it; the region reads why. */
export async function adoptieVerbergen(
  db: Db,
  { account, id, reden, origin, nu }: Omit<Bijstuurverzoek, 'inhoud'> & { reden: string; origin: string },
): Promise<Verberguitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Verberguitslag> => {
    const was = await adoptie(trx, { id });
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (was.verborgenOp !== null) return { gelukt: true };
    await trx
      .updateTable('adoptie')
      .set({ verborgen_op: nu, verborgen_omdat: reden, verborgen_door: account.id })
      .where('id', '=', id)
      .execute();
    for (const aan of await houders(trx, { soorten: ['projectleider', 'auteur'], onderwijsregio: was.onderwijsregio }))
      await zetKlaar(
        trx,
        adoptieVerborgen({ aan, titel: was.titel, reden, praktijk: was.praktijk, regio: was.onderwijsregio, origin }),
        nu,
      );
    return { gelukt: true };
  });
}

/** Lets it be seen again; the region hears that. */
export async function adoptieTonen(
  db: Db,
  { account, id, origin, nu }: Omit<Bijstuurverzoek, 'inhoud'> & { origin: string },
): Promise<Verberguitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Verberguitslag> => {
    const was = await adoptie(trx, { id });
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (was.verborgenOp === null) return { gelukt: true };
    const weer = { verborgen_op: null, verborgen_omdat: '', verborgen_door: account.id };
    await trx.updateTable('adoptie').set(weer).where('id', '=', id).execute();
    // Only the Realisatie-Eenheid was told of what the region corrected meanwhile.
    await trx.updateTable('adoptiestap').set({ gemeld_op: null }).where('adoptie_id', '=', id).where('op', '>', was.verborgenOp).execute();
    for (const aan of await houders(trx, { soorten: ['projectleider', 'auteur'], onderwijsregio: was.onderwijsregio }))
      await zetKlaar(trx, adoptieWeerTeZien({ aan, titel: was.titel, praktijk: was.praktijk, origin }), nu);
    return { gelukt: true };
  });
}
