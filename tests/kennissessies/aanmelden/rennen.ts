// One of several processes that sign people up at the same moment, on one database.
// node rennen.ts DATABASE SLUG EERSTE AANTAL met-slot|zonder-slot [ONDERDEEL]
import '../../steun/met-ouder.ts';
import { setTimeout as wacht } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import type { Db } from '#db/tabellen.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { zonderSlot } from '../../steun/zonder-slot.ts';

const [, , pad = '', slug = '', eerste = '0', aantal = '0', slot = 'met-slot', onderdeel = ''] = process.argv;

/** A breath after every statement, with the lock and without it, so that the others get their chance in between. */
const ADEM: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    await wacht(1);
    return result;
  },
};

/** Every attempt has a connection of its own, as if each came in at another server. */
const open = (): Db => (slot === 'met-slot' ? openDb(pad, { wachttijdMs: 0 }).db.withPlugin(ADEM) : zonderSlot(pad, [ADEM]));
const verbindingen = Array.from({ length: Number(aantal) }, open);
const GEEN = { deelname: null, vraag: '', toegang: '', dieet: '' };
process.stdout.write('klaar\n');
await new Promise((begin) => process.stdin.once('data', begin));
const uitslagen = await Promise.all(
  verbindingen.map(async (db, plek) => {
    const id = `m${Number(eerste) + plek}`;
    const account = { id, adres: `${id}@voorbeeld.example`, naam: id };
    const uitslag = await volhouden(() =>
      aanmelden(db, { account, slug, antwoorden: GEEN, keuzes: { 1: onderdeel }, origin: 'https://kennis.example', nu: Date.now() }),
    );
    return { id, antwoord: uitslag.gelukt ? uitslag.status : uitslag.reden };
  }),
);
process.stdout.write(`${JSON.stringify(uitslagen)}\n`);
await Promise.all(verbindingen.map((db) => db.destroy()));
process.exit(0);

/** On a slow disk sixty people do not all fit in the patience of the database: who is told so asks again. */
async function volhouden<T>(vraag: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await vraag();
    } catch (fout) {
      if (!isStoring(fout)) throw fout;
    }
  }
}
