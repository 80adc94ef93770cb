import { hoofdletter } from '#grond/taal/opsomming.ts';
import type { MijnAanmelding } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { ZONDER_DIEET } from '#kennissessies/brieven/post.ts';
import { keuzePerRonde, onderdeelTekst } from '#kennissessies/rondes/rondes.ts';

/** What somebody filled in, as facts, with what became of their question; a question that was not asked is left out. */
export function antwoordfeiten(aanmelding: MijnAanmelding) {
  const { antwoorden, kennissessie, status } = aanmelding;
  const { deelname, vraag, toegang, dieet } = antwoorden;
  const { vorm } = kennissessie;
  return [
    ...(vorm === 'hybride'
      ? [{ naam: status === 'bevestigd' ? 'Je doet mee' : 'Je koos', waarde: deelname === 'online' ? 'Online' : 'Op de locatie' }]
      : []),
    ...(status === 'bevestigd'
      ? keuzePerRonde(kennissessie, aanmelding.gekozen).map(({ nummer, keuze }) => ({
          naam: `Ronde ${nummer}`,
          waarde: keuze ? onderdeelTekst(kennissessie, keuze) : 'Nog niet gekozen',
        }))
      : []),
    { naam: 'Vraag aan de sprekers', waarde: vraag || 'Geen' },
    ...vraagfeit(aanmelding),
    { naam: 'Toegankelijkheid', waarde: toegang || 'Niets ingevuld' },
    ...(vorm === 'online'
      ? []
      : [{ naam: 'Dieet', waarde: deelname === 'online' ? hoofdletter(ZONDER_DIEET) : dieet || 'Niets ingevuld' }]),
  ];
}

/** What the organiser did with a question, as its asker may read it: an answer, or what happened instead. */
function vraagfeit({ vraaguitkomst, voorbij }: MijnAanmelding): { naam: string; waarde: string }[] {
  if (!vraaguitkomst) return [];
  const { uitkomst, antwoord } = vraaguitkomst;
  if (uitkomst === 'schriftelijk') return [{ naam: 'Antwoord van de organisator', waarde: antwoord }];
  const waarde = {
    'in-de-sessie': voorbij ? 'Besproken in de sessie' : 'Komt aan bod in de sessie',
    doorgezet: 'Doorgezet naar iemand anders',
    niet: 'Niet beantwoord',
  }[uitkomst];
  return [{ naam: 'Wat er met je vraag is gedaan', waarde }];
}
