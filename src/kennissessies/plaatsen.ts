import { type RawBuilder, sql, type Transaction } from 'kysely';
import { jsonLijst } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Kennissessie, OpenbareKennissessie, Opkomst } from './kennissessie.ts';
import { metVrij } from './onderdeel.ts';
import { magNu, plafondNu, type Regiogrenzen, type Regioplek, regioVan } from './regiogrenzen.ts';

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
  /** Of a session where some go first, or that has a cap: the same per region and status (JSON of `Regiobezetting[]`). */
  perRegio?: string | null;
}
interface Regiobezetting extends Regioplek, Pick<Bezetting, 'bezet' | 'wachtend' | 'wachtendOnline'> {}
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

/**
 * What is free for a newcomer: who waits for want of a place goes first, who only waits for a window or a cap keeps nobody
 * from it. Negative when more people wait than there are places.
 */
export const vrijVoorNieuwe = (k: Geteld & Regiogrenzen, stand: Bezetting, ruimte: Ruimte, nu: Moment): number =>
  teGeven(k, stand, ruimte) - wachtOpPlaats(k, stand, ruimte, nu);

/** Whether anybody who waits has a place to go to. */
export const isDoorTeSchuiven = (k: Geteld & Regiogrenzen, stand: Bezetting, nu: Moment): boolean =>
  ruimtesVan(k).some((ruimte) => teGeven(k, stand, ruimte) > 0 && wachtOpPlaats(k, stand, ruimte, nu) > 0);

/** Who waits there for want of a place: of each region no more than its cap still leaves, and none that must let others go first. */
function wachtOpPlaats(k: Regiogrenzen, stand: Bezetting, ruimte: Ruimte, nu: Moment): number {
  if (!stand.perRegio) return inRuimte(stand, ruimte).wachtend;
  const plafond = plafondNu(k, nu);
  const regios = new Map<string, { bezet: number; wachtend: number }>();
  for (const deel of JSON.parse(stand.perRegio) as Regiobezetting[]) {
    const { bezet, wachtend } = regios.get(regioVan(deel)) ?? { bezet: 0, wachtend: 0 };
    const erbij = magNu(k, deel.regiostatus, nu) ? inRuimte({ ...deel, bezetOnline: 0 }, ruimte).wachtend : 0;
    regios.set(regioVan(deel), { bezet: bezet + deel.bezet, wachtend: wachtend + erbij });
  }
  return [...regios.values()].reduce(
    (som, { bezet, wachtend }) => som + (plafond === null ? wachtend : Math.min(wachtend, Math.max(0, plafond - bezet))),
    0,
  );
}

/** A session as anybody may know it: how many places are free, not how many are held back. */
export function alsOpenbaar(
  { achtergehouden, vrijgevenOp: _, vrijgegevenOp: __, ...k }: Kennissessie,
  stand: Bezetting,
  nu: Moment,
  opkomst: readonly Opkomst[] = [],
  gekozen: ReadonlyMap<string, number> = new Map(),
): OpenbareKennissessie {
  const onderdelen = metVrij(k.onderdelen, gekozen);
  const vrij = (ruimte: Ruimte) => Math.max(0, vrijVoorNieuwe({ ...k, achtergehouden }, stand, ruimte, nu));
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
export const bezettingskolommen = (tabel: string) => [
  ...telkolommen(tabel),
  sql<string | null>`case when ${sql.ref(`${tabel}.max_per_regio`)} is null and ${sql.ref(`${tabel}.voorrang_tot`)} is null then null
    else ${perRegio(sql.ref(`${tabel}.id`))} end`.as('perRegio'),
];
const telkolommen = (tabel: string) => {
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
const perRegio = (id: RawBuilder<unknown>) =>
  jsonLijst(
    {
      ...{ onderwijsregio: 'r.onderwijsregio', regiostatus: 'r.regiostatus' },
      ...{ bezet: 'r.bezet', wachtend: 'r.wacht', wachtendOnline: 'r.wacht_online' },
    },
    sql`(select a.onderwijsregio, a.regiostatus, count(*) filter (where ${sql.raw(HEEFT_PLAATS)}) as bezet,
        count(*) filter (where a.status = 'wachtlijst') as wacht,
        count(*) filter (where a.status = 'wachtlijst' and a.deelname = 'online') as wacht_online
      from aanmelding a where a.kennissessie_id = ${id} and a.status != 'afgemeld' group by a.onderwijsregio, a.regiostatus) r`,
  );

/** Counts inside the transaction that goes on to give out places. */
export const bezetting = (trx: Transaction<Tabellen>, kennissessieId: string): Promise<Bezetting> =>
  trx.selectFrom('kennissessie as k').select(bezettingskolommen('k')).where('k.id', '=', kennissessieId).executeTakeFirstOrThrow();

/** The same without its regions, which whoever gives places out to the queue counts by itself. */
export const geteld = (trx: Transaction<Tabellen>, kennissessieId: string): Promise<Bezetting> =>
  trx.selectFrom('kennissessie as k').select(telkolommen('k')).where('k.id', '=', kennissessieId).executeTakeFirstOrThrow();

/** How many of each region have a place. */
export async function bezettingPerRegio(
  trx: Db | Transaction<Tabellen>,
  kennissessieId: string,
  zonder = '',
): Promise<Map<string, number>> {
  const rijen = await trx
    .selectFrom('aanmelding')
    .select(['onderwijsregio', ({ fn }) => fn.countAll<number>().as('bezet')])
    .where('kennissessie_id', '=', kennissessieId)
    .where('status', 'not in', ZONDER_PLAATS)
    // Asked only when it matters: the index that counts does not hold it.
    .$if(zonder !== '', (vraag) => vraag.where('id', '!=', zonder))
    .groupBy('onderwijsregio')
    .execute();
  return new Map(rijen.map((rij) => [regioVan(rij), rij.bezet]));
}
