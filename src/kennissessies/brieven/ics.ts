import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEvent,
  ICalEventStatus,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Moment } from '#db/tabellen.ts';
import { gaatNietDoor, vervallen, welkeBijeenkomst } from '#kennissessies/bijeenkomsten.ts';
import type { Achtergehouden, Kennissessie as MetAchtergehouden, MetLink } from '#kennissessies/kennissessie.ts';
import { keuzeregels } from '#kennissessies/rondes/rondes.ts';
import { VTIMEZONE, ZONE } from './tijdzone.ts';

/** What everybody may know, and therefore all that a calendar needs. */
type Kennissessie = Omit<MetAchtergehouden, keyof Achtergehouden>;

export interface Uitnodiging {
  methode: 'REQUEST' | 'CANCEL';
  kennissessie: MetLink;
  /** Which of its meetings, from 0. */
  plek: number;
  deelnemer: { naam: string; adres: string };
  deelname: 'fysiek' | 'online' | null;
  /** The parts that this person chose. */
  gekozen?: readonly string[];
  /** The registration's own count; SEQUENCE is this plus the session's, so a new place after a CANCEL is always newer. */
  volgnummer: number;
  origin: string;
  nu: Moment;
}

/** The iTIP invitation of one person for one meeting, or its withdrawal. It holds no link that acts for that person. */
export function uitnodiging({
  methode,
  kennissessie: k,
  plek,
  deelnemer,
  deelname,
  gekozen = [],
  volgnummer,
  origin,
  nu,
}: Uitnodiging): string {
  const kalender = nieuweKalender(methode === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  const link = methode === 'REQUEST' && (k.vorm === 'online' || deelname === 'online') ? k.onlineLink : '';
  for (const afspraak of zetAfspraken(kalender, k, { origin, nu, volgnummer: k.volgnummer + volgnummer, alleen: plek })) {
    zetPlek(afspraak, { deelname, link });
    zetKeuzes(afspraak, k, { plek, gekozen });
    afspraak.status(methode === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
    afspraak.createAttendee({
      name: deelnemer.naam || deelnemer.adres,
      email: deelnemer.adres,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  }
  return regels(kalender);
}

/** One registration, as a calendar of one person knows it. */
export interface EigenAfspraak {
  kennissessie: Kennissessie;
  heeftPlaats: boolean;
  deelname: 'fysiek' | 'online' | null;
  gekozen: readonly string[];
  /** To take part; empty when there is none, or nothing to take part in. */
  link: string;
  volgnummer: number;
  gewijzigdOp: Moment;
}

/** The sessions of one person as a calendar to follow, with the UID and SEQUENCE of the letters; nothing about that person. */
export function eigenAgendabestand(afspraken: readonly EigenAfspraak[], { origin, naam }: { origin: string; naam: string }): string {
  const eigen = nieuweKalender(ICalCalendarMethod.PUBLISH);
  for (const { kennissessie, heeftPlaats, deelname, gekozen, link, volgnummer, gewijzigdOp } of afspraken) {
    const k = { ...kennissessie, gewijzigdOp: Math.max(kennissessie.gewijzigdOp, gewijzigdOp) };
    const gezet = zetAfspraken(eigen, k, { origin, nu: k.gewijzigdOp, volgnummer: k.volgnummer + volgnummer });
    for (const [plek, afspraak] of gezet.entries()) {
      const status = statusIn(k, plek, heeftPlaats);
      zetPlek(afspraak, { deelname, link });
      zetKeuzes(afspraak, k, { plek, gekozen });
      afspraak.status(status);
      if (status === ICalEventStatus.TENTATIVE) afspraak.summary(`Wachtlijst: ${afspraak.summary()}`);
    }
  }
  return bestand(naam, [afsprakenIn(eigen)]).toString();
}

const statusIn = (k: Kennissessie, plek: number, zeker: boolean): ICalEventStatus =>
  vervalt(k, plek) ? ICalEventStatus.CANCELLED : zeker ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;

/** Where this person takes part, in place of what holds for everybody. */
function zetPlek(afspraak: ICalEvent, { deelname, link }: Pick<EigenAfspraak, 'deelname' | 'link'>): void {
  if (link) {
    afspraak.location(link);
    afspraak.description(`${afspraak.description()?.plain ?? ''}\n\nMeedoen: ${link}`);
  } else if (deelname === 'online') afspraak.location('Online');
}

/** What this person chose before all else; where the session is stays the place. */
function zetKeuzes(afspraak: ICalEvent, k: Kennissessie, { plek, gekozen }: { plek: number; gekozen: readonly string[] }): void {
  const keuzes = keuzeregels(k, { plek, gekozen });
  if (keuzes.length > 0) afspraak.description([...keuzes, '', afspraak.description()?.plain ?? ''].join('\n'));
}

/** Public calendar file, the same for everybody: no attendees, no online link. */
export function agendabestand(
  kennissessies: readonly Kennissessie[],
  { origin, naam }: { origin: string; naam?: string },
): Buffer<ArrayBuffer> {
  const afspraken = kennissessies.map((k) => afsprakenVan(k, origin));
  return bestand(naam, afspraken);
}

const gemaakt = new WeakMap<Kennissessie, { origin: string; bytes: Buffer }>();
/** The appointments of one session, made once for as long as the agenda holds that session; as bytes, for joining text costs more. */
function afsprakenVan(k: Kennissessie, origin: string): Buffer {
  const eerder = gemaakt.get(k);
  if (eerder?.origin === origin) return eerder.bytes;
  const kalender = nieuweKalender(ICalCalendarMethod.PUBLISH);
  const afspraken = zetAfspraken(kalender, k, { origin, nu: k.gewijzigdOp, volgnummer: k.volgnummer });
  for (const [plek, afspraak] of afspraken.entries()) afspraak.status(statusIn(k, plek, k.status !== 'save-the-date'));
  const bytes = afsprakenIn(kalender);
  gemaakt.set(k, { origin, bytes });
  return bytes;
}

/** A calendar with these appointments; without any it still holds the time zone, for it must hold something. */
function bestand(naam: string | undefined, afspraken: readonly Buffer[]): Buffer<ArrayBuffer> {
  const kalender = nieuweKalender(ICalCalendarMethod.PUBLISH);
  if (naam) kalender.name(naam).ttl(3600);
  const leeg = regels(kalender);
  const einde = leeg.lastIndexOf('END:VCALENDAR');
  return Buffer.concat([Buffer.from(`${leeg.slice(0, einde)}${VTIMEZONE}\r\n`), ...afspraken, Buffer.from(leeg.slice(einde))]);
}

/** The first and the last of these words are of the calendar itself; a title may hold them as well. */
function afsprakenIn(kalender: ICalCalendar): Buffer {
  const heel = regels(kalender);
  return Buffer.from(kalender.length() === 0 ? '' : heel.slice(heel.indexOf('BEGIN:VEVENT'), heel.lastIndexOf('END:VCALENDAR')));
}

/** Every line has an end, the last one too. */
const regels = (kalender: ICalCalendar): string => `${kalender.toString().trimEnd()}\r\n`;

function nieuweKalender(method: ICalCalendarMethod): ICalCalendar {
  return ical({ prodId: '//Regiokring//Kennissessies//NL', method, timezone: { name: null, generator: () => VTIMEZONE } });
}

interface Afzender {
  origin: string;
  nu: Moment;
  volgnummer: number;
  /** One meeting instead of all. */
  alleen?: number;
}

const zetAfspraken = (kalender: ICalCalendar, k: Kennissessie, { origin, nu, volgnummer, alleen }: Afzender): ICalEvent[] =>
  k.bijeenkomsten.flatMap((bijeenkomst, plek) => {
    if (alleen !== undefined && plek !== alleen) return [];
    return kalender.createEvent({
      id: bijeenkomst.icalUid,
      sequence: volgnummer,
      stamp: new Date(nu),
      lastModified: new Date(k.gewijzigdOp),
      timezone: ZONE,
      start: opDeKlok(bijeenkomst.beginOp),
      end: opDeKlok(bijeenkomst.eindOp),
      // Few programs show a status.
      summary: `${vervalt(k, plek) ? 'Gaat niet door: ' : ''}${[k.titel, welkeBijeenkomst(k, plek)].filter(Boolean).join(' – ')}`,
      description: omschrijving(k, plek, origin),
      location: k.vorm === 'online' ? 'Online' : k.plaats,
      url: `${origin}${k.url}`,
      organizer: { name: k.organisator, email: k.contact || `noreply@${new URL(origin).hostname}` },
    });
  });

/** Of a series that was called off on the way, what was held before stays as it was. */
const vervalt = (k: Kennissessie, plek: number): boolean => k.status === 'afgelast' && vervallen(k).includes(plek);

const omschrijving = (k: Kennissessie, plek: number, origin: string): string =>
  [
    vervalt(k, plek) ? gaatNietDoor(k) : '',
    k.voorbeeld ? 'Verzonnen voorbeeld.' : '',
    k.bijeenkomsten[plek]?.onderdeel,
    k.kern,
    `${origin}${k.url}`,
  ]
    .filter(Boolean)
    .join('\n\n');

/** A JS Date would be written on the clock of the process. */
const opDeKlok = (moment: Moment) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE);
