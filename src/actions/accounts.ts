import { type ActionAPIContext, ActionError } from 'astro:actions';
import { koekjes } from '#accounts/inloggen/aanwezigheid.ts';
import { codeInleveren, codeVragen, type Weigering } from '#accounts/inloggen/inloggen.ts';
import { herstelcodesStand, herstelcodesVernieuwen } from '#accounts/inloggen/nieuwe-herstelcodes.ts';
import { apparaatVan } from '#accounts/inloggen/sessions.ts';
import { tweedeStapZetten } from '#accounts/inloggen/tweede-stap.ts';
import { adresInvoer, appInvoer, codeInvoer, naarVan, stapInvoer } from '#accounts/invoer.ts';
import { isRe } from '#accounts/rechten.ts';
import { formulieractie, lees, weigeren } from './formulier.ts';
import { gegevens } from './gegevens.ts';
import { INLOGZINNEN, wachttekst } from './inlogzinnen.ts';
import { telMail } from './mailgrens.ts';

const inloggen = formulieractie('inloggen', async (data, context) => {
  const { adres } = lees(context, 'inloggen', data, adresInvoer);
  await telMail(context, 'inlogcode', { actie: 'inloggen', data });
  const { db, proef, meldCode } = context.locals;
  const uitslag = await codeVragen(db, { adres, proef, meldCode, nu: Date.now() });
  if (!uitslag.gelukt)
    weigeren(context, 'TOO_MANY_REQUESTS', {
      actie: 'inloggen',
      data,
      wachtS: Math.ceil(uitslag.wachtMs / 1000),
      melding: `Voor dit adres is te vaak een code gevraagd. Probeer het over ${wachttekst(uitslag.wachtMs)} opnieuw.`,
    });
  const { naam, opties } = koekjes(proef).inlogcode;
  context.cookies.set(naam, uitslag.koekje, opties);
  return { naar: metNaar('/inloggen/code/', data) };
});

const inlogcode = formulieractie('inlogcode', async (data, context) => {
  const { code } = lees(context, 'inlogcode', data, codeInvoer);
  const uitslag = await codeInleveren(context.locals.db, { ...browser(context), code, nu: Date.now() });
  // A double click: the first one did it, or brought this browser to the second step.
  if (!uitslag.gelukt && context.locals.account) return { naar: naarVan(data.get('naar')) };
  if (!uitslag.gelukt && uitslag.reden === 'gebruikt') return { naar: metNaar('/inloggen/tweede-stap/', data) };
  if (!uitslag.gelukt) return weigerCode(context, 'inlogcode', data, uitslag);
  return uitslag.stap === 'klaar' ? binnen(context, data, uitslag) : { naar: metNaar('/inloggen/tweede-stap/', data) };
});

const tweedeStap = formulieractie('tweedeStap', async (data, context) => {
  const { code } = lees(context, 'tweedeStap', data, stapInvoer);
  const uitslag = await tweedeStapZetten(context.locals.db, { ...browser(context), code, nu: Date.now() });
  const { account, db } = context.locals;
  // Sent again by who is inside already: the codes are shown once, and the page about them says what to do now.
  if (!uitslag.gelukt && account) {
    const { netGekoppeld } = await herstelcodesStand(db, { account, nu: Date.now() });
    return { naar: netGekoppeld ? '/mijn/gegevens/herstelcodes/?getoond=ja' : naarVan(data.get('naar')), herstelcodes: null };
  }
  if (!uitslag.gelukt) return weigerCode(context, 'tweedeStap', data, uitslag);
  return { ...binnen(context, data, uitslag), herstelcodes: uitslag.herstelcodes };
});

const herstelcodes = formulieractie('herstelcodes', async (data, context) => {
  const { account, db } = context.locals;
  if (!account || !isRe(account)) throw new ActionError({ code: 'UNAUTHORIZED', message: 'Log eerst in.' });
  const { code } = lees(context, 'herstelcodes', data, appInvoer);
  const uitslag = await herstelcodesVernieuwen(db, { account, code, nu: Date.now() });
  if (!uitslag.gelukt) return weigerCode(context, 'tweedeStap', data, uitslag);
  return { codes: uitslag.codes };
});

export const accounts = { inloggen, inlogcode, tweedeStap, herstelcodes, ...gegevens };

/** What a browser shows of itself: its two cookies and what it is. */
function browser({ locals, cookies, request }: ActionAPIContext) {
  const { login, inlogcode: vraag } = koekjes(locals.proef);
  return {
    koekje: cookies.get(vraag.naam)?.value ?? '',
    oudeLogin: cookies.get(login.naam)?.value,
    apparaat: apparaatVan(request.headers.get('user-agent')),
  };
}

function binnen({ locals, cookies }: ActionAPIContext, data: FormData, gelukt: { login: string; eersteKeer: boolean }): { naar: string } {
  const { login, inlogcode: vraag } = koekjes(locals.proef);
  cookies.set(login.naam, gelukt.login, login.opties);
  cookies.delete(vraag.naam, vraag.opties);
  return { naar: gelukt.eersteKeer ? metNaar('/mijn/gegevens/', data) : naarVan(data.get('naar')) };
}

function metNaar(pad: string, data: FormData): string {
  const naar = naarVan(data.get('naar'));
  return naar === '/mijn/' ? pad : `${pad}?naar=${encodeURIComponent(naar)}`;
}

function weigerCode(context: ActionAPIContext, actie: keyof typeof INLOGZINNEN, data: FormData, weigering: Weigering): never {
  const { reden, wachtMs } = weigering;
  const zin = INLOGZINNEN[actie][reden](weigering);
  // Nobody types a wrong code over from the page.
  data.delete('code');
  if (reden === 'te-veel-fouten') weigeren(context, 'TOO_MANY_REQUESTS', { actie, data, melding: zin, wachtS: Math.ceil(wachtMs / 1000) });
  weigeren(context, 'BAD_REQUEST', { actie, data, ...(reden === 'fout' ? { fouten: { code: zin } } : { melding: zin }) });
}
