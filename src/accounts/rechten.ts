import type { Moment } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { DAG_MS, MINUUT_MS, UUR_MS } from '#grond/duur.ts';

export interface Recht {
  soort: Rechtsoort;
  onderwijsregio: string | null;
  /** At a region that merged into theirs: for what that region wrote and planned, nothing new begins there. */
  geerfd?: true;
}
/** What someone may do at most; everybody who logs in is a deelnemer. */
export type Rol = 'deelnemer' | Rechtsoort;
type MetRechten = { rechten: readonly Recht[] };

/** The Realisatie-Eenheid: only with the second step taken in this login. */
export const isRe = ({ rechten, tweedeStap }: MetRechten & { tweedeStap: boolean }): boolean => tweedeStap && heeftRecht(rechten, 're');
export const isProjectleider = ({ rechten }: MetRechten, onderwijsregio: string): boolean =>
  rechten.some((recht) => recht.soort === 'projectleider' && recht.onderwijsregio === onderwijsregio);

/** The regions that somebody leads, with those that merged into them. */
export const geleideRegios = ({ rechten }: MetRechten): string[] =>
  rechten.flatMap(({ soort, onderwijsregio }) => (soort === 'projectleider' && onderwijsregio !== null ? [onderwijsregio] : []));

/** The regions that somebody leads today. */
export const eigenRegios = ({ rechten }: MetRechten): string[] => geleideRegios({ rechten: rechten.filter(({ geerfd }) => !geerfd) });

/** The regions that somebody writes for or leads today; the Realisatie-Eenheid never fills in for a region. */
export const regiosOmVoorTeSpreken = ({ rechten }: MetRechten): string[] => [
  ...new Set(
    rechten.flatMap(({ soort, onderwijsregio, geerfd }) => (soort !== 're' && onderwijsregio !== null && !geerfd ? [onderwijsregio] : [])),
  ),
];

/** Whether someone may write for a region: its auteurs, its projectleider and the Realisatie-Eenheid. */
export const magSchrijvenVoor = (account: MetRechten & { tweedeStap: boolean }, onderwijsregio: string): boolean =>
  isRe(account) || account.rechten.some((recht) => recht.soort !== 're' && recht.onderwijsregio === onderwijsregio);

export const moetTweedeStap = (rechten: readonly Recht[]): boolean => heeftRecht(rechten, 're');

/** The strictest role someone has: it decides how long a login lasts. */
function rolVan(rechten: readonly Recht[]): Rol {
  for (const rol of ['re', 'projectleider', 'auteur'] as const) if (heeftRecht(rechten, rol)) return rol;
  return 'deelnemer';
}

/** How long a login may be idle and how long it may last at all, in ms. */
export const TERMIJNEN: Record<Rol, { stil: number; heel: number }> = {
  deelnemer: { stil: 14 * DAG_MS, heel: 30 * DAG_MS },
  auteur: { stil: 8 * UUR_MS, heel: 7 * DAG_MS },
  projectleider: { stil: 8 * UUR_MS, heel: 7 * DAG_MS },
  re: { stil: 30 * MINUUT_MS, heel: 12 * UUR_MS },
};

/** Whether a login is over its idle or its absolute limit. */
export function isVerlopen(login: { aangemaaktOp: Moment; laatstGezienOp: Moment }, rechten: readonly Recht[], nu: Moment): boolean {
  const { stil, heel } = TERMIJNEN[rolVan(rechten)];
  return nu - login.laatstGezienOp >= stil || nu - login.aangemaaktOp >= heel;
}

const heeftRecht = (rechten: readonly Recht[], soort: Rechtsoort): boolean => rechten.some((recht) => recht.soort === soort);
