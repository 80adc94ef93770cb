import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { type Leesregel, leesregelsNaast } from '#inhoud/tekst/leesregels.ts';
import { type Rij, verschil } from '#inhoud/tekst/verschil.ts';
import { rijenVan, tekstVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { veldenVan } from './velden.ts';
import { alsTekst, inWoorden, rijenMetNamen } from './veldwoorden.ts';
import type { Naambron } from './verwijsdoelen.ts';

/** What differs at one field, as it is read. */
export interface Anders {
  label: string;
  /** Only lines that differ. */
  rijen: readonly Rij[];
  /** Lines of which the words stayed and only the markup differs. */
  opmaak: readonly string[];
}

/** The fields that differ between two versions. */
export function vergelijken(collectie: Inzendcollectie, van: Velden, naar: Velden, bron: Naambron): Anders[] {
  const velden = veldenVan(collectie)
    .filter((veld) => alsTekst(veld, van) !== alsTekst(veld, naar))
    .map((veld) => ({ label: veld.label, ...tegenover(veld, van, naar, bron) }));
  if (bijlagen(van) === bijlagen(naar)) return velden;
  return [...velden, { label: 'Bijlagen', rijen: anders(verschil(...bijlagenNaast(van, naar))), opmaak: [] }];
}

/** Whether two versions hold the same, to the letter. */
export const isGelijk = (collectie: Inzendcollectie, een: Velden, ander: Velden): boolean =>
  bijlagen(een) === bijlagen(ander) && veldenVan(collectie).every((veld) => alsTekst(veld, een) === alsTekst(veld, ander));

function tegenover(veld: Veld, van: Velden, naar: Velden, bron: Naambron): Pick<Anders, 'rijen' | 'opmaak'> {
  if (veld.soort !== 'markdown') {
    const lees = (velden: Velden) =>
      veld.soort === 'rijen' ? rijenInWoorden(veld.delen, rijenMetNamen(veld, velden, bron)) : inWoorden(veld, velden, bron);
    return { rijen: anders(verschil(lees(van), lees(naar))), opmaak: [] };
  }
  const [oud, nieuw] = leesregelsNaast(tekstVan(van, veld.naam), tekstVan(naar, veld.naam));
  const rijen = verschil(samen(oud), samen(nieuw));
  const opmaak = rijen.flatMap(({ soort, oud: links, nieuw: rechts }) => {
    const [voor, na] = [oud[(links?.regel ?? 0) - 1], nieuw[(rechts?.regel ?? 0) - 1]];
    return soort === 'gelijk' && voor && na && voor.vorm !== na.vorm ? [na.tekst] : [];
  });
  return { rijen: anders(rijen), opmaak };
}

const samen = (regels: readonly Leesregel[]): string => regels.map(({ merk, tekst }) => merk + tekst).join('\n');
const anders = (rijen: readonly Rij[]): Rij[] => rijen.filter(({ soort }) => soort !== 'gelijk');

const rijenInWoorden = (delen: readonly { naam: string; label: string }[], rijen: readonly Record<string, string>[]): string =>
  rijen
    .map((rij) => delen.flatMap(({ naam, label }) => (rij[naam] ? [`${label}: ${rij[naam].replaceAll('\n', ' ')}`] : [])).join(' · '))
    .join('\n');

const bijlagen = (velden: Velden): string => JSON.stringify(rijenVan(velden, 'downloads').map(({ titel, url }) => [titel, url]));

/** Documents by name; of the same name with something else in it, which is which. */
function bijlagenNaast(van: Velden, naar: Velden): [string, string] {
  const lijst = (velden: Velden, andere: Velden, kant: string) =>
    rijenVan(velden, 'downloads')
      .map(({ titel = '', url }) => {
        const zelfde = rijenVan(andere, 'downloads').filter((een) => een.titel === titel);
        return zelfde.length === 0 || zelfde.some((een) => een.url === url) ? titel : `${titel} (${kant} bestand)`;
      })
      .join('\n');
  return [lijst(van, naar, 'oud'), lijst(naar, van, 'nieuw')];
}
