import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
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
  tijden?: { koppen?: number; vraag?: number; rust?: number; pagina?: number } | undefined;
}

/** The server on the network: its patience, its limits, and one way in for every request. */
export function maakHttpServer({ beantwoord, vast, hops, tijden = {} }: Luisteraar): HttpServer {
  let sluitend = false;
  const ontvang = (req: IncomingMessage, res: ServerResponse) => {
    if (sluitend) res.shouldKeepAlive = false;
    void beantwoord(req, res);
  };
  const server = createServer(
    {
      maxHeaderSize: KOPRUIMTE,
      headersTimeout: tijden.koppen ?? KOPTIJD_MS,
      requestTimeout: tijden.vraag ?? VRAAGTIJD_MS,
      keepAliveTimeout: tijden.rust ?? RUST_MS,
      connectionsCheckingInterval: 500,
      requireHostHeader: false,
    },
    ontvang,
  );
  server.setTimeout(STIL_MS);
  server.on('checkExpectation', ontvang);
  server.on('clientError', (fout, socket) => antwoordOpParserfout(fout, socket as Socket, vast));
  if (hops === 0) begrensVerbindingen(server);
  return {
    async luister(host, port) {
      server.listen(port, host);
      await once(server, 'listening');
      const adres = server.address();
      return adres && typeof adres === 'object' ? adres.port : port;
    },
    async sluit() {
      sluitend = true;
      const dicht = once(server, 'close');
      server.close();
      // A connection whose answer is done need not wait for its next question.
      const bezem = setInterval(() => server.closeIdleConnections(), 50);
      await dicht.finally(() => clearInterval(bezem));
    },
  };
}
