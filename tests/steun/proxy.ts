import { once } from 'node:events';
import { createServer, request as http } from 'node:http';
import { request as https } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface SiteProxy {
  url: string;
  sluit(): Promise<void>;
}

/**
 * What stands before the server in production, without its TLS: whoever comes in asks for the host of the site, from the site. Is `server`
 * one with TLS, then it is the way there of somebody's computer (at `van`), which trusts this certificate.
 */
export async function startProxy(server: { url: string; cert?: string; van?: string }, site: string): Promise<SiteProxy> {
  const { host, hostname, origin } = new URL(site);
  const tls = { ca: server.cert, servername: hostname, localAddress: server.van };
  const request = server.url.startsWith('https:') ? https : http;
  const proxy = createServer((vraag, antwoord) => {
    const headers = { ...vraag.headers, host, ...(vraag.headers.origin && { origin }) };
    const door = request(new URL(vraag.url ?? '/', server.url), { ...tls, method: vraag.method, headers }, (uit) => {
      antwoord.writeHead(uit.statusCode ?? 502, uit.headers);
      uit.pipe(antwoord);
    });
    door.on('error', () => antwoord.destroy());
    vraag.pipe(door);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sluit: async () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
