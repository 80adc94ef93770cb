// One of several processes that mail, on one database file, who asked for it that sign-up opened.
// node opener.ts DATABASE NU
import '../../steun/met-ouder.ts';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import { openingenMailen } from '#leren/volgen/openingen-mailen.ts';
import { ORIGIN } from '../../kennissessies/wereld.ts';
import { inhoud } from './wereld.ts';

const [, , pad = '', nu = '0'] = process.argv;
const { db, sluit } = openDb(pad, { wachttijdMs: 5000 });
process.stdout.write('klaar\n');
await new Promise((begin) => process.stdin.once('data', begin));
for (;;) {
  try {
    await openingenMailen(db, { inhoud, origin: ORIGIN, nu: Number(nu) });
    break;
  } catch (fout) {
    if (!isStoring(fout)) throw fout;
  }
}
await sluit();
process.exit(0);
