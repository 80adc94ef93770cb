import { Afschrift } from '#db/afschrift.ts';
import type { OpenDatabase } from '#db/open.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Kennissessie, OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { type Agendalezing, agendaLezen, sessiesLezen } from './agenda-lezen.ts';

interface Agendastand {
  kennissessies: readonly OpenbareKennissessie[];
  vers: boolean;
  van: Moment;
  /** The number of changes after which this was read, in the row `versie('kennissessies')`; null when it was never read. */
  nummer: number | null;
}

export interface Agenda {
  /** All sessions but drafts, by start; `vers` is false when the database did not answer and this is the copy of `van`. */
  lees(): Promise<Agendastand>;
  /** How often sessions and registrations have changed; null when the database does not tell. */
  nummer(): number | null | Promise<number | null>;
  /** The sessions themselves: what a registration leaves as it was. For who shows no places. */
  sessies: {
    lees(): Promise<Sessiesstand>;
    nummer(): number | null | Promise<number | null>;
  };
}

export interface Sessiesstand extends Omit<Agendastand, 'kennissessies'> {
  kennissessies: readonly Kennissessie[];
}

interface Agendaopties {
  voorbeeld?: boolean;
  stempel?: OpenDatabase['stempel'];
  klok?: () => Moment;
}

/** The agenda in memory; a session is read again when it, or a registration for it, changed. Without a database it keeps its last copy. */
export function openAgenda(db: Db, { voorbeeld = true, stempel, klok }: Agendaopties = {}): Agenda {
  const alles = new Afschrift<Agendalezing<OpenbareKennissessie>>({
    ...{ db, onderwerp: 'kennissessies', stempel, klok },
    lees: (vorige) => agendaLezen(db, { voorbeeld, vorige, nu: (klok ?? Date.now)() }),
  });
  const vast = new Afschrift<Agendalezing<Kennissessie>>({
    ...{ db, onderwerp: 'sessies', stempel, klok },
    lees: (vorige) => sessiesLezen(db, { voorbeeld, vorige }),
  });
  return {
    async lees() {
      const { waarde, ...stand } = await alles.lees();
      return { kennissessies: waarde?.kennissessies ?? [], ...stand };
    },
    nummer: () => alles.nummer(),
    sessies: {
      async lees() {
        const { waarde, ...stand } = await vast.lees();
        return { kennissessies: waarde?.kennissessies ?? [], ...stand };
      },
      nummer: () => vast.nummer(),
    },
  };
}
