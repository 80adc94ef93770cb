import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { answerParserError, limitConnections } from './connections.ts';

export interface HttpServer {
  /** Answers the port, which the system picks for 0. */
  listen(host: string, port: number): Promise<number>;
  /** Takes no new connections and waits for running answers. */
  close(): Promise<void>;
}

const HEADER_TIME_MS = 10_000;
const REQUEST_TIME_MS = 30_000;
const REST_MS = 5_000;
/** How long we let in who stands in line when we close, and wait for what who came in has to ask. */
const LINE_MS = 1_000;
const READ_MS = 250;
/** A visitor who takes nothing from us for this long is gone. */
const SILENT_MS = 60_000;
const HEADER_SPACE = 16 * 1024;

export interface Listener {
  answered(req: IncomingMessage, res: ServerResponse): Promise<void>;
  fixed: readonly string[];
  /** Trusted proxies in front of us. */
  hops: number;
  times?: { headers?: number; query?: number; rest?: number; page?: number; probe?: number } | undefined;
}

/** The server on the network: its patience, its limits, and one way in for every request. */
export function makeHttpServer({ answered, fixed, hops, times = {} }: Listener): HttpServer {
  let closing: Promise<void> | undefined;
  const receive = (req: IncomingMessage, res: ServerResponse) => {
    if (!closing) return void answered(req, res);
    res.shouldKeepAlive = false;
    void closing.then(() => answered(req, res));
  };
  const server = createServer(
    {
      maxHeaderSize: HEADER_SPACE,
      headersTimeout: times.headers ?? HEADER_TIME_MS,
      requestTimeout: times.query ?? REQUEST_TIME_MS,
      keepAliveTimeout: times.rest ?? REST_MS,
      connectionsCheckingInterval: 500,
      requireHostHeader: false,
    },
    receive,
  );
  server.setTimeout(SILENT_MS);
  server.on('checkExpectation', receive);
  server.on('clientError', (error, socket) => answerParserError(error, socket as Socket, fixed));
  if (hops === 0) limitConnections(server);
  return {
    async listen(host, port) {
      server.listen(port, host);
      await once(server, 'listening');
      const address = server.address();
      return address && typeof address === 'object' ? address.port : port;
    },
    async close() {
      const closed = once(server, 'close');
      closing = letIn(server);
      await closing;
      // Not its own `close()`, which hangs up at once on who came in just now and whose question is still on its way.
      NetServer.prototype.close.call(server);
      await Promise.race([closed, wait(READ_MS)]);
      // A connection whose answer is done need not wait for its next question.
      const broom = setInterval(() => server.closeIdleConnections(), 50);
      await closed.finally(() => clearInterval(broom));
    },
  };
}

/**
 * Lets in who stands in line, one at each turn of the loop: on who is not in yet, the system hangs up when we stop listening. Meanwhile
 * nothing is answered, so that the line gets shorter.
 */
async function letIn(server: Server): Promise<void> {
  let came = 0;
  const count = () => (came += 1);
  server.on('connection', count);
  let before = -1;
  for (const end = performance.now() + LINE_MS; came > before && performance.now() < end; ) {
    before = came;
    // The rest of this turn, and a whole one.
    await turn();
    await turn();
  }
  server.off('connection', count);
}
