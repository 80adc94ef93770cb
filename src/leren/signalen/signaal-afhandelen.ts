import type { Db } from '#db/tabellen.ts';
import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import { type Stapinhoud, signaalstapBrief } from './brieven.ts';
import { NIET_OPGELOST_MS, type Signaalhandeling } from './signaalhandelingen.ts';
import { rondsturen, type Signaallezer } from './signaalpost.ts';
import { type Signaaluitslag, type Signaalverzoek, stapZetten } from './signaalstap.ts';

/** The Realisatie-Eenheid lets everybody read it, as it stood when they looked; who sent it in hears that. */
export const signaalOpenbaarMaken = (db: Db, verzoek: Signaalverzoek): Promise<Signaaluitslag> =>
  stapZetten(db, { ...verzoek, handeling: 'openbaar', tekst: '' }, async (trx, een) => {
    const eigen = { ...een, openbaarOp: verzoek.nu };
    await rondsturen(trx, [eigen], { maak: schrijf(verzoek, { handeling: 'openbaar', tekst: '' }), ookMede: false, nu: verzoek.nu });
    return { openbaar_op: verzoek.nu };
  });

/** Takes it off the site again; who sent it in reads why. */
export const signaalVerbergen = (db: Db, verzoek: Signaalverzoek & { reden: string }): Promise<Signaaluitslag> =>
  vanDeSite(db, 'verbergen', verzoek);

/** Asks for other words, such as without the name of a person; nobody else reads it meanwhile, nor stands under what it becomes. */
export const signaalTerugsturen = (db: Db, verzoek: Signaalverzoek & { reden: string }): Promise<Signaaluitslag> =>
  vanDeSite(db, 'terugsturen', verzoek);

const vanDeSite = (db: Db, handeling: 'verbergen' | 'terugsturen', { reden, ...verzoek }: Signaalverzoek & { reden: string }) =>
  stapZetten(db, { ...verzoek, handeling, tekst: reden }, async (trx, een) => {
    const stap = { handeling, tekst: reden };
    await rondsturen(trx, [{ ...een, openbaarOp: null }], { maak: schrijf(verzoek, stap), nu: verzoek.nu });
    if (handeling === 'terugsturen') await trx.deleteFrom('medesignaal').where('signaal_id', '=', een.id).execute();
    return { openbaar_op: null };
  });

/** It is discussed at a national table; everybody whom it concerns reads at which and when. */
export const naarTafelBrengen = (
  db: Db,
  { tafel, tafelDag, toelichting, ...verzoek }: Signaalverzoek & { tafel: string; tafelDag: string; toelichting: string },
): Promise<Signaaluitslag> => {
  const waar = `${tafel}${tafelDag === '' ? '' : `, ${datumTekst(momentVan(tafelDag, '12:00'))}`}.`;
  const stap = { ...verzoek, handeling: 'naar-tafel', tekst: [waar, toelichting].filter(Boolean).join('\n') } as const;
  return stapZetten(db, stap, async (trx, _, bundel) => {
    const brief = { handeling: 'naar-tafel', tekst: toelichting, tafel: { tafel, tafelDag } } as const;
    await rondsturen(trx, bundel, { maak: schrijf(verzoek, brief), nu: verzoek.nu });
    return { tafel, tafel_dag: tafelDag };
  });
};

/** The answer, with whose it is and of which day, for everybody whom it concerns. */
export const signaalBeantwoorden = (
  db: Db,
  { antwoord, namens, antwoordDag, ...verzoek }: Signaalverzoek & { antwoord: string; namens: string; antwoordDag: string },
): Promise<Signaaluitslag> => afronden(db, verzoek, { handeling: 'beantwoorden', tekst: antwoord, namens, antwoordDag });

/** Ends it without an answer; everybody whom it concerns reads why. */
export const signaalNietDoorzetten = (db: Db, { reden, ...verzoek }: Signaalverzoek & { reden: string }): Promise<Signaaluitslag> =>
  afronden(db, verzoek, { handeling: 'niet-doorzetten', tekst: reden, namens: '', antwoordDag: '' });

interface Einde {
  handeling: Signaalhandeling & ('beantwoorden' | 'niet-doorzetten');
  tekst: string;
  namens: string;
  antwoordDag: string;
}
const afronden = (db: Db, verzoek: Signaalverzoek, { handeling, tekst, namens, antwoordDag }: Einde): Promise<Signaaluitslag> =>
  stapZetten(db, { ...verzoek, handeling, tekst }, async (trx, _, bundel) => {
    const { nu } = verzoek;
    const maak = (lezer: Signaallezer) => {
      const tot = lezer.signaal.nietOpgelostOp === null ? { tot: nu + NIET_OPGELOST_MS } : {};
      return schrijf(verzoek, { handeling, tekst, antwoord: { namens, antwoordDag, ...tot } })(lezer);
    };
    await rondsturen(trx, bundel, { maak, nu });
    return { antwoord: tekst, namens, antwoord_dag: antwoordDag, afgehandeld_op: nu };
  });

const schrijf =
  ({ origin }: Pick<Signaalverzoek, 'origin'>, stap: Stapinhoud) =>
  (lezer: Signaallezer) =>
    signaalstapBrief({ ...lezer, origin }, stap);
