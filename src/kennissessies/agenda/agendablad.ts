import type { Moment } from '#db/tabellen.ts';
import { isoDatum, isoMaand, klokTekst, maandLater, maandTekst, momentVan } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { aanstaande, hoeveelste } from '#kennissessies/bijeenkomsten.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { type Toestand, toestand } from '#kennissessies/toestand.ts';

/** What is coming, and what was, newest first. */
export function indelen(kennissessies: readonly OpenbareKennissessie[], nu: Moment) {
  const volgende = (k: OpenbareKennissessie) => aanstaande(k, nu).beginOp;
  const komend = kennissessies.filter(({ eindOp }) => eindOp > nu).sort((a, b) => volgende(a) - volgende(b));
  const geweest = kennissessies.filter(({ eindOp }) => eindOp <= nu).sort((a, b) => b.beginOp - a.beginOp);
  return { komend, geweest };
}

/** Whether the address asks for what was instead of what is coming. */
export const vraagtGeweest = (vraag: URLSearchParams): boolean => vraag.get('toon') === 'geweest';

/** What the counts beside the filters are about: the month on show, what was, or what is coming. */
export function inBeeld(
  kennissessies: readonly OpenbareKennissessie[],
  { maand, geweest = false }: { maand: string | null; geweest?: boolean },
  nu: Moment,
): OpenbareKennissessie[] {
  const inMaand = maand && binnenMaand(maand);
  return kennissessies.filter(({ bijeenkomsten, eindOp }) => (inMaand ? bijeenkomsten.some(inMaand) : eindOp <= nu === geweest));
}

/** Whether something begins in this month; a calendar is asked for its ends alone. */
function binnenMaand(maand: string): (een: { beginOp: Moment }) => boolean {
  const [van, tot] = [momentVan(`${maand}-01`), momentVan(`${maandLater(maand, 1)}-01`)];
  return ({ beginOp }) => beginOp >= van && beginOp < tot;
}

/** "11 komende kennissessies en 1 die niet doorgaat": what is off is listed, and never counted as coming. */
export function komendTekst(komend: readonly OpenbareKennissessie[]): string {
  const af = komend.filter(({ status }) => status === 'afgelast').length;
  const door = komend.length - af;
  if (komend.length === 0) return 'Komende kennissessies';
  const eraf = af > 0 ? ` en ${af} die niet ${af === 1 ? 'doorgaat' : 'doorgaan'}` : '';
  return `${aantal(door, 'komende kennissessie', 'komende kennissessies')}${eraf}`;
}

/** The month in the address ("2027-02"), or null for the list; of a month that cannot be, this one, and a sentence that says so. */
export function maandVan(vraag: URLSearchParams, nu: Moment): { maand: string | null; onbegrepen: string[] } {
  const maand = vraag.get('maand') ?? '';
  if (maand === '') return { maand: null, onbegrepen: [] };
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(maand)) return { maand, onbegrepen: [] };
  return { maand: isoMaand(nu), onbegrepen: [`De maand in het adres bestaat niet. Je ziet nu ${maandTekst(nu)}.`] };
}

/** The month in which the agenda opens: of the first session to come, or this one. */
export function eersteMaand(kennissessies: readonly OpenbareKennissessie[], nu: Moment): string {
  const komend = kennissessies.filter(({ eindOp }) => eindOp > nu).map((k) => aanstaande(k, nu).beginOp);
  return isoMaand(komend.length > 0 ? Math.max(nu, Math.min(...komend)) : nu);
}

/** The days of a month that have sessions, each with its links. */
export function maanddagen(kennissessies: readonly OpenbareKennissessie[], maand: string, nu: Moment) {
  const inMaand = binnenMaand(maand);
  const bijeenkomsten = kennissessies.flatMap((k) =>
    k.bijeenkomsten.flatMap((een, plek) =>
      inMaand(een) ? [{ ...k, beginOp: een.beginOp, welke: hoeveelste(k, plek) || undefined, stand: STAND[toestand(k, nu)] }] : [],
    ),
  );
  const perDag = Map.groupBy(
    bijeenkomsten.sort((a, b) => a.beginOp - b.beginOp),
    ({ beginOp }) => isoDatum(beginOp),
  );
  return [...perDag].map(([datum, sessies]) => ({
    datum,
    items: sessies.map(({ url, titel, beginOp, welke, stand, status }) => ({
      href: url,
      tekst: `${klokTekst(beginOp)} ${titel}`,
      bij: [welke, stand].filter((deel) => deel !== undefined),
      ...(status === 'afgelast' && { soort: 'afgelast' }),
    })),
  }));
}

/** What must be known before opening a session. */
const STAND: Partial<Record<Toestand, string>> = { vol: 'vol, met wachtlijst', afgelast: 'afgelast' };

/** The same question with something else in it; an empty value leaves it out. */
export function metVraag(vraag: URLSearchParams, anders: Record<string, string>): string {
  const nieuw = new URLSearchParams([...vraag].filter(([naam]) => !(naam in anders)));
  for (const [naam, waarde] of Object.entries(anders)) if (waarde) nieuw.append(naam, waarde);
  return nieuw.size > 0 ? `?${nieuw}` : '';
}
