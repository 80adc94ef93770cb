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

/** The agenda in memory, read again when a session or registration changed; without a database it keeps its last copy. */
export function openAgenda(db: Db, { voorbeeld = true, stempel, klok }: Agendaopties = {}): Agenda {
  const lees = (vorige: Agendalezing | null) => agendaLezen(db, voorbeeld, vorige);
  const afschrift = new Afschrift<Agendalezing>({ db, onderwerp: 'kennissessies', lees, stempel, klok });
  const vast = new Afschrift<readonly Kennissessie[]>({
    ...{ db, onderwerp: 'sessies', stempel, klok },
    // Of a session that stayed as it was, what was made of it still holds.
    lees: async (vorige) => dezelfde(await sessiesLezen(db, voorbeeld), vorige),
  });
  return {
    async lees() {
      const { waarde, ...stand } = await afschrift.lees();
      return { kennissessies: waarde?.kennissessies ?? [], ...stand };
    },
    nummer: () => afschrift.nummer(),
    sessies: {
      async lees() {
        const { waarde, ...stand } = await vast.lees();
        return { kennissessies: waarde ?? [], ...stand };
      },
      nummer: () => vast.nummer(),
    },
  };
}

/** The same sessions, with those of before where nothing differs. */
function dezelfde(nieuw: readonly Kennissessie[], vorige: readonly Kennissessie[] | null): readonly Kennissessie[] {
  const had = new Map((vorige ?? []).map((k) => [k.id, k]));
  return nieuw.map((k) => {
    const eerder = had.get(k.id);
    return eerder && JSON.stringify(eerder) === JSON.stringify(k) ? eerder : k;
  });
}
