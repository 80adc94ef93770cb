import { isKort } from './begrip.ts';
import { voluit } from './getallen.ts';
import { enkelvoud, stam } from './stam.ts';
import { isStopwoord, zonderVoorvoegsel } from './stopwoorden.ts';
import type { Synoniemen } from './synoniemen.ts';
import { KLEINSTE_FOUT } from './typefout.ts';
import type { Woordenschat } from './woordenschat.ts';

/** A typed word as the site knows it; `delen` when it is an unknown compound of known words. */
export interface Verstaan {
  woord: string;
  delen?: string[];
  van?: string;
}

interface Opties {
  /** Somebody is still typing this word. */
  onaf: boolean;
  /** Words that are right, though the site does not have them. */
  juist: ReadonlySet<string>;
}

const KORTSTE_ENKELVOUD = 6;
const KORTSTE_SLIP = 5;
const TUSSENKLANKEN = ['', 's', 'en', 'e', 'n'];

/** What is meant by the word at this place. */
export function versta(
  alle: readonly string[],
  plek: number,
  { schat, lijst }: { schat: Woordenschat; lijst: Synoniemen },
  { onaf, juist }: Opties,
): Verstaan[] {
  const woord = alle[plek] ?? '';
  const aaneen = woord.replaceAll('-', '');
  if (isStopwoord(woord) || /^\d+$/.test(woord) || inTerm(alle, plek, lijst) || schat.aantalVorm(aaneen) > 0) return [{ woord }];
  if (onaf && schat.begintMet(aaneen)) return [{ woord }];
  const magAnders = !juist.has(aaneen) && !hoortBijBuur(alle, plek, schat);
  // Such a slip may have the stem of another word.
  const slordig = magAnders && aaneen.length >= KORTSTE_SLIP ? schat.bedoeld(aaneen, KLEINSTE_FOUT) : null;
  if (slordig) return [{ woord: slordig, van: woord }];
  if (schat.kentVorm(aaneen)) return [{ woord }];
  const vorm = schat.kent(aaneen) ? undefined : andereVormen(aaneen).find(schat.kent);
  if (vorm) return [{ woord: vorm }];
  if (schat.kent(aaneen)) return [{ woord }];
  const uitgeschreven = voluit(aaneen).find(schat.kent);
  if (uitgeschreven) return [{ woord: uitgeschreven }];
  const bedoeld = magAnders ? bedoeldWoord(aaneen, schat) : null;
  if (bedoeld) return [{ woord: bedoeld, van: woord }];
  if (schat.begintMet(stam(aaneen).padEnd(5, '?'))) return [{ woord }];
  const gekoppeld = woord.split('-');
  if (gekoppeld.length > 1 && gekoppeld.every((deel) => schat.kent(deel) || isStopwoord(deel)))
    return gekoppeld.map((deel) => ({ woord: deel }));
  const delen = schat.delen(aaneen);
  if (delen) {
    const geheel = metTussenklank(delen, schat);
    if (geheel) return [{ woord: geheel }];
    return lijst.vanaf(delen, 0)?.lengte === delen.length ? delen.map((deel) => ({ woord: deel })) : [{ woord: aaneen, delen }];
  }
  const werkwoord = zonderVoorvoegsel(aaneen);
  if (werkwoord && schat.kent(werkwoord)) return [{ woord: werkwoord }];
  const hoofddeel = schat.hoofddeel(aaneen);
  return [hoofddeel ? { woord: aaneen, delen: [hoofddeel] } : { woord }];
}

/** "e learning" is no error: with the word beside it, it is one that the site knows. */
const hoortBijBuur = (woorden: readonly string[], plek: number, schat: Woordenschat): boolean =>
  samengeschreven(woorden[plek - 1], woorden[plek], schat) !== null || samengeschreven(woorden[plek], woorden[plek + 1], schat) !== null;

function bedoeldWoord(woord: string, schat: Woordenschat): string | null {
  const enkel = enkelvoud(woord);
  return schat.bedoeld(woord) ?? (enkel.length >= KORTSTE_ENKELVOUD ? schat.bedoeld(enkel) : null);
}

/** Whether the word is part of a synonym, also of one that began earlier. */
function inTerm(woorden: readonly string[], plek: number, lijst: Synoniemen): boolean {
  for (let begin = Math.max(0, plek - 5); begin <= plek; begin++) {
    const lengte = lijst.vanaf(woorden, begin)?.lengte ?? 0;
    if (begin + lengte > plek) return true;
  }
  return false;
}

/** Forms that no stem brings together: a diminutive ("cursusjes"), the verb in "bewaard", who does it ("switchen"). */
function andereVormen(woord: string): string[] {
  const verklein = /^(.{3,}?)(?:[tp]je|(?<=[^tp])je)s?$/.exec(woord)?.[1];
  const werkwoord = /^(.{4,}?)(?:[dt]en?|[dt])$/.exec(woord)?.[1];
  const dader = /^(.{4,})en$/.exec(woord)?.[1];
  return [verklein, werkwoord, dader && `${dader}er`].filter((vorm) => vorm !== undefined);
}

/** The same compound as the site writes it: "opleidingschool" is "opleidingsschool". */
function metTussenklank(delen: readonly string[], schat: Woordenschat): string | null {
  const [links = '', ...rest] = delen;
  return TUSSENKLANKEN.map((klank) => links + klank + rest.join('')).find((geheel) => schat.aantal(geheel) > 0) ?? null;
}

/** Two words that the site writes as one: "e learning" may be, "m n" and "po vo" not. A small word only as it stands: "over dracht". */
export function samengeschreven(woord = '', volgend = '', schat: Woordenschat): string | null {
  if (!woord || !volgend || (isKort(woord) && isKort(volgend))) return null;
  if (!isStopwoord(woord) && !isStopwoord(volgend)) return metTussenklank([woord, volgend], schat);
  return !isKort(woord) && !isKort(volgend) && schat.aantalVorm(woord + volgend) > 0 ? woord + volgend : null;
}
