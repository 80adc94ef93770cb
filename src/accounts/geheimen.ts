import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { zonderOnzichtbaar } from '#grond/taal/schoon.ts';

// 32 characters nobody takes for one another: no 0 and O, no 1 and I. 32 divides 256, so every character is equally likely.
const ALFABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code of so many characters of the alphabet, 5 bits each. */
export const nieuweCode = (lengte: number): string => Array.from(randomBytes(lengte), (byte) => ALFABET.charAt(byte & 31)).join('');

/** A code as a person types it over: spaces, hyphens, small letters and signs that nobody sees do not matter. */
export const schoneCode = (invoer: string): string =>
  zonderOnzichtbaar(invoer)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');

/** How long an app shows one code. */
export const APPSTAP_MS = 30_000;

/** What a cookie holds: 256 random bits. */
export const nieuwKoekje = (): string => randomBytes(32).toString('base64url');

/** All that the database keeps of something long and random. */
export const vingerafdruk = (geheim: string): string => createHash('sha256').update(geheim).digest('hex');

/**
 * All that the database keeps of a short code. The key is the cookie of the browser that asked, which the database does
 * not hold either, so a stolen database gives no way to try all codes.
 */
export const codeHash = (code: string, { sleutel, id }: { sleutel: string; id: string }): string =>
  createHmac('sha256', sleutel).update(`${id}:${code}`).digest('hex');

/** Compares two hashes in a time that does not depend on what is in them. */
export function gelijk(a: string, b: string): boolean {
  const [links, rechts] = [Buffer.from(a), Buffer.from(b)];
  return links.length === rechts.length && timingSafeEqual(links, rechts);
}
