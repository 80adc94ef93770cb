import type { Db, Moment } from '#db/tabellen.ts';

/** What became of an address where something stood once: gone, or moved. */
type Vervallen = { soort: 'weg' } | { soort: 'verhuisd'; naar: string };

export interface Adressen {
  /** For an address that no page has; undefined when nothing ever stood there or the database does not answer. */
  zoek(pad: string): Promise<Vervallen | undefined>;
}

const GEDULD_MS = 300;
const RUST_MS = 1000;

/** The withdrawn and moved addresses in memory, read again when they changed; without a database the last copy counts. */
export function openAdressen(db: Db, klok: () => Moment = Date.now): Adressen {
  let nummer = -1;
  let paden = new Map<string, Vervallen>();
  let nietVoor: Moment = 0;
  let bezig: Promise<void> | undefined;

  async function vernieuwen(): Promise<void> {
    const versie = await db.selectFrom('versie').select('nummer').where('onderwerp', '=', 'publicaties').executeTakeFirst();
    if (!versie || versie.nummer === nummer) return;
    const rijen = await db.selectFrom('vervallen_adres').select(['pad', 'naar']).execute();
    paden = new Map(rijen.map(({ pad, naar }) => [pad, naar === null ? { soort: 'weg' } : { soort: 'verhuisd', naar }]));
    nummer = versie.nummer;
  }
  return {
    async zoek(pad) {
      if (klok() >= nietVoor) {
        bezig ??= vernieuwen().finally(() => {
          bezig = undefined;
        });
        const { promise: teLaat, resolve } = Promise.withResolvers<false>();
        const wekker = setTimeout(resolve, GEDULD_MS, false);
        const vers = await Promise.race([bezig.then(() => true).catch(() => false), teLaat]).finally(() => clearTimeout(wekker));
        if (!vers) nietVoor = klok() + RUST_MS;
      }
      return paden.get(pad);
    },
  };
}
