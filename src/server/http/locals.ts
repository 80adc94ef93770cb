import { randomBytes } from 'node:crypto';
import type { Account } from '#accounts/account.ts';
import type { Formulier } from '#actions/formulier.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { ERROR_TEXT, type ErrorText } from '#server/http/answer/error-text.ts';
import type { Report } from '#server/http/cache/report.ts';
import type { Mark, Subject } from '#server/http/cache/subjects.ts';
import { countedAs } from '#server/http/gate/ip.ts';
import { type Limits, type MailKind, noteTooOften } from '#server/http/gate/limits.ts';
import { pickParameters } from '#server/http/gate/parameters.ts';
import type { OpenKamers } from '#server/opstarten/kamers.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';

/** What every request gets from the front; made once, at the start. */
export interface Services
  extends Pick<
    OpenKamers,
    'inhoud' | 'agenda' | 'adopties' | 'signalen' | 'bronlinks' | 'zoeker' | 'uitgever' | 'adressen' | 'boek' | 'kluis' | 'bergingen'
  > {
  db: Db;
  /** SITE_URL or the printed address, without a slash at the end. */
  origin: string;
  /** Mailbox for questions about the platform (CONTACT), empty when nobody chose one. */
  contact: string;
  /** The local trial: no SITE_URL. */
  proef: boolean;
  /** What somebody still has to do before the site may be called live, in sentences for who keeps it running. */
  nogTeDoen(): Promise<string[]>;
  /** Only in the trial: prints a login code on the terminal. */
  meldCode: ((address: string, code: string) => void) | null;
  log: Record<'info' | 'warn' | 'error', (o: object, m: string) => void>;
  limits: Pick<Limits, 'mailing' | 'calendars' | 'lookups'>;
}

/** For whom and about what a page is made; both empty when it is for nobody in particular. */
export interface Asked {
  ip: string;
  /** The query of the address. */
  query: string;
}

/** What pages, actions and middleware find in `locals`. */
export type RequestLocals = ReturnType<typeof makeLocals>['locals'];

/** The locals of one request, and the report that they fill: what a page reads through them is what its answer depends on. */
export function makeLocals(services: Services, { ip, query }: Asked) {
  const report: Report = { openbaar: null, marks: new Map(), parameters: new Set(), foundNothing: null, error: null };
  const { origin, contact, proef, meldCode, nogTeDoen, log, boek, kluis, bergingen } = services;
  const locals = Object.assign(readable(services, report), {
    /** Where uploads are kept: of everybody, and of participants. */
    bergingen,
    boek,
    kluis,
    origin,
    contact,
    proef,
    meldCode,
    nogTeDoen,
    log,
    /** Who counts as one without a login: the address of the visitor, behind the trusted proxies, or a whole network of IPv6. */
    netwerk: countedAs(ip),
    /** Counts a letter that this visitor has us send to an address typed in; answers how many seconds to wait first, 0 when it may go. */
    countMail: (kind: MailKind, account?: string) => services.limits.mailing(kind, account === undefined ? { ip } : { account }),
    /** Counts a look at the calendar of this account; answers how many seconds to wait first, 0 when it may be given. */
    async countCalendar(account: string): Promise<number> {
      const tooOften = await services.limits.calendars(account);
      if (tooOften) noteTooOften(log, 'agenda', tooOften, account);
      return tooOften?.wait ?? 0;
    },
    /** Counts an answer to this account while it types; answers how many seconds to wait first, 0 when it may be given. */
    async countLookup(account: string): Promise<number> {
      const tooOften = await services.limits.lookups(account);
      if (tooOften) noteTooOften(log, 'meetypen', tooOften, account);
      return tooOften?.wait ?? 0;
    },
    /** The parameters of the address with these names, in this order; others make no second copy of a page. */
    parameters(...names: readonly string[]): URLSearchParams {
      for (const name of names) report.parameters.add(name);
      return pickParameters(query, names);
    },
    /** Called by a page that is the same for everybody: its answer may be kept until what it read changes, or until `tot` (ms). */
    openbaar(tot: Moment = Number.POSITIVE_INFINITY): void {
      report.openbaar = { tot: Math.min(tot, report.openbaar?.tot ?? tot) };
    },
    /** Writes an unexpected error in the log; answers the number that goes on the page. The front answers 500, or 503 for the database. */
    meldFout(cause: unknown): string {
      report.error ??= { cause, reference: newReference() };
      log.error({ err: cause, kenmerk: report.error.reference }, 'A page failed.');
      return report.error.reference;
    },
    /** What the error page says. */
    errorPage: { status: 404, ...ERROR_TEXT[404] } as { status: number } & ErrorText,
    /** Who is at the door, set by the middleware on personal addresses. */
    account: null as Account | null,
    /** Why the middleware could not read who that is. */
    onleesbaar: null as unknown,
    /** Set by an action that refused a form: its fields and what is wrong with them. */
    formulier: null as Formulier | null,
  });
  return { locals, report };
}

interface Copy {
  lees(): Promise<{ vers: boolean; nummer: Mark }>;
}

/** The rooms, each of which notes that it was read. */
function readable({ db, inhoud, agenda, adopties, signalen, bronlinks, zoeker, uitgever, adressen }: Services, report: Report) {
  const saw = (subject: Subject, mark: Mark) => {
    if (mark === null || !report.marks.has(subject)) report.marks.set(subject, mark);
  };
  /** A copy of what the database holds, that notes which one was read. */
  const copy = <B extends Copy>(room: B, subject: Subject): B => {
    const lees = async () => {
      const found = await room.lees();
      saw(subject, found.vers ? found.nummer : null);
      return found;
    };
    return Object.create(room, { lees: { value: lees } });
  };
  const zoek: Zoeker['zoek'] = async (bij) => {
    saw('search', zoeker.versie);
    saw('content', inhoud.versie);
    // A signal that is taken off the site leaves every answer at once, before the index follows.
    saw('signals', await signalen.nummer());
    const uitslag = await zoeker.zoek(bij);
    if (isVain(uitslag)) report.foundNothing = uitslag.q;
    return uitslag;
  };
  const rooms = {
    agenda: Object.create(copy(agenda, 'agenda'), { sessies: { value: copy(agenda.sessies, 'sessions') } }),
    adopties: copy(adopties, 'adoptions'),
    signalen: copy(signalen, 'signals'),
    bronlinks: copy(bronlinks, 'links'),
    zoeker: Object.create(zoeker, { zoek: { value: zoek } }),
  };
  return Object.defineProperties(
    rooms as Pick<Services, 'db' | 'inhoud' | 'agenda' | 'adopties' | 'signalen' | 'bronlinks' | 'zoeker' | 'uitgever' | 'adressen'>,
    {
      inhoud: noted(inhoud, () => saw('content', inhoud.versie)),
      // What changes unseen makes that nothing of the page is kept.
      db: noted(db, () => saw('unseen', null)),
      uitgever: noted(uitgever, () => saw('unseen', null)),
      adressen: noted(adressen, () => saw('unseen', null)),
    },
  );
}

const noted = (room: object, note: () => void): PropertyDescriptor => ({
  enumerable: true,
  get() {
    note();
    return room;
  },
});

/** With a filter or with every word taken literally, finding nothing does not mean that we have nothing. */
const isVain = ({ klaar, totaal, twijfel, keuzes, letterlijk }: Zoekuitslag): boolean =>
  klaar && (totaal === 0 || twijfel) && keuzes.length === 0 && !letterlijk;

/** Short enough to read out on the telephone. */
export const newReference = (): string => randomBytes(4).toString('hex').toUpperCase();
