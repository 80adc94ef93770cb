import { connect } from 'node:net';
import { setTimeout as wacht } from 'node:timers/promises';

export interface Bericht {
  status: number;
  /** Names in lower case, in the order in which they came. */
  koppen: [naam: string, waarde: string][];
  lichaam: string;
}

export const kopVan = ({ koppen }: Pick<Bericht, 'koppen'>, naam: string): string | undefined => koppen.find(([een]) => een === naam)?.[1];

/** Longer than any patience of the site. */
const UITERLIJK_MS = 60_000;

/** How somebody behaves at the other end: slow to send, slow to take, or gone at once. */
export interface Gedrag {
  druppel?: { byte: string; elkeMs: number } | undefined;
  leestNaMs?: number | undefined;
  hangtOp?: true | undefined;
}

/** Sends bytes as they are and answers all that came back until the other side hung up. */
export async function overDeLijn(
  poort: number,
  bytes: Buffer,
  { druppel, leestNaMs = 0, hangtOp }: Gedrag = {},
): Promise<{ berichten: Bericht[]; opgehangen: boolean }> {
  const socket = connect(poort, '127.0.0.1').on('error', () => {});
  const stukken: Buffer[] = [];
  socket.on('data', (deel) => void stukken.push(deel));
  if (leestNaMs) socket.pause();
  const dicht = new Promise<true>((klaar) => socket.once('close', () => klaar(true)));
  socket.write(bytes, () => hangtOp && socket.destroy());
  const kraan = druppel && setInterval(() => socket.writable && socket.write(druppel.byte), druppel.elkeMs);
  if (leestNaMs) setTimeout(() => socket.resume(), leestNaMs);
  const opgehangen = await Promise.race([dicht, wacht(leestNaMs + UITERLIJK_MS, false, { ref: false })]);
  clearInterval(kraan);
  socket.destroy();
  return { berichten: [...ontleed(Buffer.concat(stukken))], opgehangen };
}

/** A request in the bytes that go over a line; a header without a value is left out. */
export function aanvraag(regel: string, koppen: Record<string, string>, lichaam: Buffer = Buffer.alloc(0)): Buffer {
  const regels = Object.entries(koppen).filter(([, waarde]) => waarde !== '');
  const kop = `${regel} HTTP/1.1\r\n${regels.map(([naam, waarde]) => `${naam}: ${waarde}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(kop), lichaam]);
}

/** The answers in what came over a line, one after the other. What is not one is an answer with status 0. */
function* ontleed(alles: Buffer): Generator<Bericht> {
  for (let rest = alles; rest.length > 0; ) {
    const einde = rest.indexOf('\r\n\r\n');
    const [eerste = '', ...regels] = rest.subarray(0, Math.max(0, einde)).toString().split('\r\n');
    const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(eerste) ?? [];
    if (!status) return void (yield { status: 0, koppen: [], lichaam: rest.toString() });
    const koppen = regels.map((regel): [string, string] => {
      const punt = regel.indexOf(':');
      return [regel.slice(0, punt).toLowerCase(), regel.slice(punt + 1).trim()];
    });
    rest = rest.subarray(einde + 4);
    const lengte = kopVan({ koppen }, 'content-length');
    const maat = status === '100' || status === '304' ? 0 : lengte === undefined ? rest.length : Number(lengte);
    // What was asked with HEAD, or cut off, has less than it says.
    const lichaam = rest.subarray(0, maat);
    rest = rest.subarray(maat);
    if (status !== '100') yield { status: Number(status), koppen, lichaam: lichaam.toString() };
  }
}
