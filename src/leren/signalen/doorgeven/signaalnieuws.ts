import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { opgegaanReeks } from '#inhoud/regiostand.ts';
import { type Inhoud, SOORTNAAM } from '#inhoud/stuk.ts';
import { type OpenbaarSignaal, openbareSignalen, signaalbouwstenen } from '../openbare-signalen.ts';
import { signalenLezen } from '../signaal.ts';

/** A signal that everybody may read, or its answer, as who follows its region or bouwstenen is told. */
export interface Signaalbericht {
  signaal: string;
  antwoord: boolean;
  op: Moment;
  wat: string;
  titel: string;
  url: string;
  erbij: string;
  onderwerpen: string[];
  voorbeeld: boolean;
}

/**
 * Signals that stand there with the name of their region and wait for a first answer, for who follows that region; and answers, for who
 * follows it or a bouwsteen that they came from. Of a bundle only what all go on with is told. Of after `na`, until `tot`.
 */
export async function signaalnieuws(
  trx: Transaction<Tabellen>,
  { inhoud, na, tot }: { inhoud: Inhoud; na: Moment; tot: Moment },
): Promise<Signaalbericht[]> {
  const { alle, een } = openbareSignalen(await signalenLezen(trx), inhoud);
  return alle.flatMap((signaal): Signaalbericht[] => {
    const { verloop, openbaarOp, kop, delen } = signaal;
    const antwoord = verloop.status === 'beantwoord';
    const op = antwoord ? Math.max(openbaarOp, verloop.afgehandeldOp ?? 0) : openbaarOp;
    if (op <= na || op > tot || (antwoord ? kop !== null : verloop.afgehandeldOp !== null)) return [];
    const samen = antwoord ? [signaal, ...delen.flatMap(({ id }) => een(id) ?? [])] : [signaal];
    const onderwerpen = [
      ...(antwoord ? samen.flatMap(signaalbouwstenen).map((slug) => `bouwsteen:${slug}`) : []),
      ...regios(samen, inhoud),
    ];
    return onderwerpen.length === 0 ? [] : [bericht(signaal, inhoud, { antwoord, op, onderwerpen: [...new Set(onderwerpen)] })];
  });
}

const regios = (signalen: readonly OpenbaarSignaal[], inhoud: Inhoud): string[] =>
  signalen.flatMap(({ regio }) => (regio ? opgegaanReeks(inhoud, regio.slug).map((slug) => `regio:${slug}`) : []));

const bericht = (
  { id, titel, url, regio, voorbeeld }: OpenbaarSignaal,
  inhoud: Inhoud,
  wat: Pick<Signaalbericht, 'antwoord' | 'op' | 'onderwerpen'>,
): Signaalbericht => ({
  ...{ ...wat, signaal: id, titel, url, voorbeeld, erbij: regio ? regionamen(inhoud)(regio.slug) : '' },
  wat: wat.antwoord ? 'Antwoord op een signaal' : SOORTNAAM.signaal.een,
});
