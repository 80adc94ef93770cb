import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db } from '#db/tabellen.ts';
import { datumTekst, isoDatum, momentVan } from '#grond/taal/datum.ts';
import { woord } from '#inhoud/woorden.ts';
import { type Regioverzoek, type Regioweigering, regioHerschrijven } from './regio-herschrijven.ts';
import { correctieweigering, isNu, metVerbeterde, type Stapweigering, type Statusstap, stapweigering } from './statusstappen.ts';

export type Statusuitslag = { gelukt: true; uitgevoerd: boolean } | Regioweigering | { gelukt: false; reden: Stapweigering };

/** Gives a region its next status, since a day and by a decision; what it was stays in its history. */
export const statusZetten = (db: Db, { stap, ...verzoek }: Regioverzoek & { stap: Statusstap }): Promise<Statusuitslag> =>
  regioHerschrijven<Stapweigering>(db, verzoek, {
    wijzig({ gegevens: { status_verloop } }) {
      // Merging moves rights too, and is an act of its own.
      const nee = stap.status === 'samengevoegd' ? 'alleen-samenvoegen' : stapweigering(status_verloop, stap, isoDatum(verzoek.nu));
      return nee ? { nee } : { anders: { status_verloop: [...status_verloop, stap] }, toelichting: stapTekst(stap) };
    },
    staatEr: isNu(stap),
    erbij: (trx, { slug }) =>
      gebeurtenisVastleggen(trx, { ...daad(verzoek), wat: 'regio-status', onderwijsregio: slug, bijzonderheden: stap.status }),
  });

type Correctieregel = Stapweigering | 'zonder-reden';
export type Verbeteruitslag = { gelukt: true; uitgevoerd: boolean } | Regioweigering | { gelukt: false; reden: Correctieregel };

/** Puts the last status right, with why; not a merge, which is never undone. */
export const statusCorrigeren = (
  db: Db,
  { stap, reden, ...verzoek }: Regioverzoek & { stap: Statusstap; reden: string },
): Promise<Verbeteruitslag> =>
  regioHerschrijven<Correctieregel>(db, verzoek, {
    wijzig({ gegevens: { status_verloop } }) {
      if (reden.trim() === '') return { nee: 'zonder-reden' };
      const nee = correctieweigering(status_verloop, stap, isoDatum(verzoek.nu));
      if (nee) return { nee };
      const verbeterd = metVerbeterde(status_verloop, stap);
      return { anders: { status_verloop: verbeterd }, toelichting: `Status verbeterd: ${stapTekst(stap)}. ${reden}` };
    },
    staatEr: isNu(stap),
    erbij: (trx, { slug }) =>
      gebeurtenisVastleggen(trx, { ...daad(verzoek), wat: 'regio-verbeterd', onderwijsregio: slug, bijzonderheden: stap.status }),
  });

const daad = ({ account, nu }: Pick<Regioverzoek, 'account' | 'nu'>) => ({ door: account, nu });

/** "Voorloper sinds 1 november 2026, besluit: Bestuurlijk overleg" */
const stapTekst = ({ status, sinds, besluit }: Statusstap): string =>
  `${woord(status)} sinds ${datumTekst(momentVan(sinds))}, besluit: ${besluit}`;
