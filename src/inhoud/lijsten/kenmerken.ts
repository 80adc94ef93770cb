import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import { aantal, opsomming } from '#grond/taal/opsomming.ts';
import { huidigeStap } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { verschijntekst } from '#inhoud/verschijndag.ts';
import { woord } from '#inhoud/woorden.ts';

/** What a card says whose source is gone. */
export const LINK_KAPOT = 'de link werkt niet meer';

const regioNaam = (inhoud: Inhoud, slug: string | null): string => (slug && inhoud.een('onderwijsregios', slug)?.gegevens.titel) || '';

/**
 * The few facts a card shows of an entry, most telling first; empty ones are left out. `sessieOp` is when the session of a terugblik was.
 */
export function kenmerken(inhoud: Inhoud, stuk: Stuk, sessieOp?: number): string[] {
  return alle(inhoud, stuk, sessieOp).filter((tekst) => tekst !== '');
}

function alle(inhoud: Inhoud, stuk: Stuk, sessieOp: number | undefined): string[] {
  const { gegevens } = stuk;
  if ('fase' in gegevens) return [opsomming(gegevens.sectoren), woord(gegevens.fase), regioNaam(inhoud, gegevens.regio)];
  if ('kernpunten' in gegevens)
    return [
      sessieOp === undefined ? `Gepubliceerd op ${datumTekst(momentVan(gegevens.gepubliceerd))}` : `Sessie van ${datumTekst(sessieOp)}`,
      aantal(gegevens.aantal_deelnemers, 'deelnemer', 'deelnemers'),
      regioNaam(inhoud, gegevens.regio),
    ];
  if ('niveau' in gegevens) {
    const { praktijken, terugblikken } = verbanden(inhoud).vanBouwsteen(stuk.slug);
    return [
      praktijken.length > 0 ? aantal(praktijken.length, 'best practice', 'best practices') : '',
      terugblikken.length > 0 ? aantal(terugblikken.length, 'terugblik', 'terugblikken') : '',
    ];
  }
  if ('bronsoort' in gegevens) return [woord(gegevens.bronsoort), gegevens.uitgever, verschijntekst(gegevens.verschenen)];
  if ('landsdeel' in gegevens)
    return [woord(huidigeStap(gegevens).status), opsomming(gegevens.sectoren), gegevens.landsdeel === 'onbekend' ? '' : gegevens.landsdeel];
  return 'gepubliceerd' in gegevens ? [datumTekst(momentVan(gegevens.gepubliceerd))] : [];
}
