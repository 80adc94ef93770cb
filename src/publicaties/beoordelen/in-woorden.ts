import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { keuzesVan, tekstVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { groepenVoor, optielijsten } from '#publicaties/velden/opties.ts';
import { alsTekst } from '#publicaties/velden/vergelijken.ts';

type Sessies = readonly { slug: string; titel: string }[];

/** What was filled in at one field, as a judge reads it: titles for choices and references, days in words. */
export function inWoorden(veld: Veld, velden: Velden, { inhoud, sessies }: { inhoud: Inhoud; sessies: Sessies }): string {
  if (veld.soort === 'keuzes') {
    const opties = groepenVoor(veld, optielijsten(inhoud, sessies)).flatMap((groep) => groep.opties);
    return keuzesVan(velden, veld.naam)
      .map((waarde) => opties.find((optie) => optie.waarde === waarde)?.tekst ?? waarde)
      .join('\n');
  }
  const tekst = alsTekst(veld, velden);
  if (veld.soort === 'regel' && veld.type === 'date') return dagInWoorden(tekst);
  if (veld.naam === 'verwant' || veld.naam === 'praktijken') return praktijktitels(tekstVan(velden, veld.naam), inhoud);
  return tekst;
}

function dagInWoorden(tekst: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst)) return tekst;
  try {
    return datumTekst(momentVan(tekst));
  } catch {
    return tekst;
  }
}

/** One address or name a line, as it was typed. */
const praktijktitels = (tekst: string, inhoud: Inhoud): string =>
  tekst
    .split('\n')
    .map((regel) => {
      const slug = /([a-z0-9-]+)\/?\s*$/.exec(regel)?.[1] ?? '';
      return inhoud.een('praktijken', slug)?.gegevens.titel ?? regel;
    })
    .join('\n');
