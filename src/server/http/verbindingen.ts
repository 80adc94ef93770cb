import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { PARSERTEKST, type Parserstatus } from '#server/http/answer/fouttekst.ts';
import { telgroep } from '#server/http/gate/ip.ts';
import { noodpagina } from './foutpagina.ts';

/** Refuses more than `hoogste` connections at once from one address; behind a proxy that is the proxy's work. */
export function begrensVerbindingen(server: Server, hoogste = 100): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const wie = telgroep((socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, ''));
    const aantal = (open.get(wie) ?? 0) + 1;
    if (aantal > hoogste) {
      socket.destroy();
      return;
    }
    open.set(wie, aantal);
    socket.once('close', () => {
      const over = (open.get(wie) ?? 1) - 1;
      if (over > 0) open.set(wie, over);
      else open.delete(wie);
    });
  });
}

const STATUS: Record<string, [Parserstatus, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** What Node's parser refuses never becomes a request; it gets a page of its own with the same headers. */
export function antwoordOpParserfout(fout: NodeJS.ErrnoException, socket: Socket, vast: readonly string[]): void {
  if (!socket.writable || fout.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, naam]: [Parserstatus, string] = STATUS[fout.code ?? ''] ?? [400, 'Bad Request'];
  const pagina = noodpagina(PARSERTEKST[status]);
  const regels = [`HTTP/1.1 ${status} ${naam}`, 'Connection: close', 'Cache-Control: no-store', 'Content-Type: text/html; charset=utf-8'];
  for (let plek = 0; plek < vast.length; plek += 2) regels.push(`${vast[plek]}: ${vast[plek + 1]}`);
  socket.end(`${[...regels, `Content-Length: ${Buffer.byteLength(pagina)}`].join('\r\n')}\r\n\r\n${pagina}`);
}
