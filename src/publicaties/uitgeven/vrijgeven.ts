import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { isoDatum, momentTekst } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { slugsVan } from '#inhoud/verwijzingen.ts';
import { vrijeSlug } from '#publicaties/adres.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { gepland } from '#publicaties/brieven.ts';
import { kan, mag } from '#publicaties/handelingen.ts';
import { blijvendVan, eigenInzending, type Inzending, noteer, zetStatus } from '#publicaties/inzending.ts';
import { leesfout } from '#publicaties/keuren.ts';
import { schrijvers } from '#publicaties/ontvangers.ts';
import { metBlijvend, metData } from '#publicaties/velden/bestand.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';
import { type Doorvoer, doorvoeren } from './doorvoeren.ts';
import { beloofRevisie } from './publicatie.ts';

interface Verzoek extends Doorvoer {
  account: Schrijver;
  /** The approved revision that was on the screen. */
  revisie: number;
  inhoud: Inhoud;
  nu: Moment;
}
type Uitgegeven = { gelukt: true; uitgevoerd: boolean };
type Weigering =
  | { gelukt: false; reden: 'onbekend' | 'niet-goedgekeurd' | 'geen-recht' | 'gewijzigd' }
  | { gelukt: false; reden: 'kapot'; melding: string };

/** Releases approved text: from here on it goes online, whatever happens to this process. */
export async function publiceren(db: Db, { account, revisie, inhoud, nu, ...door }: Verzoek): Promise<Uitgegeven | Weigering> {
  const { id } = door;
  return doorvoeren(db, door, async (trx): Promise<{ gelukt: true } | Weigering> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    // The same button twice.
    if (isVrijgegeven(inzending, revisie)) return { gelukt: true };
    const weigering = magUit(inzending, account, revisie);
    return weigering ?? opdrachtGeven(trx, inzending, { door: account.id, inhoud, nu });
  });
}

/** Whether this revision is on its way, or online already. */
export const isVrijgegeven = ({ status, publicatie }: Inzending, revisie: number): boolean =>
  publicatie?.revisie === revisie && (publicatie.opdracht === 'schrijven' || status === 'gepubliceerd');

/** Lets approved text go online at a later moment. */
export async function plannen(
  db: Db,
  { account, revisie, op, origin, nu, ...door }: Omit<Verzoek, 'inhoud'> & { op: Moment; origin: string },
): Promise<Uitgegeven | Weigering | { gelukt: false; reden: 'voorbij' }> {
  if (op <= nu) return { gelukt: false, reden: 'voorbij' };
  const { id } = door;
  return doorvoeren(db, door, async (trx): Promise<{ gelukt: true } | Weigering> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    const weigering = magUit(inzending, account, revisie);
    if (weigering) return weigering;
    await zetStatus(trx, inzending, 'gepland', nu, { gepland_op: op });
    await noteer(trx, inzending, { soort: 'gepland', door: account.id, nu, toelichting: `Komt online op ${momentTekst(op)}` });
    for (const aan of await schrijvers(trx, inzending)) await briefSturen(trx, gepland({ inzending, aan, origin }, { op }), nu);
    return { gelukt: true };
  });
}

function magUit(inzending: Inzending, account: Schrijver, revisie: number): Weigering | undefined {
  if (!kan('publiceren', inzending)) return { gelukt: false, reden: 'niet-goedgekeurd' };
  if (!mag('publiceren', account, inzending)) return { gelukt: false, reden: 'geen-recht' };
  return inzending.goedgekeurde_revisie === revisie ? undefined : { gelukt: false, reden: 'gewijzigd' };
}

/** Writes the promise that the approved file will stand in CONTENT_DIR; the publisher keeps it. */
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
  const vers = metBlijvend(goed.bestand, collectie, blijvendVan({ collectie, slug }, inhoud));
  const bestand = metData(vers, collectie, { gepubliceerd: isoDatum(publicatie?.online_op ?? nu), gewijzigd: isoDatum(nu) });
  const melding = leesfout(collectie, slug, bestand, inhoud);
  if (melding) return { gelukt: false, reden: 'kapot', melding };
  await beloofRevisie(trx, { inzending_id: id, collectie, slug, revisie, bestand, nu });
  await zetStatus(trx, inzending, 'goedgekeurd', nu, { slug, gepland_op: null, goedgekeurde_revisie: revisie });
  await noteer(trx, inzending, { soort: 'vrijgegeven', door, nu });
  return { gelukt: true };
}
