import type { Db, Moment } from '#db/tabellen.ts';
import { regioNu } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { mijnAanmelding } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { alsOpenbaar, bezetting } from '#kennissessies/plaatsen.ts';
import { toestand } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { aanmeldenIsOpen, opentNietMeer } from './brieven.ts';
import { aanmeldonderwerp, isOpenVoor, sessieVanOnderwerp } from './onderwerp.ts';
import { stoppenNoteren, volgenVervalt } from './stoppen.ts';
import { nieuweVolgsleutel } from './volgsleutel.ts';

interface Aanroep {
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}

/**
 * Mails everybody for whom sign-up opened that asked for it, and who waits for a session that is off; to be called at that moment, and
 * every minute. Each person once: the letter and the end of what was asked are one transaction. Answers how many letters were written.
 */
export async function openingenMailen(db: Db, aanroep: Aanroep): Promise<number> {
  const onderwerpen = await db
    .selectFrom('volgt')
    .select('onderwerp')
    .distinct()
    .where('bevestigd_op', 'is not', null)
    .where('onderwerp', 'like', 'aanmelden:%')
    .execute();
  let gemaild = 0;
  for (const { onderwerp } of onderwerpen) {
    const kennissessie = await sessieVanOnderwerp(db, onderwerp);
    if (kennissessie) gemaild += await voorSessie(db, { kennissessie, onderwerp }, aanroep);
  }
  return gemaild;
}

/**
 * Whether anybody who asked for it is mailed at the next look: sign-up is open for them now, and they are not in yet. With `afgelast`,
 * whether anybody would hear that the session is off.
 */
export async function hoortEenVolger(
  db: Db,
  { kennissessie: k, afgelast = false, inhoud, nu }: Pick<Aanroep, 'inhoud' | 'nu'> & { kennissessie: Kennissessie; afgelast?: boolean },
): Promise<boolean> {
  const volgers = await volgersVan(db, aanmeldonderwerp(k.slug));
  for (const wie of volgers)
    if ((afgelast ? nu < k.beginOp : isOpenVoor(k, statusVan(inhoud, wie), nu)) && !(await isAlAangemeld(db, wie, { k, nu }))) return true;
  return false;
}

/** Who signed up meanwhile has nothing to wait for, and hears what becomes of the session by that. */
async function isAlAangemeld(
  db: Db,
  { account_id }: { account_id: string | null },
  { k, nu }: { k: Kennissessie; nu: Moment },
): Promise<boolean> {
  const eigen = account_id === null ? null : await mijnAanmelding(db, { account: { id: account_id }, slug: k.slug, nu });
  return eigen !== null && eigen.status !== 'afgemeld';
}

const statusVan = (inhoud: Inhoud, { onderwijsregio }: { onderwijsregio: string | null }) =>
  regioNu(inhoud, onderwijsregio)?.regiostatus ?? null;

async function voorSessie(
  db: Db,
  { kennissessie: k, onderwerp }: { kennissessie: Kennissessie; onderwerp: string },
  { inhoud, origin, nu }: Aanroep,
): Promise<number> {
  const afgelast = k.status === 'afgelast' && nu < k.beginOp;
  let gemaild = 0;
  for (const wie of await volgersVan(db, onderwerp)) {
    if (!afgelast && !isOpenVoor(k, statusVan(inhoud, wie), nu)) continue;
    const alAangemeld = await isAlAangemeld(db, wie, { k, nu });
    gemaild += await db.transaction().execute(async (trx) => {
      // Another process may have been here: whoever takes it away writes the letter.
      if (!(await trx.selectFrom('volgt').select('id').where('id', '=', wie.id).executeTakeFirst())) return 0;
      if (!alAangemeld) await stoppenNoteren(trx, { volgt: wie.id, nu });
      await volgenVervalt(trx, { volgt: wie.id });
      if (alAangemeld) return 0;
      const post = { kennissessie: k, aan: { adres: wie.adres, naam: wie.naam ?? '' }, sleutel: nieuweVolgsleutel(), origin };
      const vol = toestand(alsOpenbaar(k, await bezetting(trx, k.id), nu), nu) === 'vol';
      await zetKlaar(trx, afgelast ? opentNietMeer(post) : aanmeldenIsOpen(post, { vol }), nu);
      return 1;
    });
  }
  return gemaild;
}

/** Who said yes, in the order in which they asked. */
async function volgersVan(db: Db, onderwerp: string) {
  const rijen = await db
    .selectFrom('volgt')
    .innerJoin('volger', 'volger.id', 'volgt.volger_id')
    .leftJoin('account', 'account.id', 'volger.account_id')
    .select(['volgt.id', 'volger.account_id', 'account.naam', 'account.onderwijsregio'])
    .select(({ fn }) => fn.coalesce('account.adres', 'volger.adres').as('adres'))
    .where('onderwerp', '=', onderwerp)
    .where('volgt.bevestigd_op', 'is not', null)
    .orderBy('gevraagd_op')
    .orderBy('volgt.id')
    .execute();
  return rijen.flatMap(({ adres, ...rij }) => (adres === null ? [] : [{ ...rij, adres }]));
}
