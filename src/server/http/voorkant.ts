import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OpenDatabase } from '#db/open.ts';
import { openZoekteller } from '#leren/kennisvragen/zoekteller.ts';
import { leesBestanden } from '#server/http/answer/bestanden.ts';
import { vasteKoppen } from '#server/http/answer/koppen.ts';
import { maakVasteAdressen } from '#server/http/answer/vaste-adressen.ts';
import { openPagefind } from '#server/http/cache/pagefind.ts';
import { openPaginas } from '#server/http/cache/paginas.ts';
import { followSubjects } from '#server/http/cache/subjects.ts';
import { type Grenzen, maakGrenzen } from '#server/http/gate/grenzen.ts';
import { inLine } from '#server/http/gate/pipeline.ts';
import { maakHuis } from '#server/http/gate/poort.ts';
import { makeSlots, type Slots } from '#server/http/gate/slots.ts';
import { TOO_MUCH } from './bezoek.ts';
import { openFoutpaginas } from './foutpagina.ts';
import { openGezondheid } from './gezond.ts';
import { type Luisteraar, maakHttpServer } from './http-server.ts';
import type { Kamers } from './locals.ts';
import { maakRender } from './render.ts';
import { maakBeantwoorder } from './verzoek.ts';
import type { Development, Handler } from './weergave.ts';

export interface Voorkantbron extends Omit<Kamers, 'db' | 'origin' | 'proef' | 'grenzen'> {
  database: Pick<OpenDatabase, 'db' | 'stempel'> & {
    /** False when its file was removed or replaced: what is written now would be lost. */
    isErNog(): boolean;
  };
  handler: Handler;
  /** Folders of the release that is served and of those before it, newest first. */
  releases: readonly string[];
  siteUrl: string | null;
  /** Trusted proxies in front of us. */
  hops: number;
  host: string;
  /** 0 picks a free one. */
  port: number;
  grenzen?: Grenzen;
  slots?: Slots;
  inLine?: typeof inLine;
  /** Nothing is kept, and code and styles come as they stand. */
  development?: Development;
  /** Other patience than usual, for tests. */
  tijden?: Luisteraar['tijden'];
}

export interface Voorkant {
  /** Where it listens. */
  adres: string;
  /** Takes no new visitors and waits for running answers. */
  sluit(): Promise<void>;
}

/** Opens the HTTP front: the only thing between the network and Astro. */
export async function openVoorkant(bron: Voorkantbron): Promise<Voorkant> {
  const { database, inhoud, zoeker, siteUrl, hops, host, log } = bron;
  const vast = vasteKoppen(siteUrl, bron.development?.socket);
  const bestanden = await leesBestanden(bron.releases, vast);
  const gereed = Promise.withResolvers<ReturnType<typeof maakBeantwoorder>>();
  let beantwoord = async (req: IncomingMessage, res: ServerResponse) => (await gereed.promise)(req, res);
  const server = maakHttpServer({ vast, hops, tijden: bron.tijden, beantwoord: (req, res) => beantwoord(req, res) });
  const port = await server.luister(host, bron.port);

  // Only now is the address known of which every link and check speaks.
  const huis = maakHuis(siteUrl, host, port);
  const grenzen = bron.grenzen ?? maakGrenzen();
  const { origin, proef } = huis;
  const render = maakRender(bron.handler, { ...bron, grenzen, db: database.db, origin, proef }, bron.tijden?.pagina);
  const slots = bron.slots ?? makeSlots();
  const paginas = openPaginas({
    vast,
    slots,
    render: (pad, vraag) => render({ methode: 'GET', url: pad, vraag, koppen: {} }, ''),
    subjects: bron.development ? { areStill: () => false } : followSubjects(bron),
  });
  const foutpaginas = openFoutpaginas(render.foutpagina, vast, bron.contact);
  const antwoorden = maakBeantwoorder({
    huis,
    development: bron.development,
    hops,
    vast,
    bestanden,
    bijlagenDir: bron.bijlagenDir,
    adressen: bron.adressen,
    vasteAdressen: maakVasteAdressen({ origin: huis.origin, contact: bron.contact }, vast),
    pagefind: openPagefind(zoeker, vast),
    paginas,
    foutpaginas,
    zoekteller: openZoekteller({ db: database.db, log }),
    grenzen,
    slots,
    isErNog: database.isErNog,
    gezond: openGezondheid({ db: database.db, isErNog: database.isErNog, inhoud, zoeker }),
    render,
    log,
  });
  beantwoord = (bron.inLine ?? inLine)(antwoorden, (req, res) => foutpaginas.geef(req, res, TOO_MUCH));
  gereed.resolve(beantwoord);
  void foutpaginas.maak();
  return { adres: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, sluit: server.sluit };
}
