import type { Moment } from '#db/tabellen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { daarna } from '#kennissessies/overgangen.ts';
import { meeverhuisd, passenErin } from '#kennissessies/rondes/meeverhuizen.ts';
import type { Sessiegegevens } from './formulier/sessiegegevens.ts';
import { metKenmerken } from './sessie-opslag.ts';

/** What changes; a reason goes into the letter. */
export type Wijziging = Partial<Sessiegegevens> & { redenGewijzigd?: string };
export interface NieuweStand {
  kennissessie: MetLink;
  /** Calendars follow, and everybody for whom it makes a difference hears of it. */
  hoorbaar: boolean;
  /** Worth the word "Gewijzigd": a quarter of an hour or more, another place or another form. */
  groot: boolean;
  /** Another day or another hour, by that same measure. */
  verplaatst: boolean;
}

const KWARTIER_MS = 15 * 60_000;

/** A session with its changes; nothing is judged or written yet. A window never outlives the start. */
export function nieuweStand(was: MetLink, { redenGewijzigd = '', ...wijziging }: Wijziging, nu: Moment): NieuweStand {
  const kenmerk = { id: was.id, icalUid: was.bijeenkomsten[0]?.icalUid ?? '' };
  const bijeenkomsten = wijziging.bijeenkomsten ? metKenmerken(kenmerk, wijziging.bijeenkomsten, was.bijeenkomsten) : was.bijeenkomsten;
  const beginOp = bijeenkomsten[0]?.beginOp ?? was.beginOp;
  const eindOp = bijeenkomsten.at(-1)?.eindOp ?? was.eindOp;
  const nieuw = { ...was, ...wijziging, bijeenkomsten, onderdelen: meeverhuisd(was, bijeenkomsten), beginOp, eindOp };
  const anders = bijeenkomsten.map((een, plek) => {
    const eerst = was.bijeenkomsten[plek];
    return eerst ? Math.max(Math.abs(een.beginOp - eerst.beginOp), Math.abs(een.eindOp - eerst.eindOp)) : Number.POSITIVE_INFINITY;
  });
  const verplaatst = bijeenkomsten.length !== was.bijeenkomsten.length || anders.some((ms) => ms >= KWARTIER_MS);
  const andereZaal = nieuw.plaats !== was.plaats && was.plaats !== '' ? { plaats: was.plaats } : {};
  const verzet = was.bijeenkomsten.flatMap(({ beginOp: begin, eindOp: eind }, plek) =>
    (anders[plek] ?? 0) >= KWARTIER_MS ? [{ plek, beginOp: begin, eindOp: eind, ...andereZaal }] : [],
  );
  const groot = verplaatst || nieuw.plaats !== was.plaats || nieuw.vorm !== was.vorm;
  const andereNaam = nieuw.titel !== was.titel || bijeenkomsten.some((een, plek) => een.onderdeel !== was.bijeenkomsten[plek]?.onderdeel);
  const merkbaar = groot || andereNaam || anders.some((ms) => ms > 0) || nieuw.onlineLink !== was.onlineLink;
  const hoorbaar = was.status !== 'concept' && merkbaar;
  const kennissessie = {
    ...nieuw,
    aanmeldenTot: Math.min(nieuw.aanmeldenTot, beginOp),
    status: daarna(verplaatst && was.status !== 'concept' ? 'verplaatsen' : 'wijzigen', was, nu),
    verplaatstVan: was.status !== 'concept' && verplaatst ? verzet : was.verplaatstVan,
    redenGewijzigd: hoorbaar ? redenGewijzigd : was.redenGewijzigd,
    versie: was.versie + 1,
    volgnummer: was.volgnummer + (hoorbaar ? 1 : 0),
    gewijzigdOp: nu,
  };
  return { kennissessie, hoorbaar, groot, verplaatst };
}

/** What is wrong with the meetings of a changed session, or null. */
export function tijdfout(
  was: MetLink,
  { bijeenkomsten, onderdelen }: MetLink,
  nu: Moment,
): 'andere-bijeenkomsten' | 'niet-op-volgorde' | 'in-het-verleden' | 'ronde-erbuiten' | null {
  const paren = bijeenkomsten.map((een, plek) => ({ een, eerst: was.bijeenkomsten[plek], vorige: bijeenkomsten[plek - 1] }));
  // What was announced keeps its meetings: people noted each of them.
  const anders = bijeenkomsten.length !== was.bijeenkomsten.length || paren.some(({ een, eerst }) => een.id !== eerst?.id);
  if (was.status !== 'concept' && anders) return 'andere-bijeenkomsten';
  if (paren.some(({ een, vorige }) => een.eindOp <= een.beginOp || (vorige && vorige.eindOp > een.beginOp))) return 'niet-op-volgorde';
  if (paren.some(({ een, eerst }) => een.beginOp !== eerst?.beginOp && een.beginOp <= nu)) return 'in-het-verleden';
  return passenErin({ bijeenkomsten, onderdelen }) ? null : 'ronde-erbuiten';
}
