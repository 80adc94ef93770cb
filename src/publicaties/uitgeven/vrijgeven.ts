import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { digestVan } from '#grond/digest.ts';
import { isoDatum, momentTekst } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { slugsVan } from '#inhoud/verwijzingen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { vrijeSlug } from '#publicaties/adres.ts';
import { gepland } from '#publicaties/brieven.ts';
import { eigenInzending, type Inzending, noteer, zetStatus } from '#publicaties/inzending.ts';
import { leesbaar } from '#publicaties/keuren.ts';
import { schrijvers } from '#publicaties/ontvangers.ts';
import { metData } from '#publicaties/velden/bestand.ts';
import { magPubliceren, type Schrijver } from '#publicaties/wie-mag.ts';

interface Verzoek {
  account: Schrijver;
  id: string;
  /** The approved revision that was on the screen. */
  revisie: number;
  inhoud: Inhoud;
  nu: Moment;
}
type Weigering =
  | { gelukt: false; reden: 'onbekend' | 'niet-goedgekeurd' | 'geen-recht' | 'gewijzigd' }
  | { gelukt: false; reden: 'kapot'; melding: string };

/** Releases approved text: from here on it goes online, whatever happens to this process. */
export async function publiceren(db: Db, { account, id, revisie, inhoud, nu }: Verzoek): Promise<{ gelukt: true } | Weigering> {
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    // The same button twice: it is on its way, or there already.
    if (inzending.publicatie?.revisie === revisie && (inzending.publicatie.opdracht === 'schrijven' || inzending.status === 'gepubliceerd'))
      return { gelukt: true };
    const weigering = magUit(inzending, account, revisie);
    return weigering ?? opdrachtGeven(trx, inzending, { door: account.id, inhoud, nu });
  });
}

/** Lets approved text go online at a later moment. */
export async function plannen(
  db: Db,
  { account, id, revisie, op, origin, nu }: Omit<Verzoek, 'inhoud'> & { op: Moment; origin: string },
): Promise<{ gelukt: true } | Weigering | { gelukt: false; reden: 'voorbij' }> {
  if (op <= nu) return { gelukt: false, reden: 'voorbij' };
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    const weigering = magUit(inzending, account, revisie);
    if (weigering) return weigering;
    await zetStatus(trx, inzending, 'gepland', nu, { gepland_op: op });
    await noteer(trx, inzending, { soort: 'gepland', door: account.id, nu, toelichting: `Komt online op ${momentTekst(op)}` });
    for (const aan of await schrijvers(trx, inzending)) await zetKlaar(trx, gepland({ inzending, aan, origin }, { op }), nu);
    return { gelukt: true };
  });
}

function magUit(inzending: Inzending, account: Schrijver, revisie: number): Weigering | undefined {
  const { status, goedgekeurde_revisie, publicatie } = inzending;
  if ((status !== 'goedgekeurd' && status !== 'gepland') || publicatie?.opdracht) return { gelukt: false, reden: 'niet-goedgekeurd' };
  if (!magPubliceren(account, inzending)) return { gelukt: false, reden: 'geen-recht' };
  return goedgekeurde_revisie === revisie ? undefined : { gelukt: false, reden: 'gewijzigd' };
}

/** Writes the promise that the approved file will stand in CONTENT_DIR; `uitgeven/` keeps it. */
export async function opdrachtGeven(
  trx: Transaction<Tabellen>,
  inzending: Inzending,
  { door, inhoud, nu }: { door: string | null; inhoud: Inhoud; nu: Moment },
): Promise<{ gelukt: true } | { gelukt: false; reden: 'niet-goedgekeurd' } | { gelukt: false; reden: 'kapot'; melding: string }> {
  const { id, collectie, publicatie, goedgekeurde_revisie: revisie } = inzending;
  const goed = await trx
    .selectFrom('inzending_revisie')
    .select('bestand')
    .where('inzending_id', '=', id)
    .where('nummer', '=', revisie ?? 0)
    .executeTakeFirst();
  if (revisie === null || !goed?.bestand) return { gelukt: false, reden: 'niet-goedgekeurd' };
  const bezet = (slug: string) => inhoud.alle(collectie).some((stuk) => slugsVan(stuk).includes(slug));
  const slug = inzending.slug ?? (await vrijeSlug(trx, { id, collectie, titel: inzending.titel, bezet }));
  const bestand = metData(goed.bestand, collectie, { gepubliceerd: isoDatum(publicatie?.online_op ?? nu), gewijzigd: isoDatum(nu) });
  const melding = leesbaar(collectie, slug, bestand, inhoud);
  if (melding) return { gelukt: false, reden: 'kapot', melding };
  const rij = {
    revisie,
    opdracht: 'schrijven',
    bestand,
    digest: digestVan(bestand),
    gewijzigd_op: nu,
    pogingen: 0,
    volgende_poging_op: nu,
    fout: '',
  } as const;
  await trx
    .insertInto('publicatie')
    .values({ ...rij, inzending_id: id, collectie, slug, op_schijf: null, online_op: null })
    .onConflict((al) => al.column('inzending_id').doUpdateSet(rij))
    .execute();
  await zetStatus(trx, inzending, 'goedgekeurd', nu, { slug, gepland_op: null, goedgekeurde_revisie: revisie });
  await noteer(trx, inzending, { soort: 'vrijgegeven', door, nu });
  return { gelukt: true };
}
