import { hoofdletter } from '#grond/taal/opsomming.ts';
import type { MijnAanmelding } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { ZONDER_DIEET } from '#kennissessies/brieven/post.ts';

/** What somebody filled in, as facts; a question that was not asked is left out. */
export function antwoordfeiten({ antwoorden: { deelname, vraag, toegang, dieet }, kennissessie: { vorm }, status }: MijnAanmelding) {
  return [
    ...(vorm === 'hybride'
      ? [{ naam: status === 'bevestigd' ? 'Je doet mee' : 'Je koos', waarde: deelname === 'online' ? 'Online' : 'Op de locatie' }]
      : []),
    { naam: 'Vraag aan de sprekers', waarde: vraag || 'Geen' },
    { naam: 'Toegankelijkheid', waarde: toegang || 'Niets ingevuld' },
    ...(vorm === 'online'
      ? []
      : [{ naam: 'Dieet', waarde: deelname === 'online' ? hoofdletter(ZONDER_DIEET) : dieet || 'Niets ingevuld' }]),
  ];
}
