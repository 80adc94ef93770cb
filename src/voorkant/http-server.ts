import type { IncomingMessage, ServerResponse } from 'node:http';
import { fastify } from 'fastify';
import { antwoordOpParserfout, begrensVerbindingen } from './verbindingen.ts';

export interface HttpServer {
  /** Answers the port, which the system picks for 0. */
  luister(host: string, port: number): Promise<number>;
  /** Takes no new connections and waits for running answers. */
  sluit(): Promise<void>;
}

const KOPTIJD_MS = 10_000;
const VRAAGTIJD_MS = 30_000;
const RUST_MS = 5_000;
/** A visitor who takes nothing from us for this long is gone. */
const STIL_MS = 60_000;
const KOPRUIMTE = 16 * 1024;

export interface Luisteraar {
  beantwoord(req: IncomingMessage, res: ServerResponse): Promise<void>;
  vast: readonly string[];
  /** Trusted proxies in front of us. */
  hops: number;
  tijden?: { koppen?: number; vraag?: number; rust?: number } | undefined;
}

/** The server on the network: its patience, its limits, and one way in for every request. */
export function maakHttpServer({ beantwoord, vast, hops, tijden = {} }: Luisteraar): HttpServer {
  const app = fastify({
    http: {
      maxHeaderSize: KOPRUIMTE,
      headersTimeout: tijden.koppen ?? KOPTIJD_MS,
      connectionsCheckingInterval: 500,
      requireHostHeader: false,
    },
    requestTimeout: tijden.vraag ?? VRAAGTIJD_MS,
    keepAliveTimeout: tijden.rust ?? RUST_MS,
    connectionTimeout: STIL_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: (fout, socket) => antwoordOpParserfout(fout, socket, vast),
    // Addresses that the router cannot read come in by the same way as all others.
    frameworkErrors: (_fout, request, reply) => {
      reply.hijack();
      void beantwoord(request.raw, reply.raw);
    },
  });
  if (hops === 0) begrensVerbindingen(app.server);
  app.server.on('checkExpectation', (req, res) => void beantwoord(req, res));
  let sluitend = false;
  app.addHook('onRequest', (request, reply) => {
    reply.hijack();
    if (sluitend) reply.raw.shouldKeepAlive = false;
    void beantwoord(request.raw, reply.raw);
  });
  app.all('/*', () => {});
  return {
    async luister(host, port) {
      await app.listen({ host, port });
      const adres = app.server.address();
      return adres && typeof adres === 'object' ? adres.port : port;
    },
    async sluit() {
      sluitend = true;
      // A connection whose answer is done need not wait for its next question.
      const bezem = setInterval(() => app.server.closeIdleConnections(), 50);
      await app.close().finally(() => clearInterval(bezem));
    },
  };
}
