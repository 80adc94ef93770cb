import { aannemen } from '#inhoud/bijlagen/aannemen.ts';
import type { Bijlageweigering } from '#inhoud/bijlagen/bijlagesoorten.ts';
import { materiaalInvoer } from '#kennissessies/organiseren/materiaal/invoer.ts';
import { type Materiaaluitslag, MEESTE_MATERIALEN, materiaalToevoegen } from '#kennissessies/organiseren/materiaal/materiaal-toevoegen.ts';
import { type Materiaalweguitslag, materiaalWeghalen } from '#kennissessies/organiseren/materiaal/materiaal-weghalen.ts';
import { formulieractie, type RedenVan, type Zin } from '../formulier.ts';
import { BESTANDSZINNEN } from '../publicaties/bijlagen.ts';
import { SESSIEZINNEN } from './sessiezinnen.ts';

const MATERIAALZINNEN = {
  ...BESTANDSZINNEN,
  onbekend: SESSIEZINNEN.onbekend,
  'kan-niet': { code: 'CONFLICT', zin: 'Aan deze kennissessie kun je nu geen materialen toevoegen. Er is niets bewaard.' },
  'niets-gekozen': { code: 'BAD_REQUEST', zin: 'Kies een bestand of vul een link in.', veld: 'bestand' },
  allebei: {
    code: 'BAD_REQUEST',
    zin: 'Voeg het bestand en de link een voor een toe. Maak de link leeg als je eerst het bestand wilt toevoegen.',
    veld: 'link',
  },
  'te-veel': {
    code: 'CONFLICT',
    zin: `Er staan al ${MEESTE_MATERIALEN} materialen. Haal er eerst een weg, of zet ze samen ergens anders neer en link ernaar.`,
  },
  'staat-er-al': { code: 'CONFLICT', zin: 'Dit bestand of deze link staat al in de lijst.' },
  'al-weggehaald': { code: 'CONFLICT', zin: 'Dit materiaal is al weggehaald.' },
} satisfies Record<RedenVan<Materiaaluitslag<Bijlageweigering> | Materiaalweguitslag>, Zin>;

/** The doors for files and links for who has a place. */
export const materialen = {
  materiaalToevoegen: formulieractie(MATERIAALZINNEN, async (verzonden) => {
    const { account, data, veld, lees, weiger, nu, locals } = verzonden;
    const { db, bergingen } = locals;
    const id = veld('kennissessie');
    const gekozen = data.get('bestand');
    const uitslag = await materiaalToevoegen(db, {
      ...{ account, id, nu, ...lees(materiaalInvoer) },
      bestand: gekozen instanceof File ? gekozen : null,
      aannemen: (bytes) => aannemen(bergingen.deelnemers, bytes),
    });
    return uitslag.gelukt ? { naar: `/beheer/kennissessies/${id}/materiaal/?gedaan=toegevoegd` } : weiger(uitslag);
  }),
  materiaalWeghalen: formulieractie(MATERIAALZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const id = veld('kennissessie');
    const uitslag = await materiaalWeghalen(db, { account, id, materiaal: veld('materiaal'), nu });
    return uitslag.gelukt ? { naar: `/beheer/kennissessies/${id}/materiaal/?gedaan=weggehaald` } : weiger(uitslag);
  }),
};
