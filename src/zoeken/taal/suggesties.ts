import { vouwen } from '#grond/taal/vouwen.ts';
import { stam } from '#zoeken/taal/stam.ts';
import type { Taallaag } from './vraag.ts';

const KORTSTE_BEGIN = 3;

/** Ways to finish the word somebody is typing: words of the site, those on most pages first, each in its commonest form. */
export function suggesties(vraag: string, { schat }: Pick<Taallaag, 'schat'>, meeste = 4): string[] {
  const [, kop = '', staart = ''] = /^(.*?)([^\s]*)$/s.exec(vraag) ?? [];
  const begin = vouwen(staart).replaceAll('-', '');
  if (begin.length < KORTSTE_BEGIN) return [];
  const gezien = new Set([stam(begin)]);
  return schat
    .metBegin(begin)
    .sort((a, b) => schat.aantal(b) - schat.aantal(a) || schat.aantalVorm(b) - schat.aantalVorm(a) || a.length - b.length)
    .filter((woord) => !gezien.has(stam(woord)) && gezien.add(stam(woord)))
    .slice(0, meeste)
    .map((woord) => kop + woord);
}
