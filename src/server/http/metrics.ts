import { statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isPersonal } from '#server/http/gate/paths.ts';
import type { Health } from './health.ts';
import { isHealthCheck } from './send-health.ts';

type Answered = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface MetricsSource {
  health(): Promise<Health>;
  /** Files whose size is told, by the name they get: the database, and its write-ahead log. */
  sizes: Readonly<Record<string, string>>;
  log: { warn(o: object, m: string): void };
}

export interface Metrics {
  /** Counts all that this answers, and how long it took; never who asked, or for what. */
  watch(answered: Answered): Answered;
  /** Tells them at `/metrics` on a port of its own, on this machine alone; while another has the port it waits for that. */
  open(port: number, source: MetricsSource): Promise<{ port: number; close(): Promise<void> }>;
}

/**
 * Numbers for Prometheus: the process, its answers, its mail and what does not work. Labels are words of ours, so that none names anybody.
 */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answers by method and status.',
    labelNames: ['method', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer.',
    labelNames: ['kind'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  return {
    watch: (answered) => (req, res) => {
      const begin = performance.now();
      res.once('close', () => {
        const { method = '' } = req;
        requests.inc({ method: METHODS.has(method) ? method : 'other', status: String(res.statusCode) });
        duration.observe({ kind: kindOf(req.url ?? '') }, (performance.now() - begin) / 1000);
      });
      return answered(req, res);
    },
    async open(port, source) {
      addState(registers, source);
      const server = createServer((req, res) => void tell(req, res, registry));
      const stop = await listen(server, port, source.log);
      const address = server.address();
      return { port: address && typeof address === 'object' ? address.port : port, close: stop };
    },
  };
}

const METHODS = new Set(['GET', 'HEAD', 'POST']);
const kindOf = (url: string): 'health' | 'personal' | 'public' => {
  if (isHealthCheck(url)) return 'health';
  return isPersonal(url.split('?')[0] ?? '') ? 'personal' : 'public';
};

type Part = Health['storing'][number];
const PARTS = Object.keys({ database: 1, schijf: 1, opslag: 1, inhoud: 1, mail: 1, zoeken: 1 } satisfies Record<Part, 1>) as Part[];
/** What is looked at when somebody asks, in the words of `/gezond`. */
function addState(registers: Registry[], { health, sizes }: MetricsSource): void {
  const gauge = (name: string, help: string, labelNames: string[], collect: (this: Gauge) => Promise<void> | void) =>
    void new Gauge({ name: `kennisplatform_${name}`, help, labelNames, registers, collect });
  gauge('storing', '1 for a part that does not work now.', ['deel'], async function () {
    const { storing } = await health();
    for (const part of PARTS) this.set({ deel: part }, storing.includes(part) ? 1 : 0);
  });
  gauge('brieven', 'Letters that wait although their moment has come, and those that were given up.', ['stand'], async function () {
    const { mail } = await health();
    for (const stand of ['wachtend', 'opgegeven'] as const) if (mail) this.set({ stand }, mail[stand]);
  });
  gauge('oudste_brief_minuten', 'How long the first of the letters that wait has done so.', [], async function () {
    this.set((await health()).mail?.oudsteMinuten ?? 0);
  });
  gauge('inhoud_fouten', 'Texts that are left out because something is wrong with them.', [], async function () {
    this.set((await health()).inhoud.fouten);
  });
  gauge('bestand_bytes', 'Size of the database and of its write-ahead log.', ['bestand'], function () {
    for (const [name, path] of Object.entries(sizes)) this.set({ bestand: name }, statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  });
}

const LOCAL = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
/** Only to who asks on this machine by one of its own names, and not for somebody else: a proxy here must not pass it on. */
async function tell(req: IncomingMessage, res: ServerResponse, registry: Registry): Promise<void> {
  const end = (status: number) => void res.writeHead(status, { 'Cache-Control': 'no-store', 'Content-Length': '0' }).end();
  const { headers, method, url } = req;
  if (!LOCAL.test(headers.host ?? '')) return end(421);
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined || headers.origin !== undefined) return end(403);
  if (url !== '/metrics') return end(404);
  if (method !== 'GET' && method !== 'HEAD') return end(405);
  try {
    const body = await registry.metrics();
    res.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    res.end(method === 'HEAD' ? undefined : body);
  } catch {
    end(503);
  }
}

/** At an upgrade the old version has the port for a while: no reason for the new one not to start. */
const AGAIN_MS = 2000;
const LOOPBACK = '127.0.0.1';

function listen(server: ReturnType<typeof createServer>, port: number, log: MetricsSource['log']): Promise<() => Promise<void>> {
  const { promise: tried, resolve } = Promise.withResolvers<void>();
  let again: NodeJS.Timeout | undefined;
  let told = false;
  const attempt = () => void server.listen(port, LOOPBACK);
  server.on('error', (err: NodeJS.ErrnoException) => {
    if (!told) log.warn({ code: err.code, port }, 'The port for metrics cannot be had now; it is tried again every two seconds.');
    told = true;
    again = setTimeout(attempt, AGAIN_MS);
    again.unref();
    resolve();
  });
  server.on('listening', resolve);
  server.requestTimeout = server.headersTimeout = 5000;
  server.unref();
  attempt();
  return tried.then(() => async () => {
    clearTimeout(again);
    server.closeAllConnections();
    if (server.listening) await new Promise((closed) => server.close(closed));
  });
}
