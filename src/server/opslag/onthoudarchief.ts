import type { Onthoudarchief } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { digestVan } from '#grond/digest.ts';
import { Opslagstoring } from '#inhoud/bijlagen/berging.ts';
import { type Emmerinstelling, openEmmer } from '#inhoud/bijlagen/emmer.ts';
import { opslagInstelling } from '#inhoud/bijlagen/opslag-url.ts';

/** Somebody waits for an answer, and the file of this machine has it already. */
const GEDULD = { PUT: 4000 };
const PREFIX = 'onomkeerbaar/';
const NAAM = /^onomkeerbaar\/(\d{12})-([0-9a-f]{16})\.jsonl$/;
const TEGELIJK = 8;

const begin = (nr: number): string => `${PREFIX}${String(nr).padStart(12, '0')}-`;

/**
 * What a restore may not undo, as objects beside the uploads: a name says the number and what is in it, so none is ever written over, by
 * whichever machine and whatever happened to the database.
 */
export function openOnthoudarchief(opslagUrl: string, anders: Emmerinstelling = {}): Onthoudarchief {
  const { vraag, namen } = openEmmer(opslagInstelling(opslagUrl), { ...anders, geduld: { ...GEDULD, ...anders.geduld } });
  return {
    async bewaar(nr, tekst) {
      const body = Buffer.from(tekst);
      const digest = digestVan(body);
      const headers = { 'content-type': 'application/x-ndjson', 'x-amz-content-sha256': digest };
      await vraag('PUT', `/${begin(nr)}${digest.slice(0, 16)}.jsonl`, { headers, body });
    },
    async na(nr) {
      // A "~" comes after whatever follows a number.
      const alle = (await namen(PREFIX, nr < 0 ? '' : `${begin(nr)}~`)).filter((naam) => NAAM.test(naam));
      const uit: { nr: number; tekst: string }[] = [];
      for (let plek = 0; plek < alle.length; plek += TEGELIJK)
        uit.push(...(await Promise.all(alle.slice(plek, plek + TEGELIJK).map(async (naam) => lees(naam, await vraag('GET', `/${naam}`))))));
      return uit;
    },
  };
}

function lees(naam: string, { bytes }: { bytes: Buffer }): { nr: number; tekst: string } {
  const [, nr, digest = ''] = NAAM.exec(naam) ?? [];
  if (!digestVan(bytes).startsWith(digest)) throw new Opslagstoring('The store gave other bytes than were kept.');
  return { nr: Number(nr), tekst: bytes.toString() };
}
