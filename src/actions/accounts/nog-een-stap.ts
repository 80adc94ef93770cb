import { tweedeStapVernieuwen } from '#accounts/inloggen/tweede-stap-vernieuwen.ts';
import type { Verzonden, Zin } from '../formulier.ts';
import { pogingMelden } from './poging-melden.ts';

/** What who must show once more who they are reads, at the field for the code. */
export const NOG_EEN_STAP: Zin = {
  code: 'FORBIDDEN',
  zin: 'Laat nog een keer zien dat jij het bent. Vul de code in die je app nu laat zien.',
  veld: 'code',
};

type Codeformulier = Pick<Verzonden<NonNullable<App.Locals['account']>, never>, 'account' | 'data' | 'veld' | 'nu' | 'locals'>;

/** Takes the second step again when the form brings a code; null when there is nothing wrong with that. */
export async function nogEenStap({ account, data, veld, nu, locals }: Codeformulier) {
  const code = veld('code');
  // Nobody types a code over from the page.
  data.delete('code');
  if (code === '') return null;
  const stap = await tweedeStapVernieuwen(locals.db, { account, code, kluis: locals.kluis, nu });
  if (stap.gelukt) return null;
  pogingMelden(locals, 'tweede-stap', stap);
  return stap;
}
