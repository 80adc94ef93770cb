import type { ActionAPIContext } from 'astro:actions';
import { weigeren } from './formulier.ts';
import { wachttekst } from './inlogzinnen.ts';

type Soort = Parameters<App.Locals['telMail']>[0];

/** Counts a valid form that has us mail an address typed in; refuses it, filled in, when one visitor sends too many. */
export async function telMail(context: ActionAPIContext, soort: Soort, form: { actie: string; data: FormData }): Promise<void> {
  const wachtS = await context.locals.telMail(soort);
  if (wachtS === 0) return;
  const melding = `Vanaf jouw netwerk is dit formulier te vaak verstuurd. Wat je invulde, staat er nog. Probeer het over ${wachttekst(wachtS * 1000)} opnieuw.`;
  weigeren(context, 'TOO_MANY_REQUESTS', { ...form, wachtS, melding });
}
