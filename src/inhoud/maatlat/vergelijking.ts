import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { UITLEG, woord } from '#inhoud/woorden.ts';
import { maatlattenVan, type Peil } from './maatlatten.ts';

type Praktijk = Stuk<'praktijken'>;

/** What a table says in one cell: drawn, in short, and in a line below it. */
export interface Vak {
  stand?: Peil | null;
  kort: string;
  href?: string | undefined;
  meer?: string | undefined;
}

/** One row of a comparison: a question, and what each best practice answers. */
export interface Vergelijkregel {
  naam: string;
  vakken: Vak[];
}

/** More do not fit beside each other. */
export const MEESTE_NAAST_ELKAAR = 3;

/** What one lays side by side of best practices, what decides first. */
export function vergelijking(inhoud: Inhoud, praktijken: readonly Praktijk[]): Vergelijkregel[] {
  const maten = praktijken.map(({ gegevens }) => maatlattenVan(gegevens));
  const regel = (naam: string, vak: (praktijk: Praktijk) => Vak): Vergelijkregel => ({ naam, vakken: praktijken.map(vak) });
  return [
    ...(maten[0] ?? []).map(({ naam, sleutel }, plek) => ({
      naam,
      vakken: maten.flatMap((van) => {
        const maat = van[plek];
        // What it brought has a row of its own.
        return maat ? [{ stand: maat.stand, kort: maat.waarde, meer: sleutel === 'effect' ? undefined : maat.reden }] : [];
      }),
    })),
    regel('Wat leverde het op?', ({ gegevens: { resultaat } }) => ({
      kort: resultaat.kern,
      meer: `${resultaat.gemeten} (gemeten op ${dag(resultaat.gemeten_op)})`,
    })),
    regel('Fase', ({ gegevens: { fase } }) => ({ kort: woord(fase), meer: UITLEG[fase]?.uitleg })),
    regel('Sector', ({ gegevens: { sectoren } }) => ({ kort: opsomming(sectoren) })),
    regel('Wie doen eraan mee?', ({ gegevens: { wie } }) => ({ kort: wie.map(({ rol }) => rol).join(', ') || 'Niet ingevuld' })),
    regel('Onderwijsregio', (praktijk) => {
      const { regio } = verbanden(inhoud).vanPraktijk(praktijk);
      return { kort: regio?.gegevens.titel ?? '', href: regio?.url };
    }),
    regel('Contact', ({ gegevens: { contact } }) => ({ kort: contact, href: `mailto:${contact}` })),
    regel('Nagekeken', ({ gegevens: { gecontroleerd } }) => ({ kort: dag(gecontroleerd) })),
  ];
}

const dag = (datum: string): string => datumTekst(momentVan(datum));
