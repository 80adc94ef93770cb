import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { openAdopties } from '#leren/adopties/adoptieboek.ts';
import { openSignalen } from '#leren/signalen/signalenboek.ts';
import { openLinkboek } from '#publicaties/bijhouden/links/linkboek.ts';
import type { Handler } from '#server/http/astro-render.ts';
import { type FrontSource, openFront } from '#server/http/front.ts';
import { verseDb } from '../../steun/db.ts';

type Route = (bij: { locals: App.Locals; lichaam: string; req: Parameters<Handler>[0]; res: Parameters<Handler>[1] }) => unknown;

/** A site of a few lines that speaks to the front as Astro does, and counts what it renders. */
export function kleineSite(routes: Record<string, Route>) {
  const gemaakt: string[] = [];
  const handler: Handler = async (req, res, next, locals) => {
    const pad = (req.url ?? '').split('?')[0] ?? '';
    const route = routes[pad];
    if (!route) return next();
    const regel = gemaakt.push(`${req.method} ${req.url}`) - 1;
    const { parameters } = locals as App.Locals;
    // What is the same for everybody only sees the parameters that it asks for.
    const gevraagd = (...namen: readonly string[]) => {
      const vraag = parameters(...namen);
      if (vraag.size > 0) gemaakt[regel] = `${req.method} ${pad}?${vraag}`;
      return vraag;
    };
    const lichaam = 'body' in req && Buffer.isBuffer(req.body) ? req.body.toString() : '';
    Reflect.set(locals, 'parameters', gevraagd);
    const uit = await route({ locals: locals as App.Locals, lichaam, req, res });
    if (typeof uit === 'string') res.writeHead(200, { 'content-type': 'text/html' }).end(uit);
    else if (typeof uit === 'number') res.writeHead(uit).end();
  };
  return { handler, gemaakt };
}

export type Logregel = { soort: string; regel: object; melding: string };

/** The front on a free port with a real database, around a small site. */
export async function stelOp(routes: Record<string, Route>, anders: Partial<FrontSource> = {}) {
  const map = await mkdtemp(join(tmpdir(), 'voorkant-'));
  const database = await verseDb(join(map, 'kennisplatform.db'));
  const { handler, gemaakt } = kleineSite(routes);
  const inhoud = {
    versie: 1,
    fouten: [],
    alle: () => [],
    een: () => undefined,
    html: () => ({ html: '', koppen: [] }),
    opWijziging() {},
    bijwerken: async () => {},
    sluit() {},
  };
  const zoekindex = { versie: null as string | null };
  const bron = anders.database ?? database;
  const logboek: Logregel[] = [];
  const log = (soort: string) => (regel: object, melding: string) => void logboek.push({ soort, regel, melding });
  const voorkant = await openFront({
    database: { ...database, isErNog: () => true },
    handler,
    inhoud,
    agenda: openAgenda(bron.db, { stempel: bron.stempel }),
    adopties: openAdopties(bron.db, { stempel: bron.stempel }),
    signalen: openSignalen(bron.db, { stempel: bron.stempel }),
    bronlinks: openLinkboek(bron.db, { stempel: bron.stempel }),
    zoeker: {
      zoek: async () => ({}) as never,
      bestand: async () => null,
      juist: async () => [],
      get versie() {
        return zoekindex.versie;
      },
      kanVinden: () => true,
      bijwerken() {},
      stand: 'klaar',
      sluit: async () => {},
    },
    uitgever: { begin() {}, nu: async () => ({ gelukt: true, zichtbaar: true }), por() {}, stop: async () => {} },
    adressen: { zoek: async () => undefined },
    boek: { bijschrijven: async () => {} },
    kluis: openKluis(Buffer.alloc(32, 7)),
    bergingen: { bijlagen: schijfberging(join(map, 'bijlagen')), deelnemers: schijfberging(join(map, 'bijlagen', 'deelnemers')) },
    releases: [],
    siteUrl: null,
    contact: 'contact@regiokring.example',
    hops: 1,
    host: '127.0.0.1',
    port: 0,
    meldCode: null,
    nogTeDoen: async () => [],
    dataDir: map,
    contentDir: map,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    ...anders,
  });
  return {
    url: voorkant.address,
    port: Number(new URL(voorkant.address).port),
    database,
    pad: join(map, 'kennisplatform.db'),
    inhoud,
    zoekindex,
    logboek,
    gemaakt,
    voorkant,
    async weg() {
      await voorkant.close();
      await database.sluit();
      await rm(map, { recursive: true });
    },
  };
}

/** The same small site with nothing in front of it: what an attack does there is what a guard stops. */
export async function zonderVoorkant(routes: Record<string, Route>) {
  const { handler, gemaakt } = kleineSite(routes);
  const locals = { openbaar() {}, parameters: () => new URLSearchParams() };
  const luister: RequestListener = async (req, res) => {
    const delen: Buffer[] = [];
    for await (const deel of req) delen.push(deel);
    await handler(Object.assign(req, { body: Buffer.concat(delen) }), res, () => res.writeHead(404).end(), locals);
  };
  const server = createServer(luister).on('checkExpectation', luister);
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, gemaakt, weg: () => new Promise((klaar) => server.close(klaar).closeAllConnections()) };
}
