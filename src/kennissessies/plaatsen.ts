import { sql, type Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import type { Kennissessie, OpenbareKennissessie, Opkomst } from './kennissessie.ts';
import { metVrij } from './onderdeel.ts';

/** Places that are counted together, with a queue of their own: of one form, or all of a session. */
export type Ruimte = 'alle' | 'fysiek' | 'online';
/** Every other state of a registration has a place, or an offer of one. */
export const ZONDER_PLAATS = ['afgemeld', 'wachtlijst'] as const;
const HEEFT_PLAATS = `a.status not in ('${ZONDER_PLAATS.join("', '")}')`;
/** Everybody with a place, an offer of one or an invitation for one; and everybody who waits. */
export interface Bezetting {
  bezet: number;
  wachtend: number;
  /** Of these, online. */
  bezetOnline: number;
  wachtendOnline: number;
}
type Geteld = Pick<Kennissessie, 'vorm' | 'capaciteit' | 'capaciteitOnline' | 'achtergehouden'>;

/** A hybrid session may count each form by itself; held-back places are then of the location. */
export const teltPerVorm = ({ vorm, capaciteitOnline }: Pick<Geteld, 'vorm' | 'capaciteitOnline'>): boolean =>
  vorm === 'hybride' && capaciteitOnline !== null;

export const ruimtesVan = (k: Pick<Geteld, 'vorm' | 'capaciteitOnline'>): readonly Ruimte[] =>
  teltPerVorm(k) ? ['fysiek', 'online'] : ['alle'];

/** Where somebody who takes part like this is counted. */
export const ruimteVan = (k: Pick<Geteld, 'vorm' | 'capaciteitOnline'>, deelname: 'fysiek' | 'online' | null): Ruimte =>
  teltPerVorm(k) ? (deelname ?? 'fysiek') : 'alle';

export const capaciteitTotaal = (k: Geteld): number => k.capaciteit + (teltPerVorm(k) ? (k.capaciteitOnline ?? 0) : 0);

const inRuimte = ({ bezet, wachtend, bezetOnline, wachtendOnline }: Bezetting, ruimte: Ruimte) => {
  if (ruimte === 'alle') return { bezet, wachtend };
  return ruimte === 'online'
    ? { bezet: bezetOnline, wachtend: wachtendOnline }
    : { bezet: bezet - bezetOnline, wachtend: wachtend - wachtendOnline };
};

/** What can be given to who waits: no place that is taken or held back. Negative when too many have one. */
export const teGeven = (k: Geteld, stand: Bezetting, ruimte: Ruimte): number =>
  (ruimte === 'online' ? (k.capaciteitOnline ?? 0) : k.capaciteit - k.achtergehouden) - inRuimte(stand, ruimte).bezet;

/** What is free for a newcomer: who waits goes first. Negative when more people wait than there are places. */
export const vrijVoorNieuwe = (k: Geteld, stand: Bezetting, ruimte: Ruimte): number =>
  teGeven(k, stand, ruimte) - inRuimte(stand, ruimte).wachtend;

/** How many of who waits have a place to go to. */
export const doorTeSchuiven = (k: Geteld, stand: Bezetting): number =>
  ruimtesVan(k).reduce((som, ruimte) => som + Math.max(0, Math.min(inRuimte(stand, ruimte).wachtend, teGeven(k, stand, ruimte))), 0);

/** A session as anybody may know it: how many places are free, not how many are held back. */
export function alsOpenbaar(
  { achtergehouden, vrijgevenOp: _, vrijgegevenOp: __, ...k }: Kennissessie,
  stand: Bezetting,
  opkomst: readonly Opkomst[] = [],
  gekozen: ReadonlyMap<string, number> = new Map(),
): OpenbareKennissessie {
  const onderdelen = metVrij(k.onderdelen, gekozen);
  const vrij = (ruimte: Ruimte) => Math.max(0, vrijVoorNieuwe({ ...k, achtergehouden }, stand, ruimte));
  const vrijPerVorm = teltPerVorm(k) ? { fysiek: vrij('fysiek'), online: vrij('online') } : null;
  const alle = vrijPerVorm ? vrijPerVorm.fysiek + vrijPerVorm.online : vrij('alle');
  return {
    ...k,
    capaciteit: capaciteitTotaal({ ...k, achtergehouden }),
    vrij: alle,
    vrijPerVorm,
    wachtend: stand.wachtend,
    onderdelen,
    opkomst,
  };
}

export const NIEMAND: Bezetting = { bezet: 0, wachtend: 0, bezetOnline: 0, wachtendOnline: 0 };

/**
 * The one way to count: columns for a query that calls its sessions `tabel`. Who was invited to wait takes nobody's turn
 * before answering.
 */
export const bezettingskolommen = (tabel: string) => {
  const tel = (voorwaarde: string) =>
    sql<number>`(select count(*) from aanmelding a where a.kennissessie_id = ${sql.ref(`${tabel}.id`)} and ${sql.raw(voorwaarde)})`;
  return [
    sql<number>`${tel(HEEFT_PLAATS)} + (select count(*) from plaatsuitnodiging u
      where u.kennissessie_id = ${sql.ref(`${tabel}.id`)} and u.uitslag = 'open' and u.plek != 'wachtlijst')`.as('bezet'),
    tel("a.status = 'wachtlijst'").as('wachtend'),
    tel(`${HEEFT_PLAATS} and a.deelname = 'online'`).as('bezetOnline'),
    tel("a.status = 'wachtlijst' and a.deelname = 'online'").as('wachtendOnline'),
  ];
};

/** Counts inside the transaction that goes on to give out places. */
export const bezetting = (trx: Transaction<Tabellen>, kennissessieId: string): Promise<Bezetting> =>
  trx.selectFrom('kennissessie as k').select(bezettingskolommen('k')).where('k.id', '=', kennissessieId).executeTakeFirstOrThrow();
