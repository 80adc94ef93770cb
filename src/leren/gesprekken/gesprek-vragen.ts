import { randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { inzenderVan, wachttijd } from '#leren/toeloop.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { gespreksvraagAanRegio, gespreksvraagVerstuurd } from './brieven.ts';
import { type Gesprekspartner, gesprekspartner, type Partnerreden, type Partnervraag } from './gesprekspartner.ts';
import type { Gespreksvraag } from './invoer.ts';

interface Vraagverzoek extends Partnervraag {
  account: Account;
  vraag: Gespreksvraag;
  /** Of the form: who sends it twice sends one letter. */
  kenmerk: string;
  origin: string;
  nu: Moment;
}
export type Gespreksvraaguitslag =
  | { gelukt: true; id: string }
  | { gelukt: false; reden: Partnerreden | 'eigen' | 'loopt-al' }
  | { gelukt: false; reden: 'te-veel'; wachtMs: number };

export const GESPREKKEN_PER_DAG = 5;
const TOELOOP = { tabel: 'gesprek', moment: 'gevraagd_op', perDag: GESPREKKEN_PER_DAG, zonderLoginPerUur: 0 } as const;

/**
 * Asks a region for a talk: a letter to its mailbox, that answers to who asks, and a copy to themselves. What they wrote stands in these
 * two letters and nowhere else. Sent twice it is one letter; who still waits for an answer on the same does not ask again.
 */
export async function gesprekVragen(db: Db, verzoek: Vraagverzoek): Promise<Gespreksvraaguitslag> {
  const { account, inhoud, nu } = verzoek;
  const met = gesprekspartner(verzoek);
  if ('reden' in met) return { gelukt: false, reden: met.reden };
  if (isVanEigenRegio(verzoek, met.regio.slug)) return { gelukt: false, reden: 'eigen' };
  return db.transaction().execute(async (trx): Promise<Gespreksvraaguitslag> => {
    const al = await trx.selectFrom('gesprek').select('account_id').where('id', '=', verzoek.kenmerk).executeTakeFirst();
    if (al?.account_id === account.id) return { gelukt: true, id: verzoek.kenmerk };
    if (await openOver(trx, verzoek, met)) return { gelukt: false, reden: 'loopt-al' };
    const wie = inzenderVan(account, null);
    const wachten = wie && (await wachttijd(trx, TOELOOP, wie, nu));
    if (wachten) return { gelukt: false, reden: 'te-veel', wachtMs: wachten.wachtMs };
    const id = al || !KENMERK.test(verzoek.kenmerk) ? randomUUID() : verzoek.kenmerk;
    const sleutel = randomBytes(24).toString('base64url');
    const voor = regioVan(account);
    const vanRegio = voor === null ? null : huidigeRegio(inhoud, voor);
    const over = met.praktijk ?? met.regio;
    await trx
      .insertInto('gesprek')
      .values({
        ...{ id, sleutel, account_id: account.id, van_regio: vanRegio, naar_regio: met.regio.slug, gevraagd_op: nu },
        ...{ praktijk: met.praktijk?.slug ?? null, titel: over.gegevens.titel },
        ...{ afgehandeld_op: null, afgehandeld_door: null, herinnerd_op: null },
      })
      .execute();
    const regio = met.regio.gegevens.titel;
    const post = {
      id,
      titel: over.gegevens.titel,
      pad: over.url,
      regio,
      postbus: met.postbus,
      vraag: verzoek.vraag,
      origin: verzoek.origin,
    };
    const naam = vanRegio === null ? '' : regionamen(inhoud)(vanRegio);
    await zetKlaar(trx, gespreksvraagAanRegio({ ...post, sleutel, vrager: { ...account, regio: naam } }), nu);
    await zetKlaar(trx, gespreksvraagVerstuurd({ ...post, aan: account }), nu);
    return { gelukt: true, id };
  });
}

const KENMERK = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether somebody asks the region that they are of, or write for. */
export function isVanEigenRegio({ account, inhoud }: Pick<Vraagverzoek, 'account' | 'inhoud'>, regio: string): boolean {
  const hun = [...(account.onderwijsregio === null ? [] : [account.onderwijsregio]), ...regiosOmVoorTeSpreken(account)];
  return hun.some((een) => huidigeRegio(inhoud, een) === regio);
}

/** What the same account asked the same region about the same, and was not answered yet; also when one of them had another name then. */
async function openOver(trx: Transaction<Tabellen>, { account, inhoud, proef }: Vraagverzoek, met: Gesprekspartner) {
  const open = await trx
    .selectFrom('gesprek')
    .select(['naar_regio', 'praktijk'])
    .where('account_id', '=', account.id)
    .where('status', '=', 'open')
    .orderBy('gevraagd_op', 'desc')
    .execute();
  return open.find(({ naar_regio, praktijk }) => {
    const toen = gesprekspartner({ inhoud, aan: naar_regio, praktijk, proef });
    return 'regio' in toen && toen.regio.slug === met.regio.slug && toen.praktijk?.slug === met.praktijk?.slug;
  });
}

/** Which region somebody asks for: their own, or when they did not say, the only one they may speak for. */
function regioVan(account: Account): string | null {
  const [eerste = null, ...meer] = regiosOmVoorTeSpreken(account);
  return account.onderwijsregio ?? (meer.length === 0 ? eerste : null);
}
