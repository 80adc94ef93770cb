import type { ActionAPIContext } from 'astro:actions';
import { koekjes } from '#accounts/inloggen/wie-is-het.ts';

/** After an act that ended this login: the cookie goes, and the page says so. */
export function uitgelogd({ locals, cookies }: ActionAPIContext, naar = '/uitloggen/'): { naar: string } {
  const { login } = koekjes(locals.proef);
  cookies.delete(login.naam, login.opties);
  return { naar };
}
