import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';

/** One of the three elements that a plan of an onderwijsregio explains (programme page Voorlopersaanpak, 2023). */
export interface Planonderdeel {
  titel: string;
  uitleg: string;
  /** Questions to talk about, as safe HTML, each group with the bouwsteen that it is from. */
  vragen: { bouwsteen: Stuk<'bouwstenen'>; html: string[] }[];
  /** What other regions did, surest first. */
  praktijken: Stuk<'praktijken'>[];
}

const ONDERDELEN: { titel: string; uitleg: string; bouwstenen: string[] }[] = [
  {
    titel: 'De opgaven en één aanpak',
    uitleg: 'Wat is er nodig in jullie regio, en hoe hangen werven, matchen, opleiden, begeleiden en professionaliseren samen?',
    bouwstenen: ['aanpak-lerarentekort', 'kwaliteit-leraren'],
  },
  {
    titel: 'Een gebied dat klopt',
    uitleg: 'Welke scholen en sectoren doen mee, en waarom is dat een goede regio voor de arbeidsmarkt?',
    bouwstenen: ['omvang'],
  },
  {
    titel: 'Samen sturen en besluiten',
    uitleg: 'Hoe krijgen schoolbesturen, lerarenopleidingen en beroepsgroep een gelijke rol?',
    bouwstenen: ['samenwerking-en-governance'],
  },
];
const MEESTE_VRAGEN = 4;
const MEESTE_PRAKTIJKEN = 3;

/** The elements of a plan with questions and examples, taken from the bouwstenen and best practices that are there now. */
export function planonderdelen(inhoud: Inhoud): Planonderdeel[] {
  return ONDERDELEN.map(({ titel, uitleg, bouwstenen }) => {
    const stenen = bouwstenen.map((slug) => inhoud.een('bouwstenen', slug)).filter((steen) => steen !== undefined);
    return {
      titel,
      uitleg,
      vragen: stenen
        .map((bouwsteen) => ({ bouwsteen, html: regiovragen(inhoud.html(bouwsteen).html).slice(0, MEESTE_VRAGEN) }))
        .filter(({ html }) => html.length > 0),
      praktijken: teLenen(stenen.flatMap(({ slug }) => verbanden(inhoud).vanBouwsteen(slug).praktijken)),
    };
  });
}

/** Where the questions of a bouwsteen stand on its page; the editors' guide fixes this heading. */
export const VRAGENKOP = 'vragen-voor-je-regio';

/** The questions for a region in the text of a bouwsteen. */
export function regiovragen(html: string): string[] {
  const onder = html.split(`id="${VRAGENKOP}"`)[1]?.split('<h2')[0] ?? '';
  return [...onder.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, vraag = '']) => vraag.trim());
}

/** What one can take over: nothing that stopped or worked out badly, surest first. */
const teLenen = (praktijken: readonly Stuk<'praktijken'>[]): Stuk<'praktijken'>[] =>
  [...new Set(praktijken)]
    .filter(({ gegevens: { fase, effect } }) => fase !== 'gestopt' && effect !== 'negatief')
    .sort((a, b) => b.gegevens.onderbouwing.niveau - a.gegevens.onderbouwing.niveau)
    .slice(0, MEESTE_PRAKTIJKEN);
