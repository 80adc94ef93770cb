import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import { Beurt } from '#grond/beurt.ts';

export type Encoding = 'br' | 'gzip';

const brotli = (quality: number, body: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
});

/** Below this compressing takes less than two milliseconds, and sending it to another thread hardly less. */
const SMALL = 100_000;

/** While a visitor waits: Brotli 5 takes a page a millisecond, as 4 does, for a fourteenth less. Off the event loop when it is large. */
export function compressFast(body: Buffer, encoding: Encoding): Buffer | Promise<Buffer> {
  const small = isSmall(body);
  if (encoding === 'br') return small ? brotliCompressSync(body, brotli(5, body)) : promisify(brotliCompress)(body, brotli(5, body));
  return small ? gzipSync(body, { level: 6 }) : promisify(gzip)(body, { level: 6 });
}

export const isSmall = (body: Buffer): boolean => body.length < SMALL;

const best = new Beurt();
/** For what many visitors get: Brotli 11 takes a page a hundred milliseconds, on another thread, one page at a time. */
export const compressBest = (body: Buffer): Promise<Buffer> => best.doe(() => promisify(brotliCompress)(body, brotli(11, body)));
