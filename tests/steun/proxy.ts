import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SiteProxy {
  url: string;
  sluit(): Promise<void>;
}

/** What stands before the server in production, without its TLS: whoever comes in asks for the host of the site, from the site. */
export async function startProxy(server: { url: string }, site: string): Promise<SiteProxy> {
  const { host, origin } = new URL(site);
  const proxy = createServer((vraag, antwoord) => {
    const headers = { ...vraag.headers, host, ...(vraag.headers.origin && { origin }) };
    const door = request(new URL(vraag.url ?? '/', server.url), { method: vraag.method, headers }, (uit) => {
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
