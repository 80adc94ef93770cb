import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiefIsVerder, openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db } from '#db/tabellen.ts';
import { isOpslagstoring } from '#inhoud/bijlagen/berging.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { openAdopties } from '#leren/adopties/adoptieboek.ts';
import { openSignalen } from '#leren/signalen/signalenboek.ts';
import { openLinkboek } from '#publicaties/bijhouden/links/linkboek.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { openUitgever } from '#publicaties/uitgeven/uitgever.ts';
import { openGedeeldeTeksten } from '#server/opslag/gedeelde-teksten.ts';
import { openOnthoudarchief } from '#server/opslag/onthoudarchief.ts';
import { openOpslag } from '#server/opslag/opslag.ts';
import { TOP } from '#server/release/releases.ts';
import { openZoeker } from '#zoeken/index/zoeker.ts';
import { openGegevensmap } from './gegevensmap.ts';
import { houdInhoudVast } from './inhoudsmap.ts';
import { bezwaarTegenProef, onthoudInstellingen } from './instellingen.ts';
import type { Log } from './logboek.ts';
import { losseBladen } from './losse-bladen.ts';
import { Mapfout } from './mapfout.ts';
import type { Omgeving } from './omgeving.ts';
import { paden } from './paden.ts';

/** What holds state, made once per process and handed to every page. */
export type OpenKamers = Awaited<ReturnType<typeof openKamers>>;

/** Opens the data folder, the content, the agenda and the search engine, in that order. */
export async function openKamers({ dataDir, contentDir, siteUrl, voorbeeld, databaseUrl, opslagUrl }: Omgeving, log: Log) {
  const map = paden(dataDir);
  if (!existsSync(contentDir))
    throw new Mapfout(`De map ${contentDir} (CONTENT_DIR) bestaat niet. Maak die map eerst, of wijs de map aan waarin de teksten staan.`);
  const bezwaar = await bezwaarTegenProef({ dataDir, siteUrl });
  if (bezwaar) throw new Mapfout(bezwaar);
  const geefInhoudVrij = houdInhoudVast(contentDir);
  if (!geefInhoudVrij)
    throw new Mapfout(`In ${contentDir} (CONTENT_DIR) wordt een reservekopie teruggezet. Start opnieuw als dat klaar is.`);
  const database = await openGegevensmap(dataDir, { proef: siteUrl === null, databaseUrl, nu: Date.now() });
  const boek = await openBoek(database.db, { pad: map.onthoudboek, opslagUrl, log }).catch(async (fout) => {
    await database.sluit();
    await database.geefVrij();
    geefInhoudVrij();
    throw fout;
  });
  // What a process that died had noted and not yet written down.
  await boek.bijschrijven().catch((err) => log.error({ err }, 'What a restore may not undo could not be written down.'));
  await onthoudInstellingen({ dataDir, contentDir, siteUrl }).catch((err) => log.error({ err }, 'The settings could not be written down.'));
  const gedeeld = opslagUrl === null ? null : await openGedeeldeTeksten(database, { contentDir, map, log }).catch(nietInMap(contentDir));
  const weg = gedeeld?.weg ?? [];
  for (const { pad } of await database.db.selectFrom('vervallen_adres').select('pad').execute()) weg.push(pad);
  const inhoud = await openInhoud({ vertrouwdDir: join(TOP, 'content'), contentDir, voorbeeld, renderDir: map.teksten, weg, log });
  gedeeld?.begin(inhoud);
  const agenda = openAgenda(database.db, { voorbeeld, stempel: database.stempel });
  const adopties = openAdopties(database.db, database);
  const signalen = openSignalen(database.db, database);
  const bronlinks = openLinkboek(database.db, database);
  const los = losseBladen({ inhoud, adopties, signalen });
  const zoeker = await openZoeker({ inhoud, agenda, los, map: map.zoekindex, renderDir: map.teksten, contentDir, voorbeeld, log });
  const uitgever = openUitgever({ db: database.db, inhoud, contentDir, bewaardDir: map.ingetrokken, teksten: gedeeld?.plek, log });
  return {
    database,
    /** What a restore may not undo, kept beside the database. */
    boek,
    /** Opens what only the key beside the database opens. */
    kluis: database.kluis,
    /** Lets `npm run herstel` know that no server shows these texts any more. */
    geefInhoudVrij,
    inhoud,
    /** Keeps the texts of this machine those of all; null where there is one. */
    gedeeld,
    agenda,
    /** Which regions take over what of others. */
    adopties,
    /** What regions say that others have to solve. */
    signalen,
    /** Which links of cards do not work any more. */
    bronlinks,
    zoeker,
    /** Brings approved texts to CONTENT_DIR. */
    uitgever,
    /** What became of addresses that no page has any more. */
    adressen: openAdressen(database.db, database),
    /** Where uploads are kept. */
    bergingen: await openOpslag(database.db, { opslagUrl, map, log }),
  };
}

/** Of a database that somebody put back behind our back, nobody may see anything before what came after it is done again. */
async function openBoek(db: Db, { pad, opslagUrl, log }: { pad: string; opslagUrl: string | null; log: Log }) {
  const archief = opslagUrl === null ? null : openOnthoudarchief(opslagUrl);
  const mis = (err: unknown) => log.error({ err }, 'What a restore may not undo is not in the store yet; it is tried again in a minute.');
  const vraag = archief === null ? false : archiefIsVerder(db, archief);
  const achter = await Promise.resolve(vraag).catch((err) => {
    if (!isOpslagstoring(err)) throw err;
    log.error({ err }, 'Whether an older database was put back could not be asked of the store.');
    return false;
  });
  if (achter)
    throw new Mapfout(
      'De database in DATABASE_URL is ouder dan wat in OPSLAG_URL is opgeschreven: zij is teruggezet. Wat daarna is gewist of beëindigd, ' +
        'moet eerst opnieuw gebeuren. Stop alle servers en geef de opdracht npm run herstel -- --na-platformherstel.',
    );
  return openOnthoudboek(db, pad, { archief, mis });
}

/** Pages from a folder that is not what the other machines show are refused. */
const nietInMap = (contentDir: string) => (fout: NodeJS.ErrnoException) => {
  if (!fout.syscall || !fout.path) throw fout;
  throw new Mapfout(
    `De teksten van alle servers konden niet in de map ${contentDir} (CONTENT_DIR) worden gezet (${fout.code}). ` +
      'Geef de gebruiker die de site start schrijfrecht op die map, of maak ruimte.',
  );
};

/** Closes them again, for a process that ends well. */
export const sluitKamers = ({ database, geefInhoudVrij, gedeeld, inhoud, zoeker, uitgever }: OpenKamers) =>
  [
    ['uitgever', () => uitgever.stop()],
    ['gedeelde teksten', () => gedeeld?.stop()],
    ['zoeker', () => zoeker.sluit()],
    ['inhoud', () => inhoud.sluit()],
    ['inhoudsmap', () => geefInhoudVrij()],
    ['database', () => database.sluit()],
    ['gegevensmap', () => database.geefVrij()],
  ] as const;
