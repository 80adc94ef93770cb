import type { IncomingMessage } from 'node:http';

/** How much more than allowed is read and thrown away, and for how long, so that the sender gets to hear why. */
const UITLOOP = 1024 * 1024;
const UITLOOP_MS = 1000;

/** The sender hung up; nobody is left to answer. */
export class Afgebroken extends Error {}

/** Reads what was sent, counting while it comes in: null when it is more than `ruimte` bytes. */
export function leesLichaam(req: IncomingMessage, ruimte: number): Promise<Buffer | null> {
  return new Promise((klaar, mis) => {
    const delen: Buffer[] = [];
    let bytes = 0;
    let wekker: NodeJS.Timeout | undefined;
    const geefOp = () => {
      clearTimeout(wekker);
      klaar(null);
    };
    const teGroot = () => {
      delen.length = 0;
      wekker ??= setTimeout(geefOp, UITLOOP_MS);
    };
    if (Number(req.headers['content-length'] ?? 0) > ruimte) teGroot();
    req.on('data', (deel: Buffer) => {
      bytes += deel.length;
      if (bytes > ruimte) teGroot();
      if (bytes > ruimte + UITLOOP) geefOp();
      if (!wekker) delen.push(deel);
    });
    req.once('end', () => (wekker ? geefOp() : klaar(Buffer.concat(delen))));
    const weg = () => {
      clearTimeout(wekker);
      mis(new Afgebroken('The sender hung up.'));
    };
    req.once('close', weg);
    req.once('error', weg);
  });
}
