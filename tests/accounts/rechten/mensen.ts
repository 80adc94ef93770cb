import { randomUUID } from 'node:crypto';
import type { Account } from '#accounts/account.ts';
import type { Recht } from '#accounts/rechten.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { CONTACT, GEEN_BOEK, NU } from '../steun.ts';

export const WATERKANT = 'voorbeeldregio-waterkant';
export const HEUVELRAND = 'voorbeeldregio-heuvelrand';
export const ORIGIN = 'https://regiokring.example';
export const regionaam = (slug: string): string => slug.replace('voorbeeldregio-', 'Voorbeeldregio ');
/** What every act about people is told beside who and what. */
export const VAST = { regionaam, origin: ORIGIN, contact: CONTACT, boek: GEEN_BOEK, nu: NU };

const RECHTEN = {
  rosa: [{ soort: 're', onderwijsregio: null }],
  ria: [{ soort: 're', onderwijsregio: null }],
  anna: [{ soort: 'projectleider', onderwijsregio: WATERKANT }],
  arno: [{ soort: 'projectleider', onderwijsregio: WATERKANT }],
  bram: [{ soort: 'projectleider', onderwijsregio: HEUVELRAND }],
  emma: [{ soort: 'auteur', onderwijsregio: WATERKANT }],
  carla: [],
} satisfies Record<string, readonly Recht[]>;
export type Naam = keyof typeof RECHTEN;

export interface Mensenwereld extends OpenDatabase {
  wie(naam: Naam): Account;
  /** The live right of somebody. */
  recht(naam: Naam): Promise<number>;
  /** Whether somebody has this right now. */
  heeft(adres: string, recht: Recht): Promise<boolean>;
  brieven(aan?: string): Promise<{ aan: string; antwoord_aan: string; onderwerp: string; tekst: string; volgende_poging_op: number }[]>;
  gebeurtenissen(): Promise<
    { wat: string; door: string | null; over: string | null; onderwijsregio: string | null; bijzonderheden: string }[]
  >;
}

export const adresVoor = (naam: string): string => `${naam}@voorbeeld.example`;

/** Rosa and Ria of the Realisatie-Eenheid, Anna and Arno who lead Waterkant, Bram who leads Heuvelrand, Emma who writes, Carla who may nothing. */
export async function mensenwereld({ zonder = [] }: { zonder?: readonly Naam[] } = {}): Promise<Mensenwereld> {
  const open = await verseDb();
  const { db } = open;
  const namen = (Object.keys(RECHTEN) as Naam[]).filter((naam) => !zonder.includes(naam));
  const leeg = { functie: '', organisatie: '', onderwijsregio: null, totp_geheim: null, totp_laatste_stap: 0, voorbeeld: 0 };
  for (const id of namen) {
    const re = RECHTEN[id].some(({ soort }) => soort === 're');
    const naam = id[0]?.toUpperCase() + id.slice(1);
    await db
      .insertInto('account')
      .values({ ...leeg, id, adres: adresVoor(id), naam, totp_bevestigd_op: re ? NU : null, aangemaakt_op: NU, gewijzigd_op: NU })
      .execute();
    for (const recht of RECHTEN[id])
      await db
        .insertInto('recht')
        .values({ account_id: id, ...recht, verleend_op: NU, verleend_door: null })
        .execute();
    await db
      .insertInto('session')
      .values({
        ...{ id: `login-${id}`, account_id: id, verloopt_op: NU * 2, aangemaakt_op: NU, laatst_gezien_op: NU, apparaat: '' },
        tweede_stap_op: re ? NU : null,
      })
      .execute();
  }
  return {
    ...open,
    wie: (naam) => ({
      ...{ id: naam, adres: adresVoor(naam), naam: naam[0]?.toUpperCase() + naam.slice(1), functie: '', organisatie: '' },
      ...{ onderwijsregio: null, voorbeeld: false, rechten: RECHTEN[naam], sessionId: `login-${naam}` },
      tweedeStap: RECHTEN[naam].some(({ soort }) => soort === 're'),
    }),
    recht: async (naam) =>
      (
        await db
          .selectFrom('recht')
          .select('id')
          .where('account_id', '=', naam)
          .where('ingetrokken_op', 'is', null)
          .executeTakeFirstOrThrow()
      ).id,
    heeft: async (adres, { soort, onderwijsregio }) =>
      (
        await db
          .selectFrom('recht as r')
          .innerJoin('account as a', 'a.id', 'r.account_id')
          .select('r.id')
          .where('a.adres', '=', adres)
          .where('r.soort', '=', soort)
          .where('r.onderwijsregio', 'is', onderwijsregio)
          .where('r.ingetrokken_op', 'is', null)
          .execute()
      ).length === 1,
    brieven: (aan) =>
      db
        .selectFrom('outbox')
        .select(['aan', 'antwoord_aan', 'onderwerp', 'tekst', 'volgende_poging_op'])
        .$if(aan !== undefined, (vraag) => vraag.where('aan', '=', aan ?? ''))
        .orderBy('id')
        .execute(),
    gebeurtenissen: () =>
      db.selectFrom('gebeurtenis').select(['wat', 'door', 'over', 'onderwijsregio', 'bijzonderheden']).orderBy('id').execute(),
  };
}

/** Somebody who logged in for the first time, with a name. */
export async function nieuwMens({ db }: OpenDatabase, adres: string): Promise<Pick<Account, 'id' | 'rechten'>> {
  const id = randomUUID();
  await db
    .insertInto('account')
    .values({
      ...{ id, adres, naam: adres.split('@')[0] ?? '', functie: '', organisatie: '', onderwijsregio: null, totp_geheim: null },
      ...{ totp_bevestigd_op: null, totp_laatste_stap: 0, voorbeeld: 0, aangemaakt_op: NU, gewijzigd_op: NU },
    })
    .execute();
  return { id, rechten: [] };
}
