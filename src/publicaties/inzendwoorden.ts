import type { Moment } from '#db/tabellen.ts';
import type { InzendingGebeurtenisTabel, Inzendstatus, Stap } from '#db/tabellen-inzending.ts';
import { dagenSinds, datumTekst } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import type { Inzending } from './inzending.ts';

type Kleur = 'goed' | 'let-op' | 'fout' | 'neutraal';

/** What an author reads for each state. */
export const INZENDSTATUS: Record<Inzendstatus, { tekst: string; soort: Kleur; uitleg: string }> = {
  concept: { tekst: 'Concept', soort: 'neutraal', uitleg: 'Alleen je eigen regio en de Realisatie-Eenheid zien deze tekst.' },
  ingediend: { tekst: 'Ingediend', soort: 'let-op', uitleg: 'De tekst wacht op een beoordeling.' },
  teruggestuurd: { tekst: 'Teruggestuurd', soort: 'fout', uitleg: 'Pas de tekst aan en dien hem opnieuw in.' },
  goedgekeurd: { tekst: 'Goedgekeurd', soort: 'goed', uitleg: 'De tekst kan online. De Realisatie-Eenheid publiceert hem.' },
  gepland: { tekst: 'Gepland', soort: 'goed', uitleg: 'De tekst komt vanzelf online.' },
  gepubliceerd: { tekst: 'Gepubliceerd', soort: 'goed', uitleg: 'De tekst staat online.' },
  ingetrokken: { tekst: 'Ingetrokken', soort: 'neutraal', uitleg: 'De tekst is van de site gehaald.' },
};

/** What its state means for this text. */
export function statusuitleg({ status, vertrouwd, publicatie }: Pick<Inzending, 'status' | 'vertrouwd' | 'publicatie'>): string {
  if (status === 'goedgekeurd' && vertrouwd) return 'De tekst kan online. Je regio publiceert hem zelf.';
  if (status === 'concept' && publicatie?.op_schijf)
    return 'Alleen je eigen regio en de Realisatie-Eenheid zien deze nieuwe versie. Wat online staat, blijft staan.';
  return INZENDSTATUS[status].uitleg;
}

/** "sinds vandaag", "al 3 dagen", and after a fortnight the date itself as well. */
export function sindsTekst(moment: Moment, nu: Moment): string {
  const dagen = dagenSinds(moment, nu);
  if (dagen <= 0) return 'sinds vandaag';
  const lang = `al ${aantal(dagen, 'dag', 'dagen')}`;
  return dagen > 14 ? `${lang}, sinds ${datumTekst(moment)}` : lang;
}

export const STAP: Record<Stap, string> = { regio: 'bij de projectleider van de regio', re: 'bij de Realisatie-Eenheid' };

/** What happened, for the history of a submission. */
export const GEBEURTENIS: Record<InzendingGebeurtenisTabel['soort'], string> = {
  begonnen: 'Begonnen',
  ingediend: 'Ingediend',
  teruggehaald: 'Teruggehaald om te veranderen',
  teruggestuurd: 'Teruggestuurd',
  opmerking: 'Opmerking',
  goedgekeurd: 'Goedgekeurd',
  gepland: 'Gepland',
  vrijgegeven: 'Vrijgegeven om te publiceren',
  gepubliceerd: 'Gepubliceerd',
  gecorrigeerd: 'Kleine correctie, meteen online',
  aangevuld: 'Aangevuld',
  mislukt: 'Niet online gekomen',
  ingetrokken: 'Ingetrokken',
  hersteld: 'Oudere versie teruggezet',
  overgenomen: 'Overgenomen van de site',
  verhuisd: 'Adres veranderd',
  nagekeken: 'Nagekeken: nog actueel',
  bijgewerkt: 'Gegevens bijgewerkt door de Realisatie-Eenheid',
  'alleen-geplaatst': 'Door één persoon geplaatst',
  'van-re-overgenomen': 'Overgenomen van de Realisatie-Eenheid',
};

/** What the page says after an act. */
export const GEDAAN: Record<string, string> = {
  ingediend: 'Je tekst is ingediend. Je krijgt een mail bij elke stap.',
  geplaatst: 'Je hebt de tekst geplaatst.',
  'van-re-overgenomen': 'De tekst is nu van jouw regio. Je kunt verder schrijven en hem indienen.',
  teruggehaald: 'Je hebt de tekst teruggehaald. Je kunt hem weer veranderen.',
  hersteld: 'De oudere versie is teruggezet.',
  gecorrigeerd: 'Je correctie staat online. De Realisatie-Eenheid krijgt bericht.',
  'correctie-ingediend': 'Je correctie is ingediend. Na één goedkeuring staat ze online. Je krijgt een mail.',
  'correctie-goedgekeurd': 'Je hebt de correctie goedgekeurd. Ze komt nu online.',
  aangevuld: 'Je aanvulling staat online. De Realisatie-Eenheid krijgt bericht.',
  goedgekeurd: 'Je hebt de tekst goedgekeurd. De schrijvers krijgen bericht.',
  teruggestuurd: 'Je hebt de tekst teruggestuurd. De schrijvers krijgen bericht.',
  opgemerkt: 'Je opmerking is bewaard.',
  gepland: 'De tekst is gepland en komt vanzelf online.',
  gepubliceerd: 'Je hebt de tekst gepubliceerd.',
  ingetrokken: 'De tekst is van de site gehaald.',
  verhuisd: 'Het adres is veranderd. Wie het oude adres gebruikt, komt vanzelf op het nieuwe.',
  nagekeken: 'Dank je wel. De tekst staat weer als nagekeken op de site.',
  teruggezet: 'De tekst staat weer online, op hetzelfde adres.',
  verwijderd: 'Het concept is verwijderd.',
  'terug-online': 'Het concept is verwijderd. Wat online staat, is weer de nieuwste versie.',
  'terug-ingetrokken': 'Het concept is verwijderd.',
  vertrouwd: 'Deze regio beoordeelt haar teksten vanaf nu zelf.',
  meekijken: 'De Realisatie-Eenheid beoordeelt de teksten van deze regio weer.',
  overgenomen: 'De versie uit het bestand is overgenomen.',
  afgesloten: 'De kennissessie is afgesloten zonder terugblik.',
  mislukt: 'De site is nog niet bijgewerkt. Bij de tekst staat waarom.',
};
