// One of several servers that sign people up at the same moment: node tegelijk.ts DATABASE met-slot|zonder-slot
// Each line that comes in, "SESSIE EERSTE AANTAL", is answered with what each of these people was told.
import '../../steun/met-ouder.ts';
import { createInterface } from 'node:readline';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { GEEN } from '../../kennissessies/wereld.ts';
import { zonderSlot } from '../../steun/zonder-slot.ts';
import { mensNummer } from './zaal.ts';

const [, , url = '', slot = ''] = process.argv;
const lijnen = slot === 'met-slot' ? [openDb(url).db] : Array.from({ length: 8 }, () => zonderSlot(url));

async function meldAan(nummer: number, slug: string): Promise<[string, string]> {
  const account = mensNummer(nummer);
  const db = lijnen[nummer % lijnen.length];
  if (!db) throw new Error('No database.');
  for (;;)
    try {
      const uitslag = await aanmelden(db, { account, slug, antwoorden: GEEN, origin: 'https://kennis.example', nu: Date.now() });
      return [account.id, uitslag.gelukt ? uitslag.status : uitslag.reden];
    } catch (fout) {
      // Who is told that it is too busy asks again.
      if (!isStoring(fout)) throw fout;
    }
}

await Promise.all(lijnen.map((db) => db.selectFrom('versie').select('nummer').execute()));
console.log('klaar');
for await (const regel of createInterface({ input: process.stdin })) {
  const [slug = '', eerste = '0', aantal = '0'] = regel.split(' ');
  const uit = await Promise.all(Array.from({ length: Number(aantal) }, (_, plek) => meldAan(Number(eerste) + plek, slug)));
  console.log(JSON.stringify(uit));
}
process.exit(0);
