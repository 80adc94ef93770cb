import { setTimeout as wacht } from 'node:timers/promises';
import { openDb } from '#db/open.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { openUitgever } from '#publicaties/uitgeven/uitgever.ts';

/** Another process that keeps a promise: it has the lease, and takes this long until it tells the table. */
const [pad = '', contentDir = '', renderDir = '', bewaardDir = '', id = '', duurMs = '0', nu = '0'] = process.argv.slice(2);
const { db, sluit } = openDb(pad, { wachttijdMs: 5000 });
const echt = await openInhoud({ vertrouwdDir: 'content', contentDir, voorbeeld: true, renderDir, kijken: false });
const vanaf = Date.now() + Number(duurMs);
// The publisher waits until readers see the file: here they see nothing until then.
const inhoud = {
  ...echt,
  een: ((...vraag: Parameters<typeof echt.een>) => (Date.now() < vanaf ? undefined : echt.een(...vraag))) as typeof echt.een,
};
const log = { info() {}, warn() {}, error() {} };
const uitgever = openUitgever({ db, inhoud, contentDir, bewaardDir, log, klok: () => Number(nu) });
uitgever.begin('http://127.0.0.1:4321');
// Whoever asked may be gone.
process.once('disconnect', () => process.exit(0));
process.send?.('open');
await uitgever.nu(id);
await wacht(50);
await uitgever.stop();
echt.sluit();
await sluit();
process.disconnect?.();
