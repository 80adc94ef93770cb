import { z } from 'astro/zod';
import { vouwen, woordenVan } from '#grond/taal/vouwen.ts';
import { isStopwoord } from '#zoeken/taal/stopwoorden.ts';
import { type Synoniemgroep, sleutels } from '#zoeken/taal/synoniemen.ts';

export interface Synoniemfout {
  /** Line in the file, when its text was given. */
  regel?: number;
  melding: string;
}

const term = z.string().trim().min(2).max(80);
const groep = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  voorkeur: term,
  gelijk: z.array(term),
  verwant: z.array(term),
  spelling: z.array(term),
});
const MEESTE_GROEPEN = 1000;

/** What is wrong with the list in `content/zoeken/synoniemen.json`, in Dutch; empty when nothing is. `bron` is its text. */
export function controleerSynoniemen(lijst: unknown, bron = ''): Synoniemfout[] {
  const gelezen = z.array(groep).max(MEESTE_GROEPEN).safeParse(lijst);
  if (!gelezen.success) {
    const { path = [], message = '' } = gelezen.error.issues[0] ?? {};
    return [{ melding: `De lijst klopt niet bij ${path.join(' › ') || 'het begin'}: ${message}` }];
  }
  const fouten: Synoniemfout[] = [];
  const meld = ({ id }: Synoniemgroep, melding: string) => {
    const plek = bron.indexOf(`"${id}"`);
    fouten.push({ ...(plek >= 0 && { regel: bron.slice(0, plek).split('\n').length }), melding: `Groep "${id}": ${melding}` });
  };
  const eigenaar = new Map<string, { groep: string; term: string }>();
  const ids = new Set<string>();
  for (const een of gelezen.data) {
    if (ids.has(een.id)) meld(een, 'deze naam is al gebruikt.');
    ids.add(een.id);
    for (const woord of [een.voorkeur, ...een.gelijk, ...een.spelling]) {
      if (isGewoon(woord)) meld(een, `"${woord}" is een gewoon woord en vindt te veel. Zet het bij verwant of laat het weg.`);
      for (const sleutel of sleutels(woordenVan(woord))) {
        const ander = eigenaar.get(sleutel);
        if (ander && ander.groep !== een.id)
          meld(een, `"${woord}" is ook gelijk in groep "${ander.groep}" (als "${ander.term}"). Kies er één.`);
        eigenaar.set(sleutel, ander ?? { groep: een.id, term: woord });
      }
    }
  }
  for (const een of gelezen.data)
    for (const woord of een.verwant)
      if (sleutels(woordenVan(woord)).some((sleutel) => eigenaar.get(sleutel)?.groep === een.id))
        meld(een, `"${woord}" staat bij verwant en is ook gelijk. Laat er één staan, anders verwijst de groep naar zichzelf.`);
  return fouten;
}

const isGewoon = (term: string): boolean => woordenVan(term).every((woord) => isStopwoord(woord)) || GEWOON.has(vouwen(term));

/** Common words that may not stand for a subject by themselves. */
const GEWOON = new Set(
  `aanvraag aantal afspraak avond baan begin belangrijk beter boek bos bron dag deel dingen doel eigen einde extra fout geld gesprek goed
  groep groot gebied hand hart hele huis hulp idee jaar kans kant keer keuze kind klas klein kosteloos kracht kwaliteit land leren les
  lesgeven leven lijst maand manier meeste mens middelen minder moment morgen naam nieuw onderdeel onderwijs onderzoek oud overleg
  plaats plaatsen plan plek positief probleem project punt reden rest resultaat rol rust samenwerken schaal school schrijven situatie
  start stap steun stichting stuk succes taak team tekst thema tijd tips toekomst uur verhaal verschil vol vraagstuk waarde week weken
  werk werken wereld wijze woord zaak zorg`.split(/\s+/),
);
