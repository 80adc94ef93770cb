import { defineMiddleware } from 'astro:middleware';
import { isPersoonlijk, koekjes, wieIsHet } from '#accounts/inloggen/wie-is-het.ts';

/** Who is at the door. A database that cannot be read means: nobody, who is not told to log in. */
export const onRequest = defineMiddleware(async ({ locals, cookies, request, url, isPrerendered }, next) => {
  if (isPrerendered || !isPersoonlijk(request.method, url.pathname)) return next();
  const { naam, opties } = koekjes(locals.proef).login;
  const koekje = cookies.get(naam)?.value;
  if (koekje) {
    try {
      locals.account = await wieIsHet(locals.db, { koekje, nu: Date.now() });
      if (!locals.account) cookies.delete(naam, opties);
    } catch (fout) {
      locals.log.warn({ fout: String(fout) }, 'Who is logged in could not be read.');
      locals.onleesbaar = fout;
    }
  }
  const antwoord = await next();
  if (locals.onleesbaar && vraagtInTeLoggen(antwoord)) return new Response(null, { status: 503 });
  if (locals.formulier?.wachtS) antwoord.headers.set('Retry-After', String(locals.formulier.wachtS));
  return antwoord;
});

const vraagtInTeLoggen = ({ status, headers }: Response): boolean =>
  status === 401 || headers.get('location')?.startsWith('/inloggen/') === true;
