import { inlogcode } from '#accounts/brieven.ts';
import { openDb } from '#db/open.ts';
import { bevestiging } from '#kennissessies/brieven/ontvangstbrieven.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { htmlVan } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { sessieslug } from './opzet.ts';

/** The letters that the site would write, made once: the bare server only fills in the code. */
export async function brievenVooraf(bestand: string): Promise<{ code: Vooraf; bevestiging: Vooraf }> {
  const { db, sluit } = openDb(bestand);
  const kennissessie = await opzoeken(db, { slug: sessieslug(1) });
  await sluit();
  if (!kennissessie) throw new Error('There is no session to write about.');
  const deelnemer = { naam: 'Meter', adres: 'meter@bench.example' };
  const aanmelding = { id: 'id', sleutel: 'sleutel', deelname: null, vraag: 'Wat kost het?', toegang: '', dieet: '', volgnummer: 0 };
  return {
    code: vooraf(inlogcode({ adres: deelnemer.adres, code: '{code}' })),
    bevestiging: vooraf(bevestiging({ kennissessie, aanmelding, deelnemer, origin: 'http://127.0.0.1:4321', nu: Date.now() })),
  };
}

interface Vooraf {
  onderwerp: string;
  tekst: string;
  html: string;
  agenda: string | null;
}

const vooraf = ({ onderwerp, tekst, html, agenda }: Brief): Vooraf => ({
  onderwerp,
  tekst,
  html: html ?? htmlVan(onderwerp, tekst),
  agenda: agenda?.ics ?? null,
});
