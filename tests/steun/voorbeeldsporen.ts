import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Voorbeeld {
  voorbeeld?: boolean;
  titel?: string;
  kern?: string;
}
const stukken = ['praktijken', 'terugblikken', 'nieuws', 'onderwijsregios'].flatMap((map) =>
  readdirSync(join('content', map)).map((naam) => {
    const [, kop = ''] = readFileSync(join('content', map, naam), 'utf8').split(/^---$/m);
    return { slug: naam.replace(/\.mdx$/, ''), ...(parse(kop) as Voorbeeld) };
  }),
);
const { sessies } = JSON.parse(readFileSync('content/kennissessies/voorbeelden.json', 'utf8')) as {
  sessies: { slug: string; titel: string; kern?: string }[];
};

/** Titles, first sentences and addresses of everything that was made up for the trial. */
export const VERZONNEN: readonly string[] = [...stukken.filter(({ voorbeeld }) => voorbeeld), ...sessies].flatMap(({ slug, titel, kern }) =>
  [slug, titel ?? '', kern ?? ''].filter((deel) => deel.length > 5),
);
const WOORDEN = [/example/i, /voorbeeldregio/i, /\(voorbeeld\)/i, /verzonnen voorbeeld/i, /regiokring\.nl/i];

/** What of the trial stands in a page, a feed, a letter. */
export function voorbeeldsporen(tekst: string): string[] {
  const gewoon = tekst.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return [...WOORDEN.flatMap((woord) => woord.exec(gewoon)?.[0] ?? []), ...VERZONNEN.filter((deel) => gewoon.includes(deel))];
}
