import type { Account } from '#accounts/account.ts';
import type { Verzonden, Zin } from './formulier.ts';

export const MAILGRENS = {
  'te-veel-mail': {
    code: 'TOO_MANY_REQUESTS',
    zin: ({ wacht }) =>
      `Vanaf jouw netwerk is dit formulier te vaak verstuurd. Wat je invulde, staat er nog. Probeer het over ${wacht} opnieuw.`,
  },
} satisfies Record<string, Zin>;

/** Counts a valid form that has us mail an address typed in; refuses it, filled in, when one person or network sends too many. */
export async function telMail(
  { account, locals, weiger }: Pick<Verzonden<Account | null, keyof typeof MAILGRENS>, 'account' | 'locals' | 'weiger'>,
  soort: Parameters<App.Locals['countMail']>[0],
): Promise<void> {
  const wachtS = await locals.countMail(soort, account?.id);
  if (wachtS > 0) weiger({ reden: 'te-veel-mail', wachtMs: wachtS * 1000 });
}
