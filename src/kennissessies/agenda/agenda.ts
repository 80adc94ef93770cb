import type { Db, Moment } from '#db/tabellen.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { type Agendalezing, agendaLezen } from './agenda-lezen.ts';

export interface Agendastand {
  kennissessies: readonly OpenbareKennissessie[];
  vers: boolean;
  van: Moment;
  /** The number of changes after which this was read, in the row `versie('kennissessies')`; absent without sessions. */
  nummer?: number;
}

export interface Agenda {
  /** All sessions but drafts, by start; `vers` is false when the database did not answer and this is the copy of `van`. */
  lees(): Promise<Agendastand>;
}

const GEDULD_MS = 300;
const RUST_MS = 1000;

interface Afschrift {
  gelezen: Agendalezing | null;
  van: Moment;
}

/** The agenda in memory, read again when a session or registration changed; without a database it keeps its last copy. */
export function openAgenda(db: Db, { voorbeeld = true, klok = Date.now }: { voorbeeld?: boolean; klok?: () => Moment } = {}): Agenda {
  let afschrift: Afschrift = { gelezen: null, van: 0 };
  let bezig: Promise<void> | undefined;
  let nietVoor: Moment = 0;

  const vernieuwen = async () => {
    const nu = klok();
    const { gelezen } = afschrift;
    const nummer = await versienummer(db);
    afschrift = { gelezen: gelezen?.nummer === nummer ? gelezen : await agendaLezen(db, voorbeeld, gelezen), van: nu };
  };
  return {
    async lees() {
      if (klok() < nietVoor) return stand(afschrift, false);
      bezig ??= vernieuwen().finally(() => {
        bezig = undefined;
      });
      const vers = await opTijd(bezig);
      if (!vers) nietVoor = klok() + RUST_MS;
      return stand(afschrift, vers);
    },
  };
}

const stand = ({ gelezen, van }: Afschrift, vers: boolean): Agendastand => ({
  kennissessies: gelezen?.kennissessies ?? [],
  vers,
  van,
  ...(gelezen && gelezen.nummer >= 0 && { nummer: gelezen.nummer }),
});

/** False when the work failed or takes longer than our patience; late work still refreshes the copy. */
async function opTijd(werk: Promise<void>): Promise<boolean> {
  const { promise: teLaat, resolve } = Promise.withResolvers<boolean>();
  const wekker = setTimeout(resolve, GEDULD_MS, false);
  const gelukt = werk.then(
    () => true,
    () => false,
  );
  return Promise.race([gelukt, teLaat]).finally(() => clearTimeout(wekker));
}

async function versienummer(db: Db): Promise<number> {
  return (await db.selectFrom('versie').select('nummer').where('onderwerp', '=', 'kennissessies').executeTakeFirstOrThrow()).nummer;
}
