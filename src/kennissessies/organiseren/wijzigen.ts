import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { aanDeBeurt } from '#kennissessies/aan-de-beurt.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { openPlaatsuitnodigingen, type Plaatsuitnodiging } from '#kennissessies/aanmelden/uitgenodigd/plaatsuitnodiging.ts';
import { vergeefsMelden } from '#kennissessies/aanmelden/vergeefs.ts';
import { vergeefs } from '#kennissessies/brieven/afscheidsbrieven.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import { sessieGewijzigd } from '#kennissessies/brieven/sessiebrieven.ts';
import { uitnodigingGewijzigd } from '#kennissessies/brieven/uitnodigingsbrieven.ts';
import type { Verandering } from '#kennissessies/brieven/wat-verandert.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { keuzesBij } from '#kennissessies/onderdeel.ts';
import { kanMetSessie, type Sessiestand, sessiestandVan } from '#kennissessies/overgangen.ts';
import { type Bezetting, bezetting } from '#kennissessies/plaatsen.ts';
import { onderdeeltijdenBewaren } from '#kennissessies/rondes/meeverhuizen.ts';
import { sluitmoment } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { aanvinkenVervalt } from './aanvinken-vervalt.ts';
import { alsBewaard, type Gevolg, type Groep, gevolg, voorGenodigde, voorNiemand } from './gevolg.ts';
import { type NieuweStand, nieuweStand, tijdfout, type Wijziging } from './nieuwe-stand.ts';
import { isHetzelfde, sessieBewaren, sessieVoor } from './sessie-opslag.ts';
import { brievenTellen } from './tellen/brieven-tellen.ts';
import { type TeKlein, teKlein } from './tellen/te-klein.ts';
import { type Hoorder, hoordersInGroepen, voorGenodigdenAnders, wieHoort } from './wie-hoort.ts';
import { magOrganiseren } from './wie-organiseert.ts';

export interface Sessiewijziging {
  account: Account;
  id: string;
  /** The version on which the change was made. */
  versie: number;
  wijziging: Wijziging;
  /** Whoever changes it saw who gets mail, and which letter. */
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
/** What is wrong with the change itself. */
export type Afgekeurd = { gelukt: false; reden: NonNullable<ReturnType<typeof tijdfout>> | 'niet-van-jou' } | TeKlein;
export type Sessiewijziguitslag =
  /** `zelfde`: everything was as it stood already, and nothing was written. */
  | { gelukt: true; gemaild: number; doorgeschoven: number; zelfde?: true }
  | { gelukt: false; reden: 'onbekend' }
  | { gelukt: false; reden: 'kan-niet'; stand: Sessiestand }
  | { gelukt: false; reden: 'verouderd'; nu: MetLink }
  | Afgekeurd
  | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/**
 * Changes a session. Another time, place, form, link or title raises SEQUENCE and is mailed to whom it concerns, after it
 * was asked; anything else is not. More places move people up at once; fewer than are taken is refused, and so is an edit
 * of an older version.
 */
export async function wijzigen(db: Db, verzoek: Sessiewijziging): Promise<Sessiewijziguitslag> {
  const { account, id, versie, bevestigd, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Sessiewijziguitslag> => {
    const was = await sessieVoor(trx, account, id);
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (!kanMetSessie('wijzigen', was, nu)) return { gelukt: false, reden: 'kan-niet', stand: sessiestandVan(was, nu) };
    if (was.versie !== versie) return { gelukt: false, reden: 'verouderd', nu: was };
    const stap = await wijzigingKeuren(trx, was, verzoek);
    if ('gelukt' in stap) return stap;
    const vooruit = bevestigd ? null : gevolg(stap.groepen);
    if (vooruit) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    const zelfde = isHetzelfde(was, stap.kennissessie);
    const gemaild = zelfde ? 0 : await wijzigingDoorvoeren(trx, stap, verzoek);
    const erbij = (await doorschuiven(trx, id, { origin, nu })).length;
    await vergeefsMelden(trx, id, { origin, nu });
    return { gelukt: true, gemaild, doorgeschoven: erbij, ...(zelfde && { zelfde }) };
  });
}

/** A change that may be made, and who would get which letter by it. */
export type Gekeurd = NieuweStand & {
  was: MetLink;
  hoorders: Hoorder[];
  uitgenodigd: { uitnodiging: Plaatsuitnodiging; verandering: Verandering }[];
  /** Who hears of the change itself, and with them who moves up or waits in vain by it. */
  lezers: Groep[];
  groepen: Groep[];
};
type Maker = Pick<Sessiewijziging, 'account' | 'wijziging' | 'origin' | 'nu'>;

/** Judges a change inside the transaction of the act that makes it; nothing is written yet. */
export async function wijzigingKeuren(
  trx: Transaction<Tabellen>,
  was: MetLink,
  { account, wijziging, origin, nu }: Maker,
): Promise<Gekeurd | Afgekeurd> {
  const nieuw = nieuweStand(was, wijziging, nu);
  const { kennissessie } = nieuw;
  if (!magOrganiseren(account, kennissessie)) return { gelukt: false, reden: 'niet-van-jou' };
  const fout = tijdfout(was, kennissessie, nu);
  if (fout) return { gelukt: false, reden: fout };
  const stand = await bezetting(trx, was.id);
  const klein = was.status === 'concept' ? null : await teKlein(trx, kennissessie, stand);
  if (klein) return klein;
  const hoorders = await wieHoort(trx, was, nieuw);
  const anders = voorGenodigdenAnders(was, nieuw);
  const uitgenodigd = anders
    ? (await openPlaatsuitnodigingen(trx, was.id)).map((uitnodiging) => ({ uitnodiging, verandering: anders }))
    : [];
  const genodigd = (verandering: Verandering) =>
    uitnodigingGewijzigd(voorGenodigde(kennissessie, { origin, nu }), { ...nieuw, verandering });
  const lezers = [
    ...hoordersInGroepen(hoorders, nieuw, { origin, nu }),
    ...(anders ? [{ mensen: uitgenodigd.length, wie: 'met een uitnodiging', brief: () => genodigd(anders) }] : []),
  ];
  const groepen = [...lezers, ...(await wieSchuift(trx, was, kennissessie, { stand, origin, nu }))];
  return { ...nieuw, was, hoorders, uitgenodigd, lezers, groepen };
}

/** Writes a judged change, with its letters to everybody for whom it makes a difference; how many people that are. */
export async function wijzigingDoorvoeren(trx: Transaction<Tabellen>, stap: Gekeurd, { account, origin, nu }: Maker): Promise<number> {
  const { was, kennissessie, verplaatst, groot, hoorders, uitgenodigd, lezers } = stap;
  await sessieBewaren(trx, kennissessie);
  await onderdeeltijdenBewaren(trx, was, kennissessie);
  await aanvinkenVervalt(trx, was, kennissessie);
  const wat = verplaatst && was.status !== 'concept' ? 'sessie-verplaatst' : 'sessie-gewijzigd';
  await gebeurtenisVastleggen(trx, { wat, door: account, kennissessie: was.id, onderwijsregio: kennissessie.gastregio, nu });
  const keuzes = await keuzesBij(
    trx,
    hoorders.map(({ aanmelding }) => aanmelding.id),
  );
  for (const { aanmelding, ...hoe } of hoorders) {
    const post = { kennissessie, aanmelding, deelnemer: aanmelding, gekozen: keuzes.get(aanmelding.id) ?? [], origin, nu };
    await zetKlaar(trx, sessieGewijzigd(post, { ...hoe, groot }), nu);
  }
  for (const { uitnodiging, verandering } of uitgenodigd)
    await zetKlaar(trx, uitnodigingGewijzigd({ kennissessie, uitnodiging, origin }, { groot, verandering }), nu);
  const gemaild = hoorders.length + uitgenodigd.length;
  const brief = { soort: 'gewijzigd', aan: 'allen', onderwerp: groot ? 'Gewijzigd' : 'Kleine aanpassing' } as const;
  const tekst = alsBewaard(lezers);
  await brievenTellen(trx, { id: randomUUID(), kennissessie: was.id, ...brief, tekst, aantal: gemaild, door: account, nu });
  return gemaild;
}

/** Who gets a place by this change, and who hears that none came free. */
async function wieSchuift(
  trx: Transaction<Tabellen>,
  was: MetLink,
  kennissessie: MetLink,
  { stand, origin, nu }: Pick<Maker, 'origin' | 'nu'> & { stand: Bezetting },
): Promise<Groep[]> {
  const post = voorNiemand(kennissessie, origin, nu);
  const erbij = (await aanDeBeurt(trx, kennissessie, { stand, nu })).length;
  const dicht = nu >= sluitmoment(kennissessie) && nu < sluitmoment(was) ? stand.wachtend : 0;
  return [
    { mensen: erbij, wie: 'van de wachtlijst, nu met een plaats', brief: () => doorgeschoven(post) },
    { mensen: dicht, wie: 'op de wachtlijst voor wie geen plaats vrijkwam', brief: () => vergeefs(post) },
  ];
}
