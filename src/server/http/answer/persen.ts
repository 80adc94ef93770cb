import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

export type Codering = 'br' | 'gzip';

const PERSBAAR = /\.(html|css|js|mjs|json|svg|xml|txt|ics|webmanifest|map)$/;

/** Fonts, images and Pagefind's own fragments are compressed already. */
export const isPersbaar = (naam: string): boolean => PERSBAAR.test(naam);

const brotli = (kwaliteit: number, lichaam: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: kwaliteit, [constants.BROTLI_PARAM_SIZE_HINT]: lichaam.length },
});

/** As small as it gets, once per build. */
export function pers(lichaam: Buffer): { br: Buffer; gzip: Buffer } {
  return { br: brotliCompressSync(lichaam, brotli(11, lichaam)), gzip: gzipSync(lichaam, { level: 9 }) };
}

/** Below this compressing takes less than two milliseconds, and sending it to another thread hardly less. */
const KLEIN = 100_000;

/** While a visitor waits: a page takes Brotli 5 less than a millisecond and Brotli 11 a hundred. Off the event loop when it is large. */
export function persVlug(lichaam: Buffer, codering: Codering): Buffer | Promise<Buffer> {
  const klein = lichaam.length < KLEIN;
  if (codering === 'br')
    return klein ? brotliCompressSync(lichaam, brotli(5, lichaam)) : promisify(brotliCompress)(lichaam, brotli(5, lichaam));
  return klein ? gzipSync(lichaam, { level: 6 }) : promisify(gzip)(lichaam, { level: 6 });
}
