import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import type { Deel, Vast, Veld, Velden } from '#publicaties/soorten/veld.ts';
import { gegevensVan } from './bestandsgegevens.ts';

/** A form with fewer parts than this stands on one page: there is nothing to lose one's way in. */
const STAPPEN_VANAF = 4;
/** Minutes from notes to an answer, by the sort of field. */
const MINUTEN: Record<Veld['soort'], number> = { regel: 1, keuze: 1, keuzes: 1, verwijzingen: 1, tekst: 2, rijen: 3, markdown: 4 };
const AFGEROND_OP = 5;
/** What nobody types: whatever it is, the answers that are missing are the same. */
const ZOMAAR: Omit<Vast, 'collectie'> = {
  onderwijsregio: 'een-regio',
  kennissessie: 'een-sessie',
  voorbeeld: false,
  vandaag: '9999-12-31',
};

/** A part of a form as its author sees it on the way. */
export interface Schrijfstap {
  id: string;
  titel: string;
  /** How many answers are still missing, or cannot stay as they are. */
  open: number;
  /** "nog 3 antwoorden", or "klaar". */
  kort: string;
  /** The same with how long that takes: "nog 3 antwoorden, ongeveer 10 minuten". */
  stand: string;
}

export interface Schrijfstand {
  stappen: readonly Schrijfstap[];
  /** What all of them together still ask. */
  samen: string;
}

/** The parts of a long form with what each still asks; none for a form that is short enough for one page. */
export function schrijfstand(collectie: Inzendcollectie, velden: Velden): Schrijfstand {
  const { delen } = soortVan(collectie);
  if (delen.length < STAPPEN_VANAF) return { stappen: [], samen: '' };
  const uitslag = gegevensVan(velden, { ...ZOMAAR, collectie });
  const mis = new Set(uitslag.gelukt ? [] : Object.keys(uitslag.fouten));
  const stappen = delen.map(({ id, titel, velden: alle }) => {
    const open = alle.filter(({ naam }) => mis.has(naam));
    return { id, titel, open: open.length, minuten: open.length === 0 ? 0 : minutenVoor(open) };
  });
  const samen = (wat: 'open' | 'minuten') => stappen.reduce((tot, stap) => tot + stap[wat], 0);
  return {
    stappen: stappen.map(({ minuten, ...stap }) => ({ ...stap, kort: kortom(stap.open), stand: standInWoorden(stap.open, minuten) })),
    samen: standInWoorden(samen('open'), samen('minuten')),
  };
}

function minutenVoor(open: readonly Veld[]): number {
  const minuten = open.reduce((tot, { soort }) => tot + MINUTEN[soort], 0);
  return Math.max(AFGEROND_OP, Math.round(minuten / AFGEROND_OP) * AFGEROND_OP);
}

const kortom = (open: number): string => (open === 0 ? 'klaar' : `nog ${aantal(open, 'antwoord', 'antwoorden')}`);
const standInWoorden = (open: number, minuten: number): string => kortom(open) + (open === 0 ? '' : `, ongeveer ${minuten} minuten`);

/** How many remarks on this version each part of a form has; only parts with any. */
export function opmerkingenPerStap(
  collectie: Inzendcollectie,
  perVeld: Record<string, readonly { eerder: boolean }[]>,
): Record<string, number> {
  const aantalVan = ({ velden }: Deel) =>
    velden.reduce((tot, { naam }) => tot + (perVeld[naam] ?? []).filter(({ eerder }) => !eerder).length, 0);
  return Object.fromEntries(soortVan(collectie).delen.flatMap((deel) => (aantalVan(deel) > 0 ? [[deel.id, aantalVan(deel)]] : [])));
}

/** The part of its form in which a field stands. */
const deelMet = (collectie: Inzendcollectie, veld: string): Deel | undefined =>
  soortVan(collectie).delen.find(({ velden }) => velden.some(({ naam }) => naam === veld));

/** Where a field is written, in its step; `regel` is a line of a long text. */
export function schrijfplekVan({ id, collectie }: { id: string; collectie: Inzendcollectie }, veld: string, regel?: number): string {
  const stap = soortVan(collectie).delen.length < STAPPEN_VANAF ? undefined : deelMet(collectie, veld)?.id;
  const vraag = new URLSearchParams({ ...(stap && { stap }), ...(regel && { regel: String(regel) }) }).toString();
  return `/mijn/publicaties/${id}/bewerken/${vraag && `?${vraag}`}#veld-${veld}`;
}
