// `npm start`: every step in the order in which it happens.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openInhoud } from '#inhoud/openen.ts';
import { openAgenda } from '#kennissessies/agenda.ts';
import { startBezorging } from '#mail/bezorgen.ts';
import { naarMap, naarSmtp } from '#mail/vervoer.ts';
import { openVoorkant } from '#voorkant/voorkant.ts';
import { openZoeker } from '#zoeken/zoeker.ts';
import { sluitAfBijSignaal } from './afsluiten.ts';
import { Bouwfout, zorgVoorUitgave } from './bouwen.ts';
import { Mapfout, openGegevensmap, paden } from './gegevensmap.ts';
import { maakLogboek } from './logboek.ts';
import { leesOmgevingOfStop } from './omgeving.ts';
import { ruimDagelijksOp } from './opruimen.ts';
import { proeftekst } from './proef.ts';
import { houdVast, TOP, uitgavemap, uitgaven } from './uitgave.ts';

const omgeving = leesOmgevingOfStop();
const { dataDir, contentDir, siteUrl, host, port } = omgeving;
const map = paden(dataDir);
const proef = siteUrl === null;
const log = maakLogboek(omgeving.logLevel);

try {
  const database = await openGegevensmap(dataDir, { proef, nu: Date.now() });
  const inhoud = await openInhoud({
    vertrouwdDir: join(TOP, 'content'),
    contentDir,
    voorbeeld: omgeving.voorbeeld,
    renderDir: map.teksten,
    log,
  });
  const digest = await zorgVoorUitgave({ contentDir, meld: console.log });
  const laatLos = houdVast(digest);
  const releases = [digest, ...(await uitgaven()).filter((andere) => andere !== digest)].map(uitgavemap);
  const { handler } = await import(pathToFileURL(join(uitgavemap(digest), 'server/entry.mjs')).href);
  const agenda = openAgenda(database.db, { voorbeeld: omgeving.voorbeeld });
  const zoeker = await openZoeker({ inhoud, agenda, map: map.zoekindex, contentDir, log });
  const voorkant = await openVoorkant({
    ...{ database, inhoud, agenda, zoeker, handler, releases, siteUrl, host, port, log },
    hops: omgeving.trustProxyHops,
    meldCode: proef ? (adres, code) => console.log(`Code voor ${adres}: ${code}`) : null,
  });
  console.log(`Klaar op ${voorkant.adres}`);
  if (proef) console.log(await proeftekst(database.db, { adres: voorkant.adres, postbus: map.postbus }));

  const vervoer = omgeving.smtpUrl ? naarSmtp(omgeving.smtpUrl) : naarMap(map.postbus);
  const bezorging = startBezorging({
    db: database.db,
    vervoer,
    van: omgeving.mailVan,
    host: siteUrl ? new URL(siteUrl).host : 'localhost',
    log,
  });
  const opruiming = ruimDagelijksOp(database.db, log);
  zoeker.bijwerken();
  sluitAfBijSignaal(
    [
      ['voorkant', () => voorkant.sluit()],
      ['opruiming', () => opruiming.stop()],
      ['bezorging', () => bezorging.stop()],
      ['zoeker', () => zoeker.sluit()],
      ['inhoud', () => inhoud.sluit()],
      ['database', () => database.sluit()],
      ['uitgave', () => laatLos?.()],
      ['gegevensmap', () => database.geefVrij()],
    ],
    log,
  );
} catch (fout) {
  if (!(fout instanceof Mapfout || fout instanceof Bouwfout)) log.fatal({ err: fout }, 'The server did not start.');
  console.error(fout instanceof Error ? `De site start niet. ${fout.message}` : fout);
  process.exit(1);
}
