import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { PARSER_TEXT, type ParserStatus } from '#server/http/answer/error-text.ts';
import { countedAs } from '#server/http/gate/ip.ts';
import { barePage } from './error-pages.ts';

/** Refuses more than `hoogste` connections at once from one address; behind a proxy that is the proxy's work. */
export function limitConnections(server: Server, highest = 100): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const who = countedAs((socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, ''));
    const number = (open.get(who) ?? 0) + 1;
    if (number > highest) {
      socket.destroy();
      return;
    }
    open.set(who, number);
    socket.once('close', () => {
      const over = (open.get(who) ?? 1) - 1;
      if (over > 0) open.set(who, over);
      else open.delete(who);
    });
  });
}

const STATUS: Record<string, [ParserStatus, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** What Node's parser refuses never becomes a request; it gets a page of its own with the same headers. */
export function answerParserError(error: NodeJS.ErrnoException, socket: Socket, fixed: readonly string[]): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, name]: [ParserStatus, string] = STATUS[error.code ?? ''] ?? [400, 'Bad Request'];
  const page = barePage(PARSER_TEXT[status]);
  const lines = [`HTTP/1.1 ${status} ${name}`, 'Connection: close', 'Cache-Control: no-store', 'Content-Type: text/html; charset=utf-8'];
  for (let at = 0; at < fixed.length; at += 2) lines.push(`${fixed[at]}: ${fixed[at + 1]}`);
  socket.end(`${[...lines, `Content-Length: ${Buffer.byteLength(page)}`].join('\r\n')}\r\n\r\n${page}`);
}
