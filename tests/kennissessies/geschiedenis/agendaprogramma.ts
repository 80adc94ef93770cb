import ICAL from 'ical.js';

export interface Afspraak {
  begin: number;
  eind: number;
  plaats: string;
  titel: string;
  /** The part of a round that it names. */
  keuze: string;
}

/**
 * Somebody's calendar program: takes the invitations out of letters as they arrive (RFC 5546, 2.1.5), and knows nothing of the site.
 * Of one SEQUENCE it takes the first only: some programs look at DTSTAMP then, others do not, so nothing may hang on it.
 */
export class Agendaprogramma {
  readonly #afspraken = new Map<string, Afspraak & { sequence: number; weg: boolean }>();

  ontvang(ics: string): void {
    const kalender = new ICAL.Component(ICAL.parse(ics));
    for (const zone of kalender.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const methode = kalender.getFirstPropertyValue('method');
    for (const vevent of kalender.getAllSubcomponents('vevent')) {
      const { uid, sequence, location, summary, description, startDate, endDate } = new ICAL.Event(vevent);
      const had = this.#afspraken.get(uid);
      if ((had && sequence <= had.sequence) || (methode === 'CANCEL' && !had)) continue;
      const [begin, eind] = [startDate.toUnixTime() * 1000, endDate.toUnixTime() * 1000];
      this.#afspraken.set(uid, {
        begin,
        eind,
        plaats: location,
        titel: summary,
        keuze: /^Ronde 1: (\w+),/m.exec(description)?.[1] ?? '',
        sequence,
        weg: methode === 'CANCEL',
      });
    }
  }

  /** What stands in it, by UID. */
  get inhoud(): ReadonlyMap<string, Afspraak> {
    const staat = [...this.#afspraken].filter(([, { weg }]) => !weg);
    return new Map(staat.map(([uid, { begin, eind, plaats, titel, keuze }]) => [uid, { begin, eind, plaats, titel, keuze }]));
  }
}
