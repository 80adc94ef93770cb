import { DAG_MS } from '#grond/duur.ts';
import { bestaatDatum, isoDatum } from '#grond/taal/datum.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import type { Stuk } from '#inhoud/stuk.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import { keuzesVan, rijenVan, tekstVan, type Vast, type Velden } from './veld.ts';
import { KOSTENVELDEN } from './velden-opbrengst.ts';
import { PRAKTIJK } from './velden-praktijk.ts';
import { downloadsVan, getal, trefwoordenVan, uitGedeeld } from './waarden.ts';

/** A region looks at its best practices once a year: the day by which one that is right today is looked at again. */
export const nakijkdag = (nu: number): string => isoDatum(nu + 365 * DAG_MS);

/** What the page says where nobody can say more yet. */
const NOG_ONBEKEND = 'Nog niet bekend.';
const toelichtingZin = (veld: string) => `Vul ‘${KOSTENVELDEN.find(({ naam }) => naam === veld)?.label ?? veld}’ in.`;

/** The form of a best practice as fields of its file, not yet checked by the schema; `mis` says what only the form can know. */
export function praktijkVan(velden: Velden, vast: Vast): { ruw: Record<string, unknown>; mis: Record<string, string> } {
  const mis: Record<string, string> = {};
  const tekst = (naam: string) => tekstVan(velden, naam);
  const wie = rijenVan(velden, 'wie').map(({ rol = '', doet = '' }) => ({ rol, doet }));
  if (wie.some(({ rol, doet }) => !rol || !doet)) mis.wie = 'Vul bij elke rol in wat die doet.';
  const onbekend = { kosten: tekst('kosten_schaal') === 'onbekend', inzet: /^(onbekend)?$/i.test(tekst('inzet_uren')) };
  if (tekst('kosten_schaal') && !onbekend.kosten && !tekst('kosten_toelichting'))
    mis.kosten_toelichting = toelichtingZin('kosten_toelichting');
  if (!onbekend.inzet && !tekst('inzet_toelichting')) mis.inzet_toelichting = toelichtingZin('inzet_toelichting');
  if (tekst('herkomst_url') && !tekst('herkomst_titel')) mis.herkomst_titel = 'Vul ook in hoe die eerdere publicatie heet.';
  if (tekst('herkomst_titel') && !tekst('herkomst_url')) mis.herkomst_url = 'Vul ook het adres van die eerdere publicatie in.';

  return {
    mis,
    ruw: {
      titel: tekst('titel'),
      kern: tekst('kern'),
      voorbeeld: vast.voorbeeld,
      regio: vast.onderwijsregio ?? '',
      bouwstenen: keuzesVan(velden, 'bouwstenen'),
      taken: keuzesVan(velden, 'taken'),
      pijlers: keuzesVan(velden, 'pijlers'),
      sectoren: keuzesVan(velden, 'sectoren'),
      fase: tekst('fase'),
      kosten: { schaal: tekst('kosten_schaal'), toelichting: tekst('kosten_toelichting') || NOG_ONBEKEND },
      inzet: {
        uren: onbekend.inzet ? 'onbekend' : getal(tekst('inzet_uren')),
        toelichting: tekst('inzet_toelichting') || NOG_ONBEKEND,
      },
      onderbouwing: { niveau: getal(tekst('onderbouwing_niveau')), toelichting: tekst('onderbouwing_toelichting') },
      effect: tekst('effect'),
      resultaat: { kern: tekst('resultaat_kern'), gemeten: tekst('resultaat_gemeten'), gemeten_op: tekst('resultaat_gemeten_op') },
      wie,
      ...(tekst('experimenteerruimte') ? { experimenteerruimte: tekst('experimenteerruimte') } : {}),
      contact: tekst('contact'),
      herzien_voor: tekst('herzien_voor'),
      trefwoorden: trefwoordenVan(velden),
      downloads: downloadsVan(velden),
      kennissessies: keuzesVan(velden, 'kennissessies'),
      verwant: keuzesVan(velden, 'verwant'),
      ...(vast.voorheen?.length ? { voorheen: vast.voorheen } : {}),
      ...(tekst('herkomst_url') ? { herkomst: { titel: tekst('herkomst_titel'), url: tekst('herkomst_url') } } : {}),
    },
  };
}

/** The file of a best practice as its form; text without a known heading stays in the first part. */
export function uitPraktijk({ gegevens: p, tekst }: Stuk<'praktijken'>): Velden {
  return {
    ...uitGedeeld(p),
    ...secties(uitMdx(tekst)),
    pijlers: p.pijlers,
    fase: p.fase,
    wie: p.wie,
    kosten_schaal: p.kosten.schaal,
    kosten_toelichting: p.kosten.toelichting,
    inzet_uren: String(p.inzet.uren),
    inzet_toelichting: p.inzet.toelichting,
    resultaat_kern: p.resultaat.kern,
    resultaat_gemeten: p.resultaat.gemeten,
    resultaat_gemeten_op: p.resultaat.gemeten_op,
    effect: p.effect,
    onderbouwing_niveau: String(p.onderbouwing.niveau),
    onderbouwing_toelichting: p.onderbouwing.toelichting,
    experimenteerruimte: p.experimenteerruimte ?? '',
    contact: p.contact,
    herzien_voor: p.herzien_voor,
    kennissessies: p.kennissessies,
    verwant: p.verwant,
    herkomst_titel: p.herkomst?.titel ?? '',
    herkomst_url: p.herkomst?.url ?? '',
  };
}

/** The text cut at the headings that the form gives it. */
function secties(markdown: string): Velden {
  const koppen = new Map(
    PRAKTIJK.flatMap(({ velden: alle }) => alle.flatMap((veld) => (veld.soort === 'markdown' && veld.kop ? [[veld.kop, veld.naam]] : []))),
  );
  const uit: Record<string, string> = {};
  let nu = 'aanleiding';
  let inCode = false;
  for (const regel of markdown.split('\n')) {
    if (/^\s*(```|~~~)/.test(regel)) inCode = !inCode;
    const naam = inCode ? undefined : koppen.get(/^## (.+?)\s*$/.exec(regel)?.[1] ?? '');
    if (naam) nu = naam;
    else uit[nu] = `${uit[nu] ?? ''}${regel}\n`;
  }
  return Object.fromEntries(Object.entries(uit).map(([naam, tekst]) => [naam, tekst.trim()]));
}

/** A preview of a draft needs a day and a number where the form has none yet. */
export function praktijkGetoond(p: Gegevens<'praktijken'>, vandaag: string): Partial<Gegevens<'praktijken'>> {
  const dag = (waarde: string) => (bestaatDatum(waarde) ? waarde : vandaag);
  return {
    herzien_voor: dag(p.herzien_voor),
    resultaat: { ...p.resultaat, gemeten_op: dag(p.resultaat.gemeten_op) },
    inzet: { ...p.inzet, uren: p.inzet.uren || 'onbekend' },
    onderbouwing: { ...p.onderbouwing, niveau: p.onderbouwing.niveau || 0 },
    effect: p.effect || 'onbekend',
  };
}
