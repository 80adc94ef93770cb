// `npm start`: every step in the order in which it happens.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beginLogLegen } from '#db/log-legen.ts';
import { startBezorging } from '#mail/bezorgen.ts';
import { naarMap, naarSmtp } from '#mail/vervoer.ts';
import { openFront } from '#server/http/front.ts';
import { makeLimits } from '#server/http/gate/limits.ts';
import { sharedCounters } from '#server/http/gate/shared-limits.ts';
import { eindigBijStoring, sluitAfBijSignaal } from '#server/opstarten/afsluiten.ts';
import { beginDagwerk } from '#server/opstarten/dagelijks.ts';
import { openKamers, sluitKamers } from '#server/opstarten/kamers.ts';
import { maakLogboek } from '#server/opstarten/logboek.ts';
import { Mapfout } from '#server/opstarten/mapfout.ts';
import { beginMinuutwerk } from '#server/opstarten/minuutwerk.ts';
import { leesOmgevingOfStop } from '#server/opstarten/omgeving.ts';
import { paden } from '#server/opstarten/paden.ts';
import { proeftekst } from '#server/opstarten/proef.ts';
import { startregel } from '#server/opstarten/startregel.ts';
import { nogTeDoen } from '#server/opstarten/voor-live.ts';
import { houdVast, klareReleases, releasemap } from '#server/release/releases.ts';
import { Bouwfout, zorgVoorRelease } from './bouwen.ts';

const omgeving = leesOmgevingOfStop();
const { siteUrl, contact, host, port, smtpUrl, mailVan } = omgeving;
const { postbus } = paden(omgeving.dataDir);
const proef = siteUrl === null;
const log = maakLogboek(omgeving.logLevel);
eindigBijStoring(log);

try {
  const kamers = await openKamers(omgeving, log);
  const { db } = kamers.database;
  const digest = await zorgVoorRelease(console.log);
  const laatLos = houdVast(digest);
  const releases = [digest, ...(await klareReleases()).filter((andere) => andere !== digest)].map(releasemap);
  const { handler } = await import(pathToFileURL(join(releasemap(digest), 'server/entry.mjs')).href);
  const meldCode = proef ? (adres: string, code: string) => console.log(`Code voor ${adres}: ${code}`) : null;
  const { metricsPort } = omgeving;
  // Only who asks for them has to have what makes them.
  const metrics = metricsPort === null ? null : (await import('#server/http/metrics.ts')).makeMetrics();
  const voorkant = await openFront({
    ...kamers,
    handler,
    releases,
    siteUrl,
    contact,
    host,
    port,
    hops: omgeving.trustProxyHops,
    limits: makeLimits({ shared: sharedCounters(omgeving.databaseUrl === null ? null : db) }),
    meldCode,
    nogTeDoen: () => nogTeDoen(omgeving, kamers),
    dataDir: omgeving.dataDir,
    contentDir: omgeving.contentDir,
    healthToken: omgeving.gezondToken,
    watch: metrics?.watch,
    log,
  });
  const { database: pad } = paden(omgeving.dataDir);
  const meetpunt = await metrics?.open(metricsPort ?? 0, { health: voorkant.health, sizes: { database: pad, log: `${pad}-wal` }, log });
  const vervoer = smtpUrl ? naarSmtp(smtpUrl, { helo: omgeving.mailHelo }) : naarMap(postbus);
  const bezorging = startBezorging({
    db,
    vervoer,
    van: mailVan,
    antwoordAan: contact,
    host: siteUrl ? new URL(siteUrl).host : 'localhost',
    log,
  });
  const origin = siteUrl ?? voorkant.address;
  const { dataDir, contentDir } = omgeving;
  const dagwerk = beginDagwerk({ ...kamers, db, dataDir, contentDir, origin, log, proef });
  const minuutwerk = beginMinuutwerk(db, { inhoud: kamers.inhoud, boek: kamers.boek, origin, voorbeeld: omgeving.voorbeeld, log });
  const loglegen = beginLogLegen(kamers.database);
  kamers.uitgever.begin(origin);
  kamers.zoeker.bijwerken();
  sluitAfBijSignaal(
    [
      ['voorkant', () => voorkant.close()],
      ['meetpunt', () => meetpunt?.close()],
      ['dagwerk', () => dagwerk.stop()],
      ['minuutwerk', () => minuutwerk.stop()],
      ['bezorging', () => bezorging.stop()],
      ['loglegen', () => loglegen.stop()],
      ...sluitKamers(kamers),
      ['release', () => laatLos?.()],
    ],
    log,
  );

  // Only now: whoever reads this may stop us again, and then everything closes well.
  log.info(startregel(omgeving, { release: digest, op: voorkant.address }), 'Started.');
  console.log(`Klaar op ${voorkant.address}`);
  const open = await nogTeDoen(omgeving, kamers);
  if (open.length > 0) console.log(['Dit moet nog gebeuren voordat de site goed werkt:', ...open.map((zin) => `- ${zin}`)].join('\n'));
  if (proef) console.log(await proeftekst(db, { adres: voorkant.address, kluis: kamers.kluis, postbus }));
} catch (fout) {
  const poort = poortfout(fout);
  if (!(fout instanceof Mapfout || fout instanceof Bouwfout || poort)) log.fatal({ err: fout }, 'The server did not start.');
  console.error(fout instanceof Error ? `De site start niet. ${poort ?? fout.message}` : fout);
  process.exit(1);
}

function poortfout(fout: unknown): string | null {
  if (!(fout instanceof Error && 'code' in fout && 'syscall' in fout && fout.syscall === 'listen')) return null;
  const { code } = fout;
  if (code === 'EADDRINUSE') return `Poort ${port} op ${host} is al bezet: stop wat daar draait, of kies met PORT een andere poort.`;
  if (code === 'EADDRNOTAVAIL') return `Het adres ${host} is niet van deze computer: kies met HOST een ander adres.`;
  if (code === 'EACCES') return `Poort ${port} mag dit programma niet gebruiken: kies met PORT een poort boven 1023.`;
  return null;
}
