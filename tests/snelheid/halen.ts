import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What every browser can unpack. */
export const BROWSER = 'gzip, deflate, br';

/** One answer as it went over the line. */
export interface Antwoord {
  pad: string;
  /** Name, value, name, value; without what Node adds itself. */
  koppen: string[];
  /** Base64. */
  lichaam: string;
}

/** Fetches an answer without unpacking it. */
export async function halen(url: string, pad: string, codering = BROWSER): Promise<Antwoord> {
  const { promise, resolve, reject } = Promise.withResolvers<Antwoord>();
  get(url + pad, { headers: { 'accept-encoding': codering } }, async (antwoord) => {
    const lichaam = (await buffer(antwoord)).toString('base64');
    if (antwoord.statusCode !== 200) reject(new Error(`${pad} answers ${antwoord.statusCode}.`));
    const koppen = paren(antwoord.rawHeaders).filter(([naam]) => !/^(date|connection|keep-alive)$/i.test(naam ?? ''));
    resolve({ pad, koppen: koppen.flat(), lichaam });
  }).on('error', reject);
  return promise;
}

const paren = (rij: string[]): string[][] => rij.flatMap((_, plek) => (plek % 2 === 0 ? [rij.slice(plek, plek + 2)] : []));
