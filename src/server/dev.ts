// `npm run dev`: the same front as the real one, around Astro's development server with reload instead of a build.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { type AstroInlineConfig, dev } from 'astro';
import { startBezorging } from '#mail/bezorgen.ts';
import { naarMap } from '#mail/vervoer.ts';
import { openFront } from '#server/http/front.ts';
import { sluitAfBijSignaal } from '#server/opstarten/afsluiten.ts';
import { openKamers, sluitKamers } from '#server/opstarten/kamers.ts';
import { maakLogboek } from '#server/opstarten/logboek.ts';
import { leesOmgevingOfStop } from '#server/opstarten/omgeving.ts';
import { paden } from '#server/opstarten/paden.ts';
import { proeftekst } from '#server/opstarten/proef.ts';
import { nogTeDoen } from '#server/opstarten/voor-live.ts';
import { TOP } from '#server/release/releases.ts';

const omgeving = { ...leesOmgevingOfStop(), siteUrl: null };
const { siteUrl, host, port, mailVan, contact } = omgeving;
const { postbus } = paden(omgeving.dataDir);
const log = maakLogboek(omgeving.logLevel);
const kamers = await openKamers(omgeving, log);
const { db } = kamers.database;

/** Code, styles and what Vite makes of them: as they stand, straight from Vite. */
const VAN_VITE = /^\/(@|src\/|node_modules\/|\.astro\/|favicon\.)|[?&](import|astro|t=|v=)/;
const vitepoort = await vrijePoort();
const instelling: AstroInlineConfig = {
  root: TOP,
  server: { host, port: vitepoort },
  // The browser asks pages of the front, and hears of changes from Vite itself.
  vite: { server: { ws: { clientPort: vitepoort } } },
};
const astro = await dev(instelling);
const voorkant = await openFront({
  ...kamers,
  handler(req, res, _next, locals) {
    Reflect.set(req, Symbol.for('astro.locals'), locals);
    astro.handle(req, res);
  },
  development: {
    handles: ({ url = '' }: IncomingMessage) => VAN_VITE.test(url),
    handle: (req: IncomingMessage, res: ServerResponse) => astro.handle(req, res),
    socket: `ws://*:${vitepoort}`,
  },
  releases: [],
  siteUrl,
  contact,
  host,
  port,
  hops: omgeving.trustProxyHops,
  // The first visit of a page waits until its code is read.
  times: { page: 300_000 },
  nogTeDoen: () => nogTeDoen(omgeving, kamers),
  dataDir: omgeving.dataDir,
  contentDir: omgeving.contentDir,
  meldCode: (adres, code) => console.log(`Code voor ${adres}: ${code}`),
  log,
});
console.log(`Klaar op ${voorkant.address}`);
console.log(await proeftekst(db, { adres: voorkant.address, kluis: kamers.kluis, postbus }));
const bezorging = startBezorging({ db, vervoer: naarMap(postbus), van: mailVan, antwoordAan: contact, host: 'localhost', log });
kamers.uitgever.begin(voorkant.address);
kamers.zoeker.bijwerken();
sluitAfBijSignaal(
  [['voorkant', () => voorkant.close()], ['server', () => astro.stop()], ['bezorging', () => bezorging.stop()], ...sluitKamers(kamers)],
  log,
);

async function vrijePoort(): Promise<number> {
  const proef = createServer().listen(0, host);
  await new Promise((klaar) => proef.once('listening', klaar));
  const adres = proef.address();
  await new Promise((klaar) => proef.close(klaar));
  return adres && typeof adres === 'object' ? adres.port : 0;
}
