import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { afspraakTeltDoor } from '#kennissessies/aanmelden/doorschuiven.ts';
import type { Aanmeldpost } from '#kennissessies/brieven/post.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { keuzesBij, type Onderdeel } from '#kennissessies/onderdeel.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import type { Gevolg } from '../gevolg.ts';

/** Whoever changes a part: on which version, and whether they saw who gets mail, and which letter. */
export interface Onderdeelverzoek {
  account: Account;
  /** Of the session, and of the part. */
  id: string;
  onderdeel: string;
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
export type Onbevestigd = { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** A part for who organises its session. */
export async function onderdeelVoor(
  trx: Db | Transaction<Tabellen>,
  { account, id, onderdeel }: Pick<Onderdeelverzoek, 'account' | 'id' | 'onderdeel'>,
): Promise<{ sessie: MetLink; was: Onderdeel } | null> {
  const sessie = await sessieVoor(trx, account, id);
  const was = sessie?.onderdelen.find((een) => een.id === onderdeel);
  return sessie && was ? { sessie, was } : null;
}

/** Who chose a part; who has no place any more chose nothing. */
export const inOnderdeel = (trx: Db | Transaction<Tabellen>, kennissessieId: string, onderdeel: string) =>
  metAccount(trx, kennissessieId)
    .innerJoin('onderdeelkeuze as w', 'w.aanmelding_id', 'aanmelding.id')
    .where('w.onderdeel_id', '=', onderdeel)
    .orderBy('aangemeld_op')
    .execute();

/** Of each of these people what a letter about another part is made of, with all that they chose: their appointment names it. */
export async function* postVan(
  trx: Transaction<Tabellen>,
  mensen: Awaited<ReturnType<typeof inOnderdeel>>,
  samen: Pick<Aanmeldpost, 'kennissessie' | 'origin' | 'nu'>,
): AsyncGenerator<Aanmeldpost> {
  const keuzes = await keuzesBij(
    trx,
    mensen.map(({ id }) => id),
  );
  for (const was of mensen) {
    const aanmelding = await afspraakTeltDoor(trx, was);
    yield { ...samen, aanmelding, deelnemer: aanmelding, gekozen: keuzes.get(was.id) ?? [] };
  }
}
