import type { ActionAPIContext } from 'astro:actions';
import { accountWissen, gegevensOpslaan } from '#accounts/gegevens.ts';
import { koekjes } from '#accounts/inloggen/aanwezigheid.ts';
import { overalUitloggen, sessionSluiten } from '#accounts/inloggen/sessions.ts';
import { gegevensInvoer, naarVan } from '#accounts/invoer.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { losmaken } from '#kennissessies/aanmelden/losmaken.ts';
import { meenemen } from '#kennissessies/aanmelden/meenemen.ts';
import { mijnAanmeldingen } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { formulieractie } from './formulier.ts';

/** The doors for what someone keeps of themselves. */
export const gegevens = {
  gegevensOpslaan: formulieractie({}, async ({ account, data, lees, nu, locals: { db, inhoud } }) => {
    const ingevuld = lees(gegevensInvoer(inhoud.alle('onderwijsregios').map(({ slug }) => slug)));
    await gegevensOpslaan(db, { account, gegevens: ingevuld, nu });
    const naar = data.get('naar');
    return {
      naar: naar ? naarVan(naar) : account.naam === '' ? '/mijn/' : '/mijn/gegevens/?opgeslagen=ja',
      gegevens: ingevuld,
      // Of the sign-up form from which someone came: it goes on with these.
      antwoorden: meenemen(data),
    };
  }),
  overalUitloggen: formulieractie({}, async ({ account, nu, context }) => {
    await overalUitloggen(context.locals.db, { account, nu });
    return weg(context);
  }),
  sessionSluiten: formulieractie({}, async ({ account, veld, context }) => {
    const id = veld('id');
    await sessionSluiten(context.locals.db, { account, id });
    return id === account.sessionId ? weg(context) : { naar: '/mijn/gegevens/?uitgelogd=ja' };
  }),
  accountWissen: formulieractie({}, async ({ account, nu, context }) => {
    const { db, origin } = context.locals;
    // Places go back first, each with its own letter and the next in the queue moving up.
    for (const { id, teWijzigen } of await mijnAanmeldingen(db, { account, nu }))
      if (teWijzigen) await afmelden(db, { account, id, origin, nu });
    await accountWissen(db, { account, losmaken, nu });
    return weg(context, '/uitloggen/?gewist=ja');
  }),
};

function weg({ locals, cookies }: ActionAPIContext, naar = '/uitloggen/'): { naar: string } {
  const { login } = koekjes(locals.proef);
  cookies.delete(login.naam, login.opties);
  return { naar };
}
