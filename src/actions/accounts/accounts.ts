import type { ActionAPIContext } from 'astro:actions';
import { codeInleveren, codeVragen } from '#accounts/inloggen/inloggen.ts';
import { herstelcodesStand, herstelcodesVernieuwen } from '#accounts/inloggen/nieuwe-herstelcodes.ts';
import { apparaatVan } from '#accounts/inloggen/sessions.ts';
import { tweedeStapZetten } from '#accounts/inloggen/tweede-stap.ts';
import { koekjes } from '#accounts/inloggen/wie-is-het.ts';
import { adresInvoer, appInvoer, codeInvoer, naarVan, stapInvoer } from '#accounts/invoer.ts';
import { formulieractie, openFormulieractie } from '../formulier.ts';
import { AANVRAAGZINNEN, INLOGCODEZINNEN, STAPZINNEN } from './inlogzinnen.ts';
import { pogingMelden } from './poging-melden.ts';

/** The doors for logging in. */
export const accounts = {
  inloggen: openFormulieractie(AANVRAAGZINNEN, async ({ data, lees, weiger, nu, context }) => {
    const { adres } = lees(adresInvoer);
    const { db, proef, meldCode, netwerk } = context.locals;
    const uitslag = await codeVragen(db, { adres, netwerk, proef, meldCode, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    const { naam, opties } = koekjes(proef).inlogcode;
    context.cookies.set(naam, uitslag.koekje, opties);
    return { naar: metNaar('/inloggen/code/', data) };
  }),
  inlogcode: openFormulieractie(INLOGCODEZINNEN, async ({ account, data, lees, weiger, nu, context }) => {
    const { code } = lees(codeInvoer);
    const uitslag = await codeInleveren(context.locals.db, { ...browser(context), code, nu });
    if (!uitslag.gelukt) pogingMelden(context.locals, 'inlogcode', uitslag);
    // A double click: the first one did it, or brought this browser to the second step.
    if (!uitslag.gelukt && account) return { naar: naarVan(data.get('naar')) };
    if (!uitslag.gelukt && uitslag.reden === 'gebruikt') return { naar: metNaar('/inloggen/tweede-stap/', data) };
    if (!uitslag.gelukt) return weiger(zonderCode(data, uitslag));
    return uitslag.stap === 'klaar' ? binnen(context, data, uitslag) : { naar: metNaar('/inloggen/tweede-stap/', data) };
  }),
  tweedeStap: openFormulieractie(STAPZINNEN, async ({ account, data, lees, weiger, nu, context }) => {
    const { code } = lees(stapInvoer);
    const { db, contact, kluis } = context.locals;
    const uitslag = await tweedeStapZetten(db, { ...browser(context), code, contact, kluis, nu });
    if (!uitslag.gelukt) pogingMelden(context.locals, 'tweede-stap', uitslag);
    // Sent again by who is inside already: the codes are shown once, and the page about them says what to do now.
    if (!uitslag.gelukt && account) {
      const { netGekoppeld } = await herstelcodesStand(db, { account, nu });
      return { naar: netGekoppeld ? '/mijn/gegevens/herstelcodes/?getoond=ja' : naarVan(data.get('naar')), herstelcodes: null };
    }
    if (!uitslag.gelukt) return weiger(zonderCode(data, uitslag));
    return { ...binnen(context, data, uitslag), herstelcodes: uitslag.herstelcodes };
  }),
  herstelcodes: formulieractie(STAPZINNEN, async ({ account, data, lees, weiger, nu, locals }) => {
    const { code } = lees(appInvoer);
    const uitslag = await herstelcodesVernieuwen(locals.db, { account, code, contact: locals.contact, kluis: locals.kluis, nu });
    if (uitslag.gelukt) return { codes: uitslag.codes };
    pogingMelden(locals, 'tweede-stap', uitslag);
    return weiger(zonderCode(data, uitslag));
  }),
};

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

/** Nobody types a wrong code over from the page. */
function zonderCode<Weigering>(data: FormData, weigering: Weigering): Weigering {
  data.delete('code');
  return weigering;
}
