import type { Inhoud } from '#inhoud/stuk.ts';
import { adviseren } from '#inhoud/tekst/tekstadvies.ts';
import { tekstVan, type Vast, type Velden } from '#publicaties/soorten/veld.ts';
import { veldenVan } from './velden.ts';

export interface Advies {
  veld: string;
  zin: string;
  /** Line of a long text that it is about. */
  regel?: number;
}

const HOOGSTENS = 15;
const KORT_WOORDEN = 12;

/** What could be better in a draft, as friendly advice in the order of the form; it never blocks anything. */
export function adviesBij(velden: Velden, { collectie }: Pick<Vast, 'collectie'>, inhoud: Inhoud): Advies[] {
  const begrippen = inhoud.een('paginas', 'begrippen')?.gegevens.begrippen ?? [];
  const uit = new Map<string, Advies>();
  for (const veld of veldenVan(collectie)) {
    if (veld.soort !== 'markdown' && veld.soort !== 'tekst') continue;
    const tekst = tekstVan(velden, veld.naam);
    const kop = veld.soort === 'markdown' ? veld.kop : undefined;
    if (kop && tekst && tekst.split(/\s+/).length < KORT_WOORDEN && !tekst.includes('\n'))
      uit.set(veld.naam, { veld: veld.naam, zin: `Onder ‘${kop}’ staat maar één regel. Kun je er iets meer over vertellen?` });
    for (const { plek, melding } of adviseren(tekst, { veld: veld.naam, begrippen, onder: kop ? 2 : 1 }))
      if (!uit.has(melding))
        uit.set(
          melding,
          veld.soort === 'markdown'
            ? {
                veld: veld.naam,
                regel: plek.regel,
                zin: `${veld.label}, regel ${plek.regel}${begin(tekst, plek.regel, melding)}: ${melding}`,
              }
            : { veld: veld.naam, zin: `${veld.label}: ${melding}` },
        );
  }
  return [...uit.values()].slice(0, HOOGSTENS);
}

const WOORDEN = 6;
/** How the line begins, to find it by; not when the advice itself names the place. */
function begin(tekst: string, nummer: number, melding: string): string {
  const woorden = (tekst.split('\n')[nummer - 1] ?? '').trim().split(/\s+/);
  const kop = woorden.slice(0, WOORDEN).join(' ');
  if (kop === '' || melding.includes('‘')) return '';
  return ` (‘${kop}${woorden.length > WOORDEN ? ' …' : ''}’)`;
}
