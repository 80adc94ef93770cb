import type { Db, Moment } from '#db/tabellen.ts';
import { binnen } from '#grond/geduld.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';

/** What `/gezond` says, in the words that alarms are set on. */
export interface Health {
  status: 'ok' | 'storing';
  /** The parts that do not work now. */
  storing: string[];
  inhoud: { fouten: number };
  zoeken: Zoeker['stand'];
  mail: { wachtend: number; opgegeven: number; oudsteMinuten: number } | null;
}

const PATIENCE_MS = 2000;
const REST_MS = 1000;
/** A letter that waits longer than this means that mail does not get out. */
const MAIL_LATE_MIN = 60;

export interface HealthSource {
  db: Db;
  isErNog(): boolean;
  inhoud: Pick<Inhoud, 'fouten'>;
  zoeker: Pick<Zoeker, 'stand'>;
  clock?: () => Moment;
}

/** How the site is doing, looked at no more than once a second. */
export function openHealth({ db, isErNog, inhoud, zoeker, clock = Date.now }: HealthSource): () => Promise<Health> {
  let last: Promise<Health> | undefined;
  let op: Moment = 0;
  async function look(): Promise<Health> {
    const mail = await binnen(PATIENCE_MS, mailState(db, clock()));
    const storing: string[] = [];
    if (!mail || !isErNog()) storing.push('database');
    if (mail && mail.oudsteMinuten > MAIL_LATE_MIN) storing.push('mail');
    if (zoeker.stand === 'fout') storing.push('zoeken');
    return { status: storing.length > 0 ? 'storing' : 'ok', storing, inhoud: { fouten: inhoud.fouten.length }, zoeken: zoeker.stand, mail };
  }
  return () => {
    if (last && clock() - op < REST_MS) return last;
    op = clock();
    last = look();
    return last;
  };
}

/** Read with the write lock in hand, so that a disk on which nothing can be written is noticed too. */
function mailState(db: Db, nu: Moment): Promise<NonNullable<Health['mail']>> {
  return db.transaction().execute(async (trx) => {
    // A planned letter does not wait until its moment has come; one that was tried has had it.
    const { wachtend, oudste } = await trx
      .selectFrom('outbox')
      .where('bezorgd_op', 'is', null)
      .where('opgegeven_op', 'is', null)
      .where((eb) => eb.or([eb('pogingen', '>', 0), eb('volgende_poging_op', '<=', nu)]))
      .select(({ fn, eb }) => [
        fn.countAll<number>().as('wachtend'),
        fn
          .min<Moment | null>(eb.case().when('pogingen', '=', 0).then(eb.ref('volgende_poging_op')).else(eb.ref('aangemaakt_op')).end())
          .as('oudste'),
      ])
      .executeTakeFirstOrThrow();
    const { opgegeven } = await trx
      .selectFrom('outbox')
      .where('bezorgd_op', 'is', null)
      .select(({ fn }) => fn.count<number>('opgegeven_op').as('opgegeven'))
      .executeTakeFirstOrThrow();
    return { wachtend, opgegeven, oudsteMinuten: oudste ? Math.floor((nu - oudste) / 60_000) : 0 };
  });
}
