import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A site of somebody else on this machine, which answers as the test says at this moment. */
export async function bronsite(antwoord: (vraag: IncomingMessage, uit: ServerResponse) => void) {
  const gevraagd: string[] = [];
  const open = new Set<Socket>();
  const site = createServer((vraag, uit) => {
    gevraagd.push(vraag.url ?? '');
    antwoord(vraag, uit);
  });
  site.on('connection', (lijn) => open.add(lijn));
  await new Promise<void>((klaar) => site.listen(0, '127.0.0.1', klaar));
  const { port } = site.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    /** The paths that were asked. */
    gevraagd,
    async weg() {
      for (const lijn of open) lijn.destroy();
      await new Promise((klaar) => site.close(klaar));
    },
  };
}

export const pagina = (uit: ServerResponse, html: string, status = 200): unknown =>
  uit.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
