// A process of its own that delivers until it is killed: database file, address of the mail server, clock ahead in ms.
import '../steun/met-ouder.ts';
import { openDb } from '#db/open.ts';
import { startBezorging } from '#mail/bezorgen.ts';
import { naarSmtp } from '#mail/vervoer.ts';
import { VAN } from './steun.ts';

const [, , pad = '', url = '', vooruit = '0'] = process.argv;
const stil = () => {};
startBezorging({
  db: openDb(pad).db,
  vervoer: naarSmtp(url),
  van: VAN,
  log: { info: stil, warn: stil, error: (o, m) => console.error(m, o) },
  nu: () => Date.now() + Number(vooruit),
});
