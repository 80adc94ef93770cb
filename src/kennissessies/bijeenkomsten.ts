import type { Moment } from '#db/tabellen.ts';
import { dagTekst, datumTekst, isoMetZone, momentTekst, tijdvakTekst } from '#grond/taal/datum.ts';
import { hoofdletter, opsomming } from '#grond/taal/opsomming.ts';
import type { Bijeenkomst, Kennissessie } from './kennissessie.ts';

type Met = Pick<Kennissessie, 'bijeenkomsten' | 'beginOp' | 'eindOp'>;

/** The meeting that is going on or comes next; of a session that is over, its last. */
export function aanstaande({ bijeenkomsten, beginOp, eindOp }: Met, nu: Moment): Pick<Bijeenkomst, 'beginOp' | 'eindOp'> {
  return bijeenkomsten.find((bijeenkomst) => bijeenkomst.eindOp > nu) ?? bijeenkomsten.at(-1) ?? { beginOp, eindOp };
}

/** When it is, in one line: the hours of one meeting, or the days of several. */
export function wanneerTekst({ bijeenkomsten, beginOp, eindOp }: Met): string {
  if (bijeenkomsten.length < 2) return tijdvakTekst(beginOp, eindOp);
  return `${bijeenkomsten.length} bijeenkomsten: ${opsomming(bijeenkomsten.map((bijeenkomst) => datumTekst(bijeenkomst.beginOp)))}`;
}

/** Every meeting, or these (from 0), with its hours; named and numbered when there are several; for lists of facts. */
export const wanneerFeiten = (
  { bijeenkomsten }: Pick<Met, 'bijeenkomsten'>,
  alleen?: readonly number[],
): [naam: string, waarde: string][] =>
  bijeenkomsten.flatMap(({ beginOp, eindOp, onderdeel }, plek): [string, string][] =>
    alleen && !alleen.includes(plek)
      ? []
      : [
          [
            bijeenkomsten.length > 1 ? `Bijeenkomst ${plek + 1}` : 'Wanneer',
            [onderdeel, tijdvakTekst(beginOp, eindOp)].filter(Boolean).join(', '),
          ],
        ],
  );

/** Behind a title when there are several: "bijeenkomst 2 van 3". */
export const hoeveelste = ({ bijeenkomsten }: Pick<Met, 'bijeenkomsten'>, plek: number): string =>
  bijeenkomsten.length > 1 ? `bijeenkomst ${plek + 1} van ${bijeenkomsten.length}` : '';

/** Of several meetings, for what holds for each of them: "beide bijeenkomsten", "alle 3 bijeenkomsten". */
export const alleBijeenkomsten = ({ bijeenkomsten }: { bijeenkomsten: readonly unknown[] }): string =>
  bijeenkomsten.length === 2 ? 'beide bijeenkomsten' : `alle ${bijeenkomsten.length} bijeenkomsten`;

/** The same with what that meeting is about: "Terugkomdag (bijeenkomst 2 van 3)". */
export const welkeBijeenkomst = (k: Pick<Met, 'bijeenkomsten'>, plek: number): string => {
  const [onderdeel, nummer] = [k.bijeenkomsten[plek]?.onderdeel ?? '', hoeveelste(k, plek)];
  return onderdeel && nummer ? `${onderdeel} (${nummer})` : nummer;
};

/** "tot en met dinsdag 2 februari 2027" for a whole day, "tot 2 februari 2027 om 11.00 uur" for a moment. */
export const totTekst = ({ aanmeldenTot }: Pick<Kennissessie, 'aanmeldenTot'>): string =>
  isoMetZone(aanmeldenTot).includes('T23:59:59') ? `tot en met ${dagTekst(aanmeldenTot)}` : `tot ${momentTekst(aanmeldenTot)}`;

/** Where a place is on a map; nothing of it is asked for until somebody follows the link. */
export const kaartadres = (plaats: string): string => `https://www.openstreetmap.org/search?query=${encodeURIComponent(plaats)}`;

type Afgelast = Pick<Kennissessie, 'titel' | 'bijeenkomsten' | 'gewijzigdOp'>;

/** Of a session that was called off: what had begun by then did take place. Nothing changes such a session later. */
export const vervielVooraf = ({ gewijzigdOp }: Pick<Afgelast, 'gewijzigdOp'>, { beginOp }: Pick<Bijeenkomst, 'beginOp'>): boolean =>
  beginOp >= gewijzigdOp;

/** Which meetings (from 0) of a session that was called off do not take place; the last when it was already going on. */
export function vervallen(k: Pick<Afgelast, 'bijeenkomsten' | 'gewijzigdOp'>): number[] {
  const weg = k.bijeenkomsten.flatMap((bijeenkomst, plek) => (vervielVooraf(k, bijeenkomst) ? [plek] : []));
  return weg.length > 0 ? weg : [k.bijeenkomsten.length - 1];
}

/** "Loket en matching", or "bijeenkomst 2 van Loket en matching" when the first has been. */
export function watVervalt(k: Afgelast): string {
  const weg = vervallen(k);
  return weg.length === k.bijeenkomsten.length ? k.titel : `${bijeenkomstnummers(weg)} van ${k.titel}`;
}

/** "Deze kennissessie gaat niet door.", or which of its meetings do not. */
export function gaatNietDoor(k: Afgelast): string {
  const weg = vervallen(k);
  if (weg.length === k.bijeenkomsten.length) return 'Deze kennissessie gaat niet door.';
  const rest = k.bijeenkomsten.length - weg.length;
  return (
    `${hoofdletter(bijeenkomstnummers(weg))} ${weg.length === 1 ? 'gaat' : 'gaan'} niet door. ` +
    `${rest === 1 ? 'Bijeenkomst 1 is' : `Bijeenkomst 1 tot en met ${rest} zijn`} al geweest.`
  );
}

/** "bijeenkomst 2", "bijeenkomst 2 en 3" */
const bijeenkomstnummers = (plekken: readonly number[]): string => `bijeenkomst ${opsomming(plekken.map((plek) => String(plek + 1)))}`;
