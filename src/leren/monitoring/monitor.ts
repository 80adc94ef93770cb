import type { Db, Moment } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda/agenda.ts';
import type { Adoptieboek } from '#leren/adopties/adoptieboek.ts';
import type { Monitorbron, Monitorrij, Tabelsoort } from './bron/monitortabel.ts';
import { type Schooljaar, schooljaren } from './bron/schooljaar.ts';
import { OVERNAMETABEL, STOPTABEL } from './tabellen/adoptietabellen.ts';
import { BOUWSTEENTABEL } from './tabellen/bouwsteentabel.ts';
import { KENNISSESSIETABEL } from './tabellen/kennissessietabel.ts';
import { LEESGROEPTABEL, LEESTABEL } from './tabellen/leestabellen.ts';
import { NAKIJKTABEL, ZOEKTABEL } from './tabellen/misttabellen.ts';
import { REGIOTABEL } from './tabellen/regiotabel.ts';
import { SIGNAALTABEL } from './tabellen/signaaltabel.ts';
import { TERUGBLIKTABEL } from './tabellen/terugbliktabel.ts';

/** Every table there is, in the order in which the page shows them. */
export const MONITORTABELLEN: readonly Tabelsoort[] = [
  ...[KENNISSESSIETABEL, TERUGBLIKTABEL, BOUWSTEENTABEL, REGIOTABEL, OVERNAMETABEL, STOPTABEL, SIGNAALTABEL],
  ...[LEESGROEPTABEL, LEESTABEL, ZOEKTABEL, NAKIJKTABEL],
];

/** Counts up when a column is worked out in another way. */
export const MONITORVERSIE = 1;

export interface Monitorvraag {
  inhoud: Inhoud;
  agenda: Pick<Agenda, 'sessies'>;
  adopties: Pick<Adoptieboek, 'lees'>;
  nu: Moment;
}
/** A table with its rows. */
export interface Monitortabel {
  soort: Tabelsoort;
  rijen: readonly Monitorrij[];
}

/** The school years that can be asked for, newest first. */
export async function monitorjaren({ inhoud, agenda, nu }: Omit<Monitorvraag, 'adopties'>): Promise<Schooljaar[]> {
  const [eerste] = (await agenda.sessies.lees()).kennissessies;
  const dagen = [...inhoud.alle('praktijken'), ...inhoud.alle('terugblikken')].map(({ gegevens }) => gegevens.gepubliceerd);
  const [eersteDag = ''] = [isoDatum(eerste?.beginOp ?? nu), ...dagen].sort();
  return schooljaren({ eersteDag, nu });
}

/** These tables of a school year; each is worked out again only when something that it reads changed, the day did, or a session ended. */
export async function monitortabellen(
  db: Db,
  { inhoud, agenda, adopties, nu, jaar, soorten = MONITORTABELLEN }: Monitorvraag & { jaar: Schooljaar; soorten?: readonly Tabelsoort[] },
): Promise<Monitortabel[]> {
  const [sessies, boek, versies] = [await agenda.sessies.lees(), await adopties.lees(), await nummers(db)];
  const bron: Monitorbron = { db, inhoud, jaar, nu, sessies: sessies.kennissessies, adopties: boek.adopties };
  const geweest = sessies.kennissessies.filter(({ eindOp }) => eindOp <= nu).length;
  const altijd = [inhoud.versie, sessies.nummer, boek.nummer, isoDatum(nu), geweest];
  const tabellen = bewaard.get(inhoud) ?? new Map<string, Bewaard>();
  bewaard.set(inhoud, tabellen);
  return Promise.all(
    soorten.map(async (soort): Promise<Monitortabel> => {
      const sleutel = `${soort.naam} ${jaar.naam}`;
      const stand = [...altijd, ...soort.leest.map((onderwerp) => versies.get(onderwerp))].join(' ');
      const eerder = tabellen.get(sleutel);
      if (eerder?.stand === stand) return { soort, rijen: eerder.rijen };
      const rijen = await soort.maak(bron);
      if (sessies.vers && boek.vers) tabellen.set(sleutel, { stand, rijen });
      return { soort, rijen };
    }),
  );
}

interface Bewaard {
  stand: string;
  rijen: readonly Monitorrij[];
}
/** At most every table of ten school years. */
const bewaard = new WeakMap<Inhoud, Map<string, Bewaard>>();

async function nummers(db: Db): Promise<Map<string, number>> {
  const rijen = await db.selectFrom('versie').selectAll().execute();
  return new Map(rijen.map(({ onderwerp, nummer }) => [onderwerp, nummer]));
}

/** What is added up at the foot of a table: only what is shown, so that it tells nothing of what is not. Null when nothing is. */
export function samengeteld({ soort, rijen }: Monitortabel): Record<string, number> | null {
  const kolommen = soort.kolommen.filter(({ optellen }) => optellen);
  if (kolommen.length === 0 || rijen.length < 2) return null;
  const getal = (waarde: unknown) => (typeof waarde === 'number' ? waarde : 0);
  return Object.fromEntries(kolommen.map(({ naam }) => [naam, rijen.reduce((som, { cellen }) => som + getal(cellen[naam]), 0)]));
}
