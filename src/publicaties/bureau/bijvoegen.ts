import type { Db, Moment } from '#db/tabellen.ts';
import { type Aangenomen, aannemen } from '#inhoud/bijlagen/aannemen.ts';
import type { Berging } from '#inhoud/bijlagen/berging.ts';
import type { Bijlageweigering } from '#inhoud/bijlagen/bijlagesoorten.ts';
import { kan } from '#publicaties/handelingen.ts';
import { eigenInzending } from '#publicaties/inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { rijenVan, type Velden } from '#publicaties/soorten/veld.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';
import { nieuweRevisie } from './opslaan.ts';

const HOOGSTENS = 30;
interface Verzoek {
  account: Schrijver;
  id: string;
  nu: Moment;
}
type Weigering = { gelukt: false; reden: 'onbekend' | 'in-beoordeling' };
type Bijvoeguitslag = { gelukt: true; revisie: number } | Weigering | { gelukt: false; reden: 'te-veel-bijlagen' };

interface Toevoegverzoek extends Verzoek {
  /** Where uploads are kept. */
  berging: Berging;
  /** What somebody chose; null when nothing was. */
  bestand: File | null;
  omschrijving: string;
  /** That no description is needed, said on purpose. */
  zonderOmschrijving: boolean;
}
export type Toevoeguitslag =
  | { gelukt: true; markdown: string; revisie: number }
  | (Bijvoeguitslag & { gelukt: false })
  | { gelukt: false; reden: 'onbeschreven' | Bijlageweigering };

/**
 * Takes a file in for a draft, of a kind that has files; `markdown` shows it in the text. A picture gets a description or is said to need
 * none, and a document without a title gets its file name. Nothing is stored for who may not write here.
 */
export async function bijlageToevoegen(
  db: Db,
  { account, id, berging, bestand, omschrijving, zonderOmschrijving, nu }: Toevoegverzoek,
): Promise<Toevoeguitslag> {
  const inzending = await eigenInzending(db, { account, id });
  if (!inzending || soortVan(inzending.collectie).zonderBestanden) return { gelukt: false, reden: 'onbekend' };
  if (!kan('bewerken', inzending)) return { gelukt: false, reden: 'in-beoordeling' };
  if (!bestand || bestand.size === 0) return { gelukt: false, reden: 'leeg' };
  if (omschrijving === '' && !zonderOmschrijving) return { gelukt: false, reden: 'onbeschreven' };
  const aangenomen = await aannemen(berging, Buffer.from(await bestand.arrayBuffer()), bestand.name);
  if (!aangenomen.gelukt) return aangenomen;
  const { bijlage } = aangenomen;
  const tekst = bijlage.isBeeld ? (zonderOmschrijving ? '' : omschrijving) : omschrijving || titelUit(bestand.name);
  const uitslag = await bijvoegen(db, { account, id, bijlage, omschrijving: tekst, nu });
  if (!uitslag.gelukt) return uitslag;
  const { url } = bijlage;
  return { ...uitslag, markdown: bijlage.isBeeld ? beeldAlsMarkdown({ url, alt: tekst }) : `[${tekst}](${url})` };
}

/**
 * Adds a stored file to a draft: a document as a download with its title, a picture for the text with its description
 * ("" when it needs none). Another's text in the same draft is not touched.
 */
export async function bijvoegen(
  db: Db,
  {
    account,
    id,
    bijlage,
    omschrijving,
    nu,
  }: Verzoek & { bijlage: Pick<Aangenomen, 'url' | 'naam' | 'grootte' | 'isBeeld'>; omschrijving: string },
): Promise<Bijvoeguitslag> {
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!kan('bewerken', inzending)) return { gelukt: false, reden: 'in-beoordeling' };
    const { velden } = inzending;
    const { url, naam: soort, grootte, isBeeld } = bijlage;
    const lijst = isBeeld ? 'beelden' : 'downloads';
    const andere = rijenVan(velden, lijst).filter((rij) => rij.url !== url);
    if (andere.length + rijenVan(velden, isBeeld ? 'downloads' : 'beelden').length >= HOOGSTENS)
      return { gelukt: false, reden: 'te-veel-bijlagen' };
    // The same picture again: the first description stays, the second one is only in the text.
    const eerder = rijenVan(velden, lijst).find((een) => een.url === url)?.alt;
    const rij = isBeeld ? { url, alt: eerder || omschrijving } : { titel: omschrijving, url, soort, grootte };
    const revisie = await nieuweRevisie(trx, inzending, {
      soort: 'bijlage',
      velden: { ...velden, [lijst]: [...andere, rij] },
      door: account.id,
      nu,
    });
    return { gelukt: true, revisie };
  });
}

/** Takes a file out of a draft; older versions keep it. */
export async function bijlageWeghalen(db: Db, { account, id, url, nu }: Verzoek & { url: string }): Promise<{ gelukt: true } | Weigering> {
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!kan('bewerken', inzending)) return { gelukt: false, reden: 'in-beoordeling' };
    const zonder = (naam: string) => rijenVan(inzending.velden, naam).filter((rij) => rij.url !== url);
    const velden: Velden = { ...inzending.velden, downloads: zonder('downloads'), beelden: zonder('beelden') };
    await nieuweRevisie(trx, inzending, { soort: 'bijlage', velden, door: account.id, nu });
    return { gelukt: true };
  });
}

/** A picture as the text that shows it. */
export const beeldAlsMarkdown = ({ url, alt = '' }: Record<string, string>): string =>
  `![${alt.replace(/[[\]\\]/g, '').replace(/\s+/g, ' ')}](${url})`;

/** The name of a file as words. */
const titelUit = (bestandsnaam: string): string =>
  bestandsnaam
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\p{Cc}\p{Cf}_]+/gu, ' ')
    .trim()
    .slice(0, 120) || 'Bijlage';
