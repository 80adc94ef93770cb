import { klokmoment } from '#grond/taal/datum.ts';
import type { Programmaonderdeel } from '#kennissessies/kennissessie.ts';

const MAANDEN = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';
/** Of several meetings a line may begin with the day instead: "18 maart Eerste bijeenkomst". */
const OP_EEN_DAG = new RegExp(`^(\\d{1,2} (?:${MAANDEN}))[\\s:–-]+(.+)$`, 'i');
/** What people put before a point of a list. */
const PUNT = /^[-–—*•]\s*/;
const MEESTE_REGELS = 60;
const MEESTE_TEKENS = 300;
/** As many wrong lines as somebody can take in at once. */
const MEESTE_FOUTEN = 5;

/** A programme as somebody types it, "09.30 Inloop" on a line; or a sentence about every line that is none. */
export function leesProgramma(tekst: string): Programmaonderdeel[] | string {
  const regels = tekst.split('\n').flatMap((regel, plek) => {
    const kaal = regel.trim().replace(PUNT, '').trim();
    return kaal ? [{ regel: kaal, nummer: plek + 1 }] : [];
  });
  if (regels.length > MEESTE_REGELS) return `Het programma heeft ${regels.length} regels. Gebruik er ten hoogste ${MEESTE_REGELS}.`;
  const onderdelen: Programmaonderdeel[] = [];
  const fouten: string[] = [];
  for (const { regel, nummer } of regels) {
    const [, dag, wat] = OP_EEN_DAG.exec(regel) ?? [];
    if (dag && wat) {
      onderdelen.push({ tijd: dag, onderdeel: wat.slice(0, MEESTE_TEKENS) });
      continue;
    }
    const [, uren = '', minuten = '', onderdeel = ''] = /^(\d{1,2})[.:](\d{2})(?!\d)(?:\s*uur)?[\s:–-]*(.*)$/.exec(regel) ?? [];
    const tijd = `${uren.padStart(2, '0')}:${minuten}`;
    if (!uren) fouten.push(`Regel ${nummer} van het programma begint niet met een tijd.`);
    else if (typeof klokmoment('2027-01-01', tijd) === 'string') fouten.push(`De tijd in regel ${nummer} van het programma bestaat niet.`);
    else if (!onderdeel) fouten.push(`In regel ${nummer} van het programma staat alleen een tijd. Schrijf erachter wat er dan gebeurt.`);
    else if (onderdeel.length > MEESTE_TEKENS)
      fouten.push(`Regel ${nummer} van het programma is te lang. Gebruik ten hoogste ${MEESTE_TEKENS} tekens.`);
    onderdelen.push({ tijd: tijd.replace(':', '.'), onderdeel });
  }
  if (fouten.length === 0) return onderdelen;
  const meer = fouten.length > MEESTE_FOUTEN ? [`Nog ${fouten.length - MEESTE_FOUTEN} andere regels kloppen ook niet.`] : [];
  return [...fouten.slice(0, MEESTE_FOUTEN), ...meer, 'Schrijf elke regel zo: 09.30 Inloop.'].join(' ');
}

/** The same the other way round, to fill the form. */
export const programmatekst = (programma: readonly Programmaonderdeel[]): string =>
  programma.map(({ tijd, onderdeel }) => [tijd, onderdeel].filter(Boolean).join(' ')).join('\n');
