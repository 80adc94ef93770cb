import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = /\.(html|css|js|mjs|json|svg|xml|txt|ics|webmanifest|map)$/;

/** Fonts, images and Pagefind's own fragments are compressed already. */
export const isCompressible = (name: string): boolean => COMPRESSIBLE.test(name);

/** As small as it gets, once per build. */
export function precompress(body: Buffer): { br: Buffer; gzip: Buffer } {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return { br: brotliCompressSync(body, { params }), gzip: gzipSync(body, { level: 9 }) };
}
