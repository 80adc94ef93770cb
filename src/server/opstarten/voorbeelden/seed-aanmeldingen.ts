import { randomBytes } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { AanmeldingTabel, KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import { momentVan } from '#grond/taal/datum.ts';

/** In open sessions these take the seats, so that the first ones are free to try everything. */
const EERSTE_ELDERS = 51;

/** Parts of an example session at the same hours. */
export interface Voorbeeldronde {
  begin: string;
  eind: string;
  /** `gekozen`: how many of the people with a place chose it, the first that chose nothing in this round yet. */
  onderdelen: { titel: string; doelgroepen?: string[]; plaats: string; capaciteit: number; gekozen: number }[];
}

export interface Voorbeeldmensen {
  vorm: KennissessieTabel['vorm'];
  /** How many example people have a place, and how many wait. */
  aangemeld: number;
  wachtend?: number;
  /** Of a session that is over: how many people came, whether they had signed up or not. */
  erbij?: number;
}

export const deelnemer = (nummer: number): string => `deelnemer-${String(nummer).padStart(2, '0')}`;

/** The people of an example session. */
export async function aanmeldingenVullen(
  trx: Transaction<Tabellen>,
  sessie: Voorbeeldmensen,
  k: Insertable<KennissessieTabel>,
): Promise<void> {
  const rijen = aanmeldingen(sessie, k);
  if (rijen.length === 0) return;
  await trx.insertInto('aanmelding').values(rijen).execute();
  const { erbij } = sessie;
  if (erbij !== undefined && k.eind_op <= k.aangemaakt_op) await opkomst(trx, rijen, { id: k.id, op: k.eind_op, erbij });
}

/** Everybody who had signed up came to the only meeting, and others as well. */
async function opkomst(
  trx: Transaction<Tabellen>,
  rijen: readonly Insertable<AanmeldingTabel>[],
  { id, op, erbij }: { id: string; op: Moment; erbij: number },
): Promise<void> {
  const door = { bijeenkomst_id: id, door: null, op };
  await trx
    .insertInto('aanwezigheid')
    .values(rijen.map((rij) => ({ aanmelding_id: rij.id, uitslag: 'aanwezig' as const, ...door })))
    .execute();
  await trx
    .insertInto('zonder_aanmelding')
    .values({ kennissessie_id: id, aantal: erbij - rijen.length, ...door })
    .execute();
}

function aanmeldingen({ aangemeld, wachtend = 0, vorm }: Voorbeeldmensen, k: Insertable<KennissessieTabel>): Insertable<AanmeldingTabel>[] {
  const eerste = wachtend > 0 ? 1 : EERSTE_ELDERS;
  return Array.from({ length: aangemeld + wachtend }, (_, plek) => {
    const account_id = deelnemer(eerste + plek);
    // Between the opening and now, in the order of their numbers.
    const aangemeld_op = k.aanmelden_vanaf + Math.floor(((k.aangemaakt_op - k.aanmelden_vanaf) * (plek + 1)) / (aangemeld + wachtend + 1));
    const status = plek >= aangemeld ? 'wachtlijst' : 'bevestigd';
    const deelname = vorm !== 'hybride' ? null : plek % 3 === 2 ? 'online' : 'fysiek';
    return {
      ...{
        id: `${k.id}-${account_id}`,
        kennissessie_id: k.id,
        account_id,
        status,
        prioriteit: 0,
        aangemeld_op,
        deelname,
        vraag: '',
        toegang: '',
        dieet: '',
      },
      ...{ toestemming_op: aangemeld_op, sleutel: randomBytes(24).toString('base64url'), volgnummer: 0, gewijzigd_op: aangemeld_op },
    };
  });
}

/** The rounds of an example session, chosen by some of its example people. */
export async function rondesVullen(
  trx: Transaction<Tabellen>,
  rondes: readonly Voorbeeldronde[],
  { id, datum }: { id: string; datum: string },
): Promise<void> {
  const mensen = await trx
    .selectFrom('aanmelding')
    .select('id')
    .where('kennissessie_id', '=', id)
    .where('status', '=', 'bevestigd')
    .orderBy('aangemeld_op')
    .execute();
  for (const [plek, { begin, eind, onderdelen }] of rondes.entries()) {
    const ronde = plek + 1;
    let eerste = 0;
    for (const [nummer, { titel, doelgroepen = [], plaats, capaciteit, gekozen }] of onderdelen.entries()) {
      const onderdeel_id = `${id}-r${ronde}-${nummer + 1}`;
      const tijden = { begin_op: momentVan(datum, begin), eind_op: momentVan(datum, eind) };
      const inhoud = { titel, doelgroepen: JSON.stringify(doelgroepen), plaats, capaciteit, afgelast_op: null, versie: 1 };
      await trx
        .insertInto('onderdeel')
        .values({ id: onderdeel_id, kennissessie_id: id, ronde, ...tijden, ...inhoud })
        .execute();
      const zij = mensen.slice(eerste, eerste + gekozen).map((een) => ({ aanmelding_id: een.id, ronde, onderdeel_id }));
      if (zij.length > 0) await trx.insertInto('onderdeelkeuze').values(zij).execute();
      eerste += gekozen;
    }
  }
}
