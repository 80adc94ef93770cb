import { type Maatlat, type Peil, peilwoorden } from './maatlatten.ts';

/**
 * The marks of a best practice in little room, as HTML: the same on a card, in a search result of the server and in one that a browser
 * puts together. All that is in it are words and figures of our own, no text that somebody wrote.
 */
export const maatlatregel = (maten: readonly Maatlat[]): string =>
  `<ul class="maatlatregel">${maten
    .map(({ naam, kort, stand }) => `<li><span class="maatlat-naam">${naam}</span>${alleenVoorlezen(': ')}${standTekst(stand)}${kort}</li>`)
    .join('')}</ul>`;

/** The drawn scale, and in words for who cannot see it; nothing is drawn of what is not known. */
export function standTekst(stand: Peil | null, slot = ''): string {
  if (!stand || (stand.vol === 0 && stand.teken === 'euro')) return '';
  return `${alleenVoorlezen(peilwoorden(stand) + slot)}<span class="maatlat-stand" aria-hidden="true">${tekens(stand)}</span>`;
}

function tekens({ vol, van, teken }: Peil): string {
  const gevuld = teken === 'euro' ? '<b>€</b>' : '<b class="maatlat-punt"></b>';
  return gevuld.repeat(vol) + '<i class="maatlat-punt"></i>'.repeat(van - vol);
}

const alleenVoorlezen = (tekst: string): string => `<span class="alleen-voorlezen">${tekst}</span>`;
