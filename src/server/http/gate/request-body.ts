import type { IncomingMessage } from 'node:http';

/** How much more than allowed is read and thrown away, and for how long, so that the sender gets to hear why. */
const GRACE = 1024 * 1024;
const GRACE_MS = 1000;

/** The sender hung up; nobody is left to answer. */
export class HungUp extends Error {}

/** Reads what was sent, counting while it comes in: null when it is more than `ruimte` bytes. */
export function readBody(req: IncomingMessage, space: number): Promise<Buffer | null> {
  return new Promise((ready, mis) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;
    const giveUp = () => {
      clearTimeout(timer);
      ready(null);
    };
    const tooLarge = () => {
      parts.length = 0;
      timer ??= setTimeout(giveUp, GRACE_MS);
    };
    if (Number(req.headers['content-length'] ?? 0) > space) tooLarge();
    req.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > space) tooLarge();
      if (bytes > space + GRACE) giveUp();
      if (!timer) parts.push(part);
    });
    req.once('end', () => (timer ? giveUp() : ready(Buffer.concat(parts))));
    const gone = () => {
      clearTimeout(timer);
      mis(new HungUp('The sender hung up.'));
    };
    req.once('close', gone);
    req.once('error', gone);
  });
}
