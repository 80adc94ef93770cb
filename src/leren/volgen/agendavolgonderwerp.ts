import type { Inhoud } from '#inhoud/stuk.ts';
import { volgonderwerp } from './volgonderwerp.ts';

/** What can be followed of the agenda as it was filtered: by one bouwsteen, one region or landelijk alone, else all of it. */
export const agendavolgonderwerp = (inhoud: Inhoud, vraag: URLSearchParams): string =>
  volgonderwerp(inhoud, gefilterd(vraag))?.onderwerp ?? 'agenda';

function gefilterd(vraag: URLSearchParams): string {
  const gekozen = [...vraag].filter(([naam, waarde]) => waarde !== '' && !['maand', 'toon', 'pagina'].includes(naam));
  const [eerste, ...rest] = gekozen;
  if (!eerste || rest.length > 0) return 'agenda';
  const [naam, waarde] = eerste;
  if (naam === 'schaal' && waarde === 'landelijk') return 'agenda:landelijk';
  return naam === 'bouwsteen' || naam === 'regio' ? `agenda:${naam}:${waarde}` : 'agenda';
}
