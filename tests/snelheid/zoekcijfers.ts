import { z } from 'astro/zod';
import { woordenVan } from '#grond/taal/vouwen.ts';

/**
 * One query of a file: `{q, verwacht: [id]}` or `{q, relevant: {id: 1..3}}`; an id is an address, a title or P01/S01 of the
 * examples. Without any id the site has no answer, and should give none.
 */
export interface Meetvraag {
  q: string;
  soort?: string | undefined;
  verwacht?: string[] | undefined;
  relevant?: Record<string, number> | undefined;
}

export interface Cijfers {
  vragen: number;
  hit1: number;
  hit5: number;
  ndcg10: number;
  leeg: number;
  /** Share of the queries without an answer that got one all the same. */
  vals: number;
  /** Share of those for which pages were shown, but said to be no answer. */
  twijfel: number;
  ms: number;
}

/** What was found for one query: ids in order, each once. */
export interface Gevonden {
  vraag: Meetvraag;
  ids: readonly string[];
  /** What was found was said to be no answer. */
  twijfel: boolean;
  ms: number;
}

export const relevantie = ({ verwacht = [], relevant }: Meetvraag): Map<string, number> =>
  new Map(relevant ? Object.entries(relevant).filter(([, waarde]) => waarde > 0) : verwacht.map((id) => [id, 1] as const));

/** A name of a page in a form in which its ways of writing agree: an address without host and last slash, a folded title. */
export function naamvorm(id: string): string {
  const adres = /^(?:https?:\/\/[^/]+)?(\/[^?#]*?)\/?(?:[?#].*)?$/i.exec(id.trim())?.[1];
  return adres ?? woordenVan(id).join(' ');
}

/** Per result the name by which the query expects it, or else its address; two pages of one session are one answer. */
export function genoemde(vraag: Meetvraag, resultaten: readonly (readonly string[])[]): string[] {
  const verwacht = new Map([...relevantie(vraag).keys()].map((id) => [naamvorm(id), id]));
  const ids = resultaten.map((namen) => namen.map((naam) => verwacht.get(naamvorm(naam))).find((id) => id !== undefined) ?? namen[0] ?? '');
  return [...new Set(ids)].slice(0, 10);
}

export function cijfers(gevonden: readonly Gevonden[]): Cijfers {
  const met = gevonden.filter(({ vraag }) => relevantie(vraag).size > 0);
  const zonder = gevonden.filter(({ vraag }) => relevantie(vraag).size === 0);
  const deel = (lijst: readonly Gevonden[], telt: (een: Gevonden) => number) =>
    lijst.length > 0 ? lijst.reduce((som, een) => som + telt(een), 0) / lijst.length : 0;
  const raak = (tot: number) => deel(met, ({ vraag, ids }) => (ids.slice(0, tot).some((id) => relevantie(vraag).has(id)) ? 1 : 0));
  return {
    vragen: gevonden.length,
    hit1: raak(1),
    hit5: raak(5),
    ndcg10: deel(met, ({ vraag, ids }) => ndcg(ids, relevantie(vraag))),
    leeg: deel(met, ({ ids }) => (ids.length === 0 ? 1 : 0)),
    vals: deel(zonder, ({ ids, twijfel }) => (ids.length > 0 && !twijfel ? 1 : 0)),
    twijfel: deel(zonder, ({ ids, twijfel }) => (ids.length > 0 && twijfel ? 1 : 0)),
    ms: deel(gevonden, ({ ms }) => ms),
  };
}

/** Normalised discounted cumulative gain over the first ten. */
export function ndcg(ids: readonly string[], waarde: ReadonlyMap<string, number>): number {
  const winst = (waarden: readonly number[]) => waarden.slice(0, 10).reduce((som, w, plek) => som + (2 ** w - 1) / Math.log2(plek + 2), 0);
  const best = winst([...waarde.values()].sort((a, b) => b - a));
  return best > 0 ? winst(ids.map((id) => waarde.get(id) ?? 0)) / best : 0;
}

/** The kind of a query: the first part of its label, so that "typefout+datum" counts as "typefout". */
export const soortVan = ({ soort = 'alle', ...vraag }: Meetvraag): string =>
  relevantie(vraag as Meetvraag).size === 0 ? 'zonder antwoord' : soort.split(/[+/]/)[0]?.trim() || 'alle';

/** Reads a file of queries; throws, in words for who wrote it, when it is none. */
export function leesVragen(tekst: string): Meetvraag[] {
  const gelezen = VRAGEN.safeParse(JSON.parse(tekst));
  if (gelezen.success) return gelezen.data;
  const { path = [], message = '' } = gelezen.error.issues[0] ?? {};
  throw new Error(`Het bestand met vragen klopt niet bij ${path.join(' › ') || 'het begin'}: ${message}`);
}
const VRAGEN = z
  .array(
    z.object({
      q: z.string(),
      soort: z.string().optional(),
      verwacht: z.array(z.string()).optional(),
      relevant: z.record(z.string(), z.number()).optional(),
    }),
  )
  .min(1);
