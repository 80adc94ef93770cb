import { vouwen, woordenVan } from '#grond/taal/vouwen.ts';
import { SOORTNAAM } from '#inhoud/stuk.ts';
import { veilig } from '#zoeken/html.ts';
import { KNIP, MERK, ONZICHTBAAR } from '#zoeken/merken.ts';
import { metEenheden, voluit } from '#zoeken/taal/getallen.ts';
import { groepswoord } from '#zoeken/taal/groepswoord.ts';
import { stam, voltooid } from '#zoeken/taal/stam.ts';
import { isStopwoord } from '#zoeken/taal/stopwoorden.ts';
import type { Synoniemen } from '#zoeken/taal/synoniemen.ts';
import type { Woordenschat } from '#zoeken/taal/woordenschat.ts';
import type { Blad } from './blad.ts';

/** Pagefind counts about the square of a weight. */
const GEWICHT = { titel: 5, trefwoorden: 4, kern: 3, omgeving: 2, verwijzing: 0.4 } as const;

/**
 * The page as Pagefind indexes it: its own words, with compounds cut open and, after every sentence, the words by which
 * it should also be found. `leesbaar` in merken.ts takes both out again.
 */
export function recordHtml(blad: Blad, verrijk: (tekst: string) => string, zout = 0): string {
  const rijk = (tekst: string) => veilig(verrijk(tekst));
  const tekst = blad.html
    .replace(/[^<>]+(?=<|$)/g, (stuk) => rijk(ontcijferd(stuk)))
    .replaceAll('<a ', `<a data-pagefind-weight="${GEWICHT.verwijzing}" `);
  const los = zout > 0 ? ` ${ONZICHTBAAR}zqz${'q'.repeat(zout)}` : '';
  const sleutelwoorden = [...blad.trefwoorden, SOORTNAAM[blad.soort].een, SOORTNAAM[blad.soort].veel].join('. ');
  return `<!doctype html><html lang="nl"><body data-pagefind-body><h1 data-pagefind-weight="${GEWICHT.titel}">${rijk(blad.titel)}</h1>
<p id="${MERK.tekst}" data-pagefind-weight="${GEWICHT.kern}">${rijk(blad.kern)}</p>
<div>${tekst}${blad.velden.map((veld) => `<p id="${MERK.veld}">${rijk(veld)}</p>`).join('')}</div>
<p id="${MERK.sleutelwoorden}" data-pagefind-weight="${GEWICHT.trefwoorden}">${rijk(sleutelwoorden)}</p>
<p data-pagefind-weight="${GEWICHT.omgeving}">${rijk(blad.omgeving.join('. '))}${los}</p>${meta(blad)}</body></html>`;
}

/** Makes text findable. Most words come back often, so what is worked out for one is kept. */
export function verrijker(schat: Woordenschat, lijst: Synoniemen): (tekst: string) => string {
  const geknipt = new Map<string, string>();
  const perWoord = new Map<string, string[]>();
  const groepenVan = (woorden: readonly string[]) =>
    woorden.flatMap((_, plek) => lijst.alleVanaf(woorden, plek).map(({ nummer, graad }) => groepswoord(nummer, graad)));
  const knip = (woord: string) => onthoud(geknipt, woord, () => opengeknipt(woord, schat));
  const bij = (woord: string) => onthoud(perWoord, woord, () => [...vormen(woord), ...groepenVan(delenVan(woord, schat))]);
  return (tekst) =>
    tekst
      .replaceAll(KNIP, ' ')
      .split(/(?<=[.!?;:])\s+/)
      .map((zin) => {
        const open = metEenheden(zin, ONZICHTBAAR).replace(/(?<![\p{L}\p{N}-])\p{L}{6,}(?![\p{L}\p{N}-])/gu, knip);
        const woorden = woordenVan(zin);
        const erbij = new Set([...groepenVan(woorden), ...woorden.filter((woord) => !isStopwoord(woord)).flatMap(bij)]);
        return [open, ...[...erbij].map((woord) => ONZICHTBAAR + woord)].join(' ');
      })
      .join(' ');
}

function onthoud<T>(gekend: Map<string, T>, woord: string, maak: () => T): T {
  const vast = gekend.get(woord) ?? maak();
  gekend.set(woord, vast);
  return vast;
}

/** "vervangingspool" with an invisible cut between its parts, and around the joining s. */
function opengeknipt(woord: string, schat: Woordenschat): string {
  const gevouwen = vouwen(woord);
  const delen = gevouwen.length === woord.length ? schat.delen(gevouwen) : null;
  if (!delen) return woord;
  let plek = 0;
  const stukken = delen.map((deel) => {
    const stuk = woord.slice(plek, plek + deel.length);
    plek += deel.length;
    return /[^aeiou]s$/.test(deel) && deel !== delen.at(-1) && stam(deel) === stam(deel.slice(0, -1))
      ? `${stuk.slice(0, -1)}${KNIP}${stuk.slice(-1)}`
      : stuk;
  });
  return stukken.join(KNIP);
}

const delenVan = (woord: string, schat: Woordenschat): string[] => (woord.includes('-') ? woord.split('-') : (schat.delen(woord) ?? []));

/** Figures written out, and forms that Pagefind's stemmer takes for another word. */
function vormen(woord: string): string[] {
  const aaneen = woord.replaceAll('-', '');
  const deelwoord = voltooid(aaneen);
  const enkelvoudig = /[aeiou]s$/.test(aaneen) && stam(aaneen) !== aaneen ? [stam(aaneen)] : [];
  return [...voluit(aaneen), ...enkelvoudig, ...(deelwoord ? [deelwoord] : [])];
}

function meta({ titel, kern, kenmerken }: Blad): string {
  const velden = { titel, kern, kenmerken: JSON.stringify(kenmerken) };
  return Object.entries(velden)
    .map(([naam, waarde]) => `<meta data-pagefind-meta="${naam}[content]" content="${veilig(String(waarde))}">`)
    .join('');
}

/** The text of safe HTML. */
export const platteTekst = (html: string): string => ontcijferd(html.replace(/<[^>]*>/g, ' '));

const TEKENS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const ontcijferd = (tekst: string): string =>
  tekst
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code) => String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16))))
    .replace(/&#(\d{1,7});/g, (_, code) => String.fromCodePoint(Math.min(0x10ffff, Number(code))))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, naam) => TEKENS[naam] ?? ' ');
