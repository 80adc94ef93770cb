import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

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

/** Brotli 5 costs 3 ms a page, 11 costs 91 ms; off the event loop. */
export async function persVlug(lichaam: Buffer): Promise<{ br: Buffer; gzip: Buffer }> {
  const [br, gz] = await Promise.all([promisify(brotliCompress)(lichaam, brotli(5, lichaam)), promisify(gzip)(lichaam, { level: 6 })]);
  return { br, gzip: gz };
}
