import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotli = (quality: number, body: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
});

/** Below this compressing takes less than two milliseconds, and sending it to another thread hardly less. */
const SMALL = 100_000;

/** While a visitor waits: a page takes Brotli 5 less than a millisecond and Brotli 11 a hundred. Off the event loop when it is large. */
export function compressFast(body: Buffer, encoding: Encoding): Buffer | Promise<Buffer> {
  const small = body.length < SMALL;
  if (encoding === 'br') return small ? brotliCompressSync(body, brotli(5, body)) : promisify(brotliCompress)(body, brotli(5, body));
  return small ? gzipSync(body, { level: 6 }) : promisify(gzip)(body, { level: 6 });
}
