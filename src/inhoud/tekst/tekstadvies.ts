import type { Heading, Paragraph, Root } from 'mdast';
import { toString as alsTekst } from 'mdast-util-to-string';
import { onverklaard, type Term } from './afkortingen.ts';
import { gelezen } from './gelezen.ts';
import { type Persoonsgegeven, persoonsgegevens } from './persoonsgegevens.ts';
import { zichtbaar } from './tekens.ts';
import { weigering } from './tekstgrenzen.ts';
import { leidtErgens, veiligAdres } from './veilig-adres.ts';
import { elke } from './werk.ts';

export interface Tekstadvies {
  plek: {
    /** Name of the field in the form. */
    veld: string;
    /** Line of the field, counted from 1. */
    regel: number;
    /** The heading it stands under, if any. */
    kop: string | null;
  };
  melding: string;
}
export interface Adviesvraag {
  veld: string;
  begrippen: readonly Term[];
  /** Level of the heading above this field on the page. */
  onder?: number;
}

const MAX_WOORDEN = 30;
const MAG_VAKER = 5;
const LEGE_LINK = /^(klik( hier)?|hier|lees (meer|verder)|meer( info(rmatie)?)?|(deze )?(link|website|site|pagina))\.?$/i;
const GEGEVEN: Record<Persoonsgegeven['soort'], (gevonden: string) => string> = {
  telefoonnummer: (nummer) => `‘${nummer}’ lijkt een telefoonnummer van iemand. Noem liever een algemeen nummer.`,
  postadres: (adres) => `‘${adres}’ lijkt het mailadres van een persoon. Gebruik liever een algemeen adres, zoals loket@jouwregio.nl.`,
  naam: (naam) => `‘${naam}’ lijkt de naam van een persoon. Noem liever de rol, zoals ‘de directeur’.`,
  bsn: () => 'Hier staat iets wat op een burgerservicenummer lijkt. Haal het weg.',
};

/** Friendly advice about one text of a form, in the order of the text. It never blocks anything. */
export function adviseren(markdown: string, { veld, begrippen, onder = 1 }: Adviesvraag): Tekstadvies[] {
  const bron = zichtbaar(markdown);
  if (weigering(bron)) return [];
  const boom = gelezen(bron);
  const koppen = boom.children.filter((node) => node.type === 'heading');
  const kopBij = (regel: number): string | null => {
    const kop = koppen.findLast(({ position }) => (position?.start.line ?? 0) <= regel);
    return kop ? alsTekst(kop) : null;
  };
  const aantallen = new Map<string, number>();
  const uit: Tekstadvies[] = [];
  for (const { regel, melding, soort } of [...overKoppen(boom, koppen, onder), ...overZinnen(boom), ...overAfkortingen(boom, begrippen)]) {
    const aantal = (aantallen.get(soort) ?? 0) + 1;
    aantallen.set(soort, aantal);
    if (aantal <= MAG_VAKER) uit.push({ plek: { veld, regel, kop: kopBij(regel) }, melding });
  }
  return uit.sort((a, b) => a.plek.regel - b.plek.regel);
}

interface Vondst {
  soort: string;
  regel: number;
  melding: string;
}
const lijn = ({ position }: { position?: Root['position'] }): number => position?.start.line ?? 1;

function overKoppen(boom: Root, koppen: readonly Heading[], onder: number): Vondst[] {
  const hoogste = Math.min(...koppen.map(({ depth }) => depth));
  return koppen.flatMap((kop, nummer) => {
    const uit: Vondst[] = [];
    const naam = alsTekst(kop);
    const vorige = koppen[nummer - 1]?.depth ?? Math.min(hoogste, onder);
    if (kop.depth > vorige + 1)
      uit.push({ soort: 'niveau', regel: lijn(kop), melding: `De kop ‘${naam}’ slaat een niveau over. Maak hem één niveau groter.` });
    const begin = boom.children.indexOf(kop) + 1;
    const volgende = koppen[nummer + 1];
    const inhoud = boom.children
      .slice(begin, volgende ? boom.children.indexOf(volgende) : undefined)
      .filter(({ type }) => type !== 'definition' && type !== 'html');
    if (inhoud.length === 0 && !(volgende && volgende.depth > kop.depth))
      uit.push({ soort: 'leeg', regel: lijn(kop), melding: `Onder ‘${naam}’ staat nog niets. Vul dit deel aan of haal de kop weg.` });
    const [enige] = inhoud;
    if (inhoud.length === 1 && enige?.type === 'paragraph' && woorden(alsTekst(enige)) < 12)
      uit.push({ soort: 'kort', regel: lijn(kop), melding: `Onder ‘${naam}’ staat maar één regel. Kun je er iets meer over vertellen?` });
    return uit;
  });
}

const woorden = (tekst: string): number => tekst.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
const ZINNEN = new Intl.Segmenter('nl', { granularity: 'sentence' });

function overZinnen(boom: Root): Vondst[] {
  const uit: Vondst[] = [];
  elke(boom, (node) => {
    if (node.type === 'link' && LEGE_LINK.test(alsTekst(node).trim()))
      uit.push({
        soort: 'link',
        regel: lijn(node),
        melding: `De link ‘${alsTekst(node).trim()}’ zegt niet waar hij heen gaat. Noem de pagina, zoals ‘handreiking voor besturen’.`,
      });
    if (node.type === 'link' && !leidtErgens(veiligAdres(node.url) ?? ''))
      uit.push({
        soort: 'adres',
        regel: lijn(node),
        melding: `De link ‘${alsTekst(node).trim()}’ leidt nergens heen: ‘${node.url}’ is geen adres. Verbeter de link of haal hem weg.`,
      });
    if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim())
      uit.push({
        soort: 'alt',
        regel: lijn(node),
        melding: 'Deze afbeelding heeft geen beschrijving. Vertel wat erop staat, of geef aan dat het niet nodig is.',
      });
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const tekst = alsTekst(node);
      for (const { soort, gevonden } of persoonsgegevens(tekst)) uit.push({ soort, regel: lijn(node), melding: GEGEVEN[soort](gevonden) });
      if (node.type === 'paragraph') uit.push(...langeZinnen(node, tekst));
    }
  });
  return uit;
}

function langeZinnen(alinea: Paragraph, tekst: string): Vondst[] {
  return [...ZINNEN.segment(tekst)].flatMap(({ segment, index }) => {
    const aantal = woorden(segment);
    const regel = lijn(alinea) + tekst.slice(0, index).split('\n').length - 1;
    const begin = segment.trim().split(/\s+/).slice(0, 4).join(' ');
    return aantal > MAX_WOORDEN
      ? [{ soort: 'lang', regel, melding: `De zin ‘${begin} …’ telt ${aantal} woorden. Knip hem in tweeën.` }]
      : [];
  });
}

function overAfkortingen(boom: Root, begrippen: readonly Term[]): Vondst[] {
  const stukken: { tekst: string; regel: number }[] = [];
  elke(boom, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      stukken.push({ tekst: alsTekst(node), regel: lijn(node) });
  });
  const heel = stukken.map(({ tekst }) => tekst).join('\n\n');
  return onverklaard(heel, begrippen).map(({ afkorting, voluit, plaats }) => {
    let tot = 0;
    const regel = stukken.find(({ tekst }) => {
      tot += tekst.length + 2;
      return plaats < tot;
    })?.regel;
    const melding = voluit
      ? `Leg ‘${afkorting}’ de eerste keer uit: ${voluit} (${afkorting}).`
      : `Niet iedereen kent ‘${afkorting}’. Schrijf het de eerste keer voluit.`;
    return { soort: 'afkorting', regel: regel ?? 1, melding };
  });
}
