import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { aantal, opsomming } from '#grond/taal/opsomming.ts';
import { openPlaatsuitnodigingen, PLAATS_VAST_MS } from '#kennissessies/aanmelden/uitgenodigd/plaatsuitnodiging.ts';
import type { Aanmeldpost } from '#kennissessies/brieven/post.ts';
import type { Uitnodigingspost } from '#kennissessies/brieven/uitnodigingsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { betrokkenen } from '#kennissessies/met-account.ts';
import type { Brief } from '#mail/outbox.ts';

/** A letter that is about to go out, as somebody would get it. */
export interface Voorbeeldbrief {
  /** "60 mensen met een plaats" */
  aan: string;
  onderwerp: string;
  tekst: string;
}
/** Who would get mail, said before it is sent. */
export interface Gevolg {
  /** "Dit gaat naar 84 mensen: 60 met een plaats, 24 op de wachtlijst." */
  zin: string;
  mensen: number;
  brieven: Voorbeeldbrief[];
}
/** People who get the same letter, as "met een plaats"; the letter is only made when it is shown. */
export type Groep = { mensen: number; wie: string; brief: () => Brief };

/** Everybody who hears of a change or a cancellation, in groups; who was invited did not answer yet. */
export async function groepen(
  trx: Db | Transaction<Tabellen>,
  kennissessieId: string,
): Promise<{ plaats: number; wachtlijst: number; uitgenodigd: number }> {
  const mensen = await betrokkenen(trx, kennissessieId);
  const wachtlijst = mensen.filter(({ status }) => status === 'wachtlijst').length;
  const uitgenodigd = (await openPlaatsuitnodigingen(trx, kennissessieId)).length;
  return { plaats: mensen.length - wachtlijst, wachtlijst, uitgenodigd };
}

/** The sentence and the letters for these groups; null when nobody gets mail. */
export function gevolg(alle: readonly Groep[]): Gevolg | null {
  const met = alle.filter(({ mensen }) => mensen > 0).map((groep) => ({ ...groep, ...groep.brief() }));
  const mensen = met.reduce((som, groep) => som + groep.mensen, 0);
  if (mensen === 0) return null;
  const wieTekst = (groep: Groep) => `${aantal(groep.mensen, 'persoon', 'mensen')} ${groep.wie}`;
  const delen = met.map((groep) => `${groep.mensen} ${groep.wie}`);
  const [enige] = met;
  const wie = met.length === 1 && enige ? wieTekst(enige) : `${mensen} mensen: ${delen.length > 2 ? opsomming(delen) : delen.join(', ')}`;
  const mails = met.reduce((som, groep) => som + groep.mensen * (1 + (groep.vervolg?.length ?? 0)), 0);
  return {
    zin: `Dit gaat naar ${wie}.${mails > mensen ? ` Samen zijn dat ${mails} mails: elke afspraak in de agenda heeft een eigen mail.` : ''}`,
    mensen,
    brieven: met.map((groep) => ({ aan: wieTekst(groep), onderwerp: groep.onderwerp, tekst: zonderAdres(groep.tekst) })),
  };
}

/** Everybody's letter leads to their own registration: an example has no address that works. */
const zonderAdres = (tekst: string): string => tekst.replaceAll(/https?:\/\/\S*[=/]eigen(?![\w-])\S*/g, '(eigen link van wie dit krijgt)');

/** The same letters as *Brieven* keeps them: nobody's name, and no key of anybody. */
export function alsBewaard(alle: readonly Groep[]): string {
  const brieven = gevolg(alle)?.brieven ?? [];
  return brieven.map(({ aan, tekst }) => (brieven.length > 1 ? `Aan ${aan}\n\n${tekst}` : tekst)).join('\n\n\n');
}

/** For a letter to nobody in particular: no name, and no key that opens somebody's registration. */
export const voorNiemand = (
  kennissessie: MetLink,
  origin: string,
  nu: Moment,
  deelname: Aanmeldpost['aanmelding']['deelname'] = null,
): Aanmeldpost => ({
  kennissessie,
  aanmelding: { id: 'eigen', sleutel: 'eigen', deelname, vraag: '', toegang: '', dieet: '', volgnummer: 0 },
  deelnemer: { naam: '(naam)', adres: 'naam@voorbeeld.example' },
  ...{ origin, nu },
});

/** The same for who was invited. */
export const voorGenodigde = (kennissessie: MetLink, { origin, nu }: { origin: string; nu: Moment }): Uitnodigingspost => ({
  kennissessie,
  uitnodiging: {
    ...{
      id: 'eigen',
      adres: 'naam@voorbeeld.example',
      sleutel: 'eigen',
      plek: kennissessie.achtergehouden > 0 ? 'achtergehouden' : 'vrij',
    },
    verloopt_op: Math.min(nu + PLAATS_VAST_MS, kennissessie.beginOp),
  },
  origin,
});
