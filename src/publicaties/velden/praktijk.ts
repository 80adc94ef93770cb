import { keuzesVan, rijenVan, tekstVan, type Vast, type Velden } from './veld.ts';
import { adressen, downloadsVan, getal, trefwoordenVan } from './waarden.ts';

/** The form of a best practice as fields of its file, not yet checked by the schema; `mis` says what only the form can know. */
export function praktijkVan(velden: Velden, vast: Vast): { ruw: Record<string, unknown>; mis: Record<string, string> } {
  const mis: Record<string, string> = {};
  const tekst = (naam: string) => tekstVan(velden, naam);
  const wie = rijenVan(velden, 'wie').map(({ rol = '', doet = '' }) => ({ rol, doet }));
  if (wie.some(({ rol, doet }) => !rol || !doet)) mis.wie = 'Vul bij elke rol in wat die doet.';
  const { slugs: verwant, vreemd } = adressen(velden, 'verwant');
  if (vreemd) mis.verwant = `Dit is geen adres van een best practice op deze site: “${vreemd}”.`;
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
      kosten: { schaal: tekst('kosten_schaal'), toelichting: tekst('kosten_toelichting') },
      inzet: {
        uren: /^(onbekend)?$/i.test(tekst('inzet_uren')) ? 'onbekend' : getal(tekst('inzet_uren')),
        toelichting: tekst('inzet_toelichting'),
      },
      onderbouwing: { niveau: getal(tekst('onderbouwing_niveau')), toelichting: tekst('onderbouwing_toelichting') },
      effect: tekst('effect'),
      resultaat: { kern: tekst('resultaat_kern'), gemeten: tekst('resultaat_gemeten'), gemeten_op: tekst('resultaat_gemeten_op') },
      wie,
      contact: tekst('contact'),
      herzien_voor: tekst('herzien_voor'),
      trefwoorden: trefwoordenVan(velden),
      downloads: downloadsVan(velden),
      kennissessies: keuzesVan(velden, 'kennissessies'),
      verwant,
      ...(vast.voorheen?.length ? { voorheen: vast.voorheen } : {}),
      ...(tekst('herkomst_url') ? { herkomst: { titel: tekst('herkomst_titel'), url: tekst('herkomst_url') } } : {}),
    },
  };
}
