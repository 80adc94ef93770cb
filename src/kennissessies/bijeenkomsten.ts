import type { Moment } from '#db/tabellen.ts';
import { dagTekst, datumTekst, isoMetZone, momentTekst, tijdvakTekst } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
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

/** Every meeting with its hours, named and numbered when there are several; for lists of facts. */
export const wanneerFeiten = ({ bijeenkomsten }: Pick<Met, 'bijeenkomsten'>): [naam: string, waarde: string][] =>
  bijeenkomsten.map(({ beginOp, eindOp, onderdeel }, plek) => [
    bijeenkomsten.length > 1 ? `Bijeenkomst ${plek + 1}` : 'Wanneer',
    [onderdeel, tijdvakTekst(beginOp, eindOp)].filter(Boolean).join(', '),
  ]);

/** Behind a title when there are several: "bijeenkomst 2 van 3". */
export const hoeveelste = ({ bijeenkomsten }: Pick<Met, 'bijeenkomsten'>, plek: number): string =>
  bijeenkomsten.length > 1 ? `bijeenkomst ${plek + 1} van ${bijeenkomsten.length}` : '';

/** The same with what that meeting is about: "Terugkomdag (bijeenkomst 2 van 3)". */
export const welkeBijeenkomst = (k: Pick<Met, 'bijeenkomsten'>, plek: number): string => {
  const [onderdeel, nummer] = [k.bijeenkomsten[plek]?.onderdeel ?? '', hoeveelste(k, plek)];
  return onderdeel && nummer ? `${onderdeel} (${nummer})` : nummer;
};

/** "tot en met dinsdag 2 februari 2027" for a whole day, "tot 2 februari 2027 om 11.00 uur" for a moment. */
export const totTekst = ({ aanmeldenTot }: Pick<Kennissessie, 'aanmeldenTot'>): string =>
  isoMetZone(aanmeldenTot).includes('T23:59:59') ? `tot en met ${dagTekst(aanmeldenTot)}` : `tot ${momentTekst(aanmeldenTot)}`;
