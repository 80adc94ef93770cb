import { connect } from 'node:net';
import { setTimeout as wacht } from 'node:timers/promises';

export interface RauwAntwoord {
  status: number;
  koppen: Record<string, string>;
  lichaam: string;
  /** Whether it was the other side that hung up. */
  opgehangen: boolean;
}

/** Sends bytes as they are and reads until the other side hangs up (or `uiterlijk` ms). */
export async function rauw(port: number, tekst: string | Buffer | AsyncIterable<string>, uiterlijk = 60_000): Promise<RauwAntwoord> {
  const socket = connect(port, '127.0.0.1');
  const stukken: Buffer[] = [];
  socket.on('data', (deel) => void stukken.push(deel));
  socket.on('error', () => {});
  const dicht = new Promise<true>((klaar) => socket.once('close', () => klaar(true)));
  if (typeof tekst === 'string' || Buffer.isBuffer(tekst)) socket.write(tekst);
  else void schrijf(tekst);
  const opgehangen = await Promise.race([dicht, wacht(uiterlijk, false, { ref: false })]);
  socket.destroy();
  const uit = Buffer.concat(stukken).toString();
  const [kop = '', ...rest] = uit.split('\r\n\r\n');
  const [eerste = '', ...regels] = kop.split('\r\n');
  const koppen = Object.fromEntries(
    regels.map((regel) => [regel.slice(0, regel.indexOf(':')).toLowerCase(), regel.slice(regel.indexOf(':') + 1).trim()]),
  );
  return { status: Number(eerste.split(' ')[1] ?? 0), koppen, lichaam: rest.join('\r\n\r\n'), opgehangen };

  async function schrijf(stroom: AsyncIterable<string>): Promise<void> {
    for await (const deel of stroom) {
      if (socket.destroyed) return;
      socket.write(deel);
    }
  }
}

/** A plain request of one piece, after which the connection closes. */
export const vraag = (port: number, regel: string, koppen: Record<string, string> = {}, lichaam = '') =>
  rauw(
    port,
    `${regel} HTTP/1.1\r\n${Object.entries({ Host: `127.0.0.1:${port}`, Connection: 'close', ...koppen })
      .filter(([, waarde]) => waarde !== '')
      .map(([naam, waarde]) => `${naam}: ${waarde}\r\n`)
      .join('')}\r\n${lichaam}`,
  );
