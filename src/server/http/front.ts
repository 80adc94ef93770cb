import type { IncomingMessage, ServerResponse } from 'node:http';
import { bekendeLogin } from '#accounts/inloggen/wie-is-het.ts';
import type { OpenDatabase } from '#db/open.ts';
import { openLeesteller } from '#leren/gelezen/leesteller.ts';
import { openZoekteller } from '#leren/kennisvragen/zoekteller.ts';
import { isOpenbareBijlage } from '#publicaties/uitgeven/openbare-bijlagen.ts';
import { readFiles } from '#server/http/answer/files.ts';
import { fixedHeaders } from '#server/http/answer/headers.ts';
import { openPageStyle } from '#server/http/answer/page-style.ts';
import { makeWellKnown } from '#server/http/answer/well-known.ts';
import { openPages } from '#server/http/cache/pages.ts';
import { openPagefind } from '#server/http/cache/search-index.ts';
import { followSubjects } from '#server/http/cache/subjects.ts';
import { makeHouse } from '#server/http/gate/checks.ts';
import { type Limits, makeLimits } from '#server/http/gate/limits.ts';
import { inLine } from '#server/http/gate/pipeline.ts';
import { MISFIT_TEXT, watchProxies } from '#server/http/gate/proxies.ts';
import { makeSlots, type Slots } from '#server/http/gate/slots.ts';
import type { Development, Handler } from './astro-render.ts';
import { openErrorPages } from './error-pages.ts';
import { TOO_MUCH } from './exchange.ts';
import { type HealthSource, type HealthWatch, watchHealth } from './health.ts';
import { type Listener, makeHttpServer } from './http-server.ts';
import type { Services } from './locals.ts';
import type { Metrics } from './metrics.ts';
import { makeRender } from './render.ts';
import { makeResponder } from './respond.ts';

export interface FrontSource extends Omit<Services, 'db' | 'origin' | 'proef' | 'limits'> {
  database: Pick<OpenDatabase, 'db' | 'stempel'> & {
    /** False when its file was removed or replaced: what is written now would be lost. */
    isErNog(): boolean;
  };
  handler: Handler;
  /** Folders of the release that is served and of those before it, newest first. */
  releases: readonly string[];
  /** Where more machines show the same texts. */
  gedeeld?: HealthSource['gedeeld'];
  dataDir: string;
  contentDir: string;
  /** With it the counts of mail may be asked from afar; empty for nobody. */
  healthToken?: string;
  siteUrl: string | null;
  /** Trusted proxies in front of us. */
  hops: number;
  host: string;
  /** 0 picks a free one. */
  port: number;
  limits?: Limits;
  slots?: Slots;
  inLine?: typeof inLine;
  /** Sees every request that gets an answer. */
  watch?: Metrics['watch'] | undefined;
  /** Nothing is kept, and code and styles come as they stand. */
  development?: Development;
  /** Other patience than usual, for tests. */
  times?: Listener['times'];
}

export interface Front {
  /** Where it listens. */
  address: string;
  /** How the site is doing. */
  health: HealthWatch['look'];
  /** Takes no new visitors and waits for running answers. */
  close(): Promise<void>;
}

/** Opens the HTTP front: the only thing between the network and Astro. */
export async function openFront(source: FrontSource): Promise<Front> {
  const { database, zoeker, siteUrl, hops, host, log } = source;
  const fixed = fixedHeaders(siteUrl, source.development?.socket);
  const ready = Promise.withResolvers<ReturnType<typeof makeResponder>>();
  let answered = async (req: IncomingMessage, res: ServerResponse) => (await ready.promise)(req, res);
  const server = makeHttpServer({ fixed, hops, times: source.times, answered: (req, res) => answered(req, res) });
  const port = await server.listen(host, source.port);

  // Only now is the address known of which every link and check speaks.
  const house = makeHouse(siteUrl, host, port);
  const { limits = makeLimits(), slots = makeSlots() } = source;
  const { origin, proef } = house;
  const { proxies, nogTeDoen } = followProxies(source, proef);
  const render = makeRender(source.handler, { ...source, limits, nogTeDoen, db: database.db, origin, proef }, source.times?.page);
  let closing = false;
  const health = watchHealth({ ...source, db: database.db, isErNog: database.isErNog, probeEveryMs: source.times?.probe });
  const pages = openPages({
    fixed,
    slots,
    style: await openPageStyle(source.releases[0]),
    render: (path, query) => render({ method: 'GET', url: path, query, headers: {} }, ''),
    subjects: source.development ? { areStill: () => false } : followSubjects(source),
  });
  const counters = openCounters(source);
  const errorPages = openErrorPages(render.errorPage, fixed, source.contact);
  const answers = makeResponder({
    house,
    development: source.development,
    hops,
    proxies,
    fixed,
    files: await readFiles(source.releases, fixed),
    bijlagen: source.bergingen.bijlagen,
    isOpenbareBijlage: (path) => isOpenbareBijlage(source.inhoud, path),
    adressen: source.adressen,
    wellKnown: makeWellKnown({ origin, contact: source.contact }, fixed),
    pagefind: openPagefind(zoeker, fixed),
    pages,
    errorPages,
    ...counters,
    limits,
    slots,
    knownLogin: (koekje) => bekendeLogin(database.db, { koekje, nu: Date.now() }),
    isErNog: database.isErNog,
    health: health.look,
    healthToken: source.healthToken ?? '',
    isClosing: () => closing,
    render,
    log,
  });
  answered = (source.inLine ?? inLine)(source.watch?.(answers) ?? answers, (req, res) => errorPages.send(req, res, TOO_MUCH));
  ready.resolve(answered);
  void errorPages.make();
  const close = () => {
    closing = true;
    health.stop();
    return server.close().then(counters.leesteller.stop);
  };
  return { address: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, health: health.look, close };
}

/** What is counted of visits, never of visitors. */
const openCounters = ({ database: { db }, inhoud, log }: FrontSource) => ({
  zoekteller: openZoekteller({ db, log }),
  leesteller: openLeesteller({ db, inhoud, log }),
});

/** Whether TRUST_PROXY_HOPS fits, told in the log and among what still has to be done; nothing stands in front of a trial. */
function followProxies({ hops, log, nogTeDoen }: FrontSource, proef: boolean) {
  if (proef) return { proxies: null, nogTeDoen };
  const proxies = watchProxies(hops, (misfit) => {
    if (misfit) log.warn({ misfit, hops }, 'TRUST_PROXY_HOPS does not fit what arrives: all visitors count as one.');
    else log.info({ hops }, 'TRUST_PROXY_HOPS fits what arrives.');
  });
  return {
    proxies,
    async nogTeDoen() {
      const misfit = proxies.misfit();
      return [...(misfit ? [MISFIT_TEXT[misfit]] : []), ...(await nogTeDoen())];
    },
  };
}
