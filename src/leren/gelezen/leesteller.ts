import type { Db, Moment } from '#db/tabellen.ts';
import { Beurt } from '#grond/beurt.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import { isoMaand } from '#grond/taal/datum.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** Hears which page somebody opened, and has it counted within a minute; no answer waits for it or fails by it. */
export interface Leesteller {
  meld(pad: string): void;
  /** Counts what was not counted yet. */
  stop(): Promise<void>;
}

interface Bron {
  db: Db;
  inhoud: Pick<Inhoud, 'een'>;
  log: { warn(o: object, m: string): void };
  klok?: () => Moment;
  rust?: number;
}

/** What a process that dies had not counted yet, a minute at most, is never counted. */
export function openLeesteller({ db, inhoud, log, klok = Date.now, rust = MINUUT_MS }: Bron): Leesteller {
  const beurt = new Beurt();
  let gelezen = new Map<string, number>();
  let wekker: NodeJS.Timeout | undefined;

  async function schrijf(): Promise<void> {
    wekker = undefined;
    const paden = gelezen;
    gelezen = new Map();
    try {
      await bijtellen(db, { paden, inhoud, maand: isoMaand(klok()) });
    } catch (fout) {
      log.warn({ fout: String(fout) }, 'What was read could not be counted; it is tried again in a minute.');
      for (const [pad, aantal] of paden) meld(pad, aantal);
    }
  }
  function meld(pad: string, aantal = 1): void {
    gelezen.set(pad, (gelezen.get(pad) ?? 0) + aantal);
    if (wekker === undefined) wekker = setTimeout(() => void beurt.doe(schrijf), rust).unref();
  }
  return {
    meld: (pad) => meld(pad),
    async stop() {
      clearTimeout(wekker);
      if (gelezen.size > 0) await beurt.doe(schrijf);
      await beurt.klaar();
      clearTimeout(wekker);
    },
  };
}

/** One statement can hold so much and more. */
const SAMEN = 1000;

/** Adds to what this process or another counted before; lists, forms and the home page are no texts. */
async function bijtellen(
  db: Db,
  { paden, inhoud, maand }: { paden: ReadonlyMap<string, number>; inhoud: Bron['inhoud']; maand: string },
): Promise<void> {
  const rijen = [...paden].flatMap(([pad, aantal]) => {
    const stuk = stukOp(inhoud, pad);
    return stuk ? [{ maand, collectie: stuk.collectie, slug: stuk.slug, aantal }] : [];
  });
  if (rijen.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (let vanaf = 0; vanaf < rijen.length; vanaf += SAMEN)
      await trx
        .insertInto('leestelling')
        .values(rijen.slice(vanaf, vanaf + SAMEN))
        .onConflict((al) =>
          al.columns(['maand', 'collectie', 'slug']).doUpdateSet(({ eb, ref }) => ({
            aantal: eb('leestelling.aantal', '+', ref('excluded.aantal')),
          })),
        )
        .execute();
  });
}

function stukOp(inhoud: Bron['inhoud'], pad: string): Stuk | undefined {
  const [, naam = 'paginas', slug = ''] = /^\/(?:([a-z]+)\/)?([a-z0-9-]+)\/$/.exec(pad) ?? [];
  const collectie = COLLECTIES.find((een) => een === naam);
  return collectie && inhoud.een(collectie, slug);
}
