// One of several processes that mail, on one database file, what is new to who follows it.
// node rondemailer.ts DATABASE NU
import '../../../steun/met-ouder.ts';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import { adoptienieuws } from '#leren/adopties/adoptienieuws.ts';
import { signaalnieuws } from '#leren/signalen/doorgeven/signaalnieuws.ts';
import { rondesMailen } from '#leren/volgen/rondes/rondes-mailen.ts';
import { ORIGIN } from '../../../kennissessies/wereld.ts';
import { Etalage } from './rondewereld.ts';

const [, , pad = '', nu = '0'] = process.argv;
const { db, sluit } = openDb(pad, { wachttijdMs: 5000 });
const etalage = new Etalage();
for (const { slug } of await db.selectFrom('publicatie').select('slug').execute())
  etalage.zet('praktijken', slug, { titel: slug, bouwstenen: ['omvang'], regio: 'waterkant', voorbeeld: false });
process.stdout.write('klaar\n');
await new Promise((begin) => process.stdin.once('data', begin));
for (;;) {
  try {
    await rondesMailen(db, {
      inhoud: etalage.inhoud,
      origin: ORIGIN,
      voorbeeld: true,
      overgenomen: adoptienieuws,
      signalen: signaalnieuws,
      nu: Number(nu),
    });
    break;
  } catch (fout) {
    if (!isStoring(fout)) throw fout;
  }
}
await sluit();
process.exit(0);
