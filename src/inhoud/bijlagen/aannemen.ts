import { Beurt } from '#grond/beurt.ts';
import { digestVan } from '#grond/digest.ts';
import { slugVan } from '#grond/taal/slug.ts';
import { opnieuwGetekend } from './beeld.ts';
import type { Berging } from './berging.ts';
import { BIJLAGESOORTEN, type Bijlagesoort, type Bijlageweigering, MAX_BYTES } from './bijlagesoorten.ts';
import { herkennen, isHelePdf } from './herkennen.ts';
import { kantoorsoort } from './kantoor.ts';
import { pdfBezwaar } from './pdf.ts';

export interface Aangenomen {
  /** SHA-256 of what is stored. */
  hash: string;
  soort: Bijlagesoort;
  /** Address on the site: "/bijlagen/<hash>.pdf". */
  url: string;
  /** For people: "PDF" and "1,2 MB". */
  naam: string;
  grootte: string;
  isBeeld: boolean;
}
const MAX_NAAM = 80;
/** One file at a time: a picture of 60 million pixels takes some 200 MB while it is looked at. */
const beurt = new Beurt();

export type Aanneemuitslag = { gelukt: true; bijlage: Aangenomen } | { gelukt: false; reden: Bijlageweigering };

/**
 * Takes a file in. What it is, is decided by its contents: the name and the type that came with it play no part, but a
 * download gets the name back, made plain. Throws only when it cannot be kept (`Opslagstoring`).
 */
export async function aannemen(berging: Berging, bytes: Buffer, bestandsnaam = ''): Promise<Aanneemuitslag> {
  if (bytes.length === 0) return { gelukt: false, reden: 'leeg' };
  if (bytes.length > MAX_BYTES) return { gelukt: false, reden: 'te-groot' };
  const gekeurd = await beurt.doe(() => keuren(bytes));
  if ('reden' in gekeurd) return { gelukt: false, reden: gekeurd.reden };
  const { soort, inhoud } = gekeurd;
  const hash = digestVan(inhoud);
  await berging.zet(`${hash}.${soort}`, inhoud, gewoneNaam(bestandsnaam));
  const bijlage = {
    hash,
    soort,
    url: `/bijlagen/${hash}.${soort}`,
    naam: BIJLAGESOORTEN[soort].naam,
    grootte: grootteTekst(inhoud.length),
    isBeeld: soort === 'webp',
  };
  return { gelukt: true, bijlage };
}

const gewoneNaam = (bestandsnaam: string): string =>
  slugVan(bestandsnaam.replace(/\.[a-z0-9]{1,5}$/i, ''))
    .slice(0, MAX_NAAM)
    .replace(/-$/, '');

async function keuren(bytes: Buffer): Promise<{ soort: Bijlagesoort; inhoud: Buffer } | { reden: Bijlageweigering }> {
  const { vorm, dubbel } = herkennen(bytes);
  if (!vorm) return { reden: 'soort' };
  if (dubbel) return { reden: 'dubbel' };
  if (vorm === 'pdf') {
    const reden = isHelePdf(bytes) ? await pdfBezwaar(bytes) : 'kapot';
    return reden ? { reden } : { soort: 'pdf', inhoud: bytes };
  }
  if (vorm === 'zip') {
    const uitslag = await kantoorsoort(bytes);
    return 'reden' in uitslag ? uitslag : { soort: uitslag.soort, inhoud: bytes };
  }
  const beeld = await opnieuwGetekend(bytes);
  return beeld ? { soort: 'webp', inhoud: beeld } : { reden: 'kapot' };
}

/** "840 kB", "1,2 MB" */
export function grootteTekst(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
