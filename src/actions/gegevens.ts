import { type ActionAPIContext, ActionError } from 'astro:actions';
import type { Account } from '#accounts/account.ts';
import { accountWissen, gegevensOpslaan } from '#accounts/gegevens.ts';
import { koekjes } from '#accounts/inloggen/aanwezigheid.ts';
import { overalUitloggen, sessionSluiten } from '#accounts/inloggen/sessions.ts';
import { gegevensInvoer, naarVan } from '#accounts/invoer.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { losmaken } from '#kennissessies/aanmelden/losmaken.ts';
import { meenemen } from '#kennissessies/aanmelden/meenemen.ts';
import { mijnAanmeldingen } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { formulieractie, lees } from './formulier.ts';

const gegevensOpslaanActie = formulieractie('gegevensOpslaan', async (data, context) => {
  const account = wie(context);
  const { db, inhoud } = context.locals;
  const regios = inhoud.alle('onderwijsregios').map(({ slug }) => slug);
  const gegevens = lees(context, 'gegevensOpslaan', data, gegevensInvoer(regios));
  await gegevensOpslaan(db, { account, gegevens, nu: Date.now() });
  const naar = data.get('naar');
  return {
    naar: naar ? naarVan(naar) : account.naam === '' ? '/mijn/' : '/mijn/gegevens/?opgeslagen=ja',
    gegevens,
    // Of the sign-up form from which someone came: it goes on with these.
    antwoorden: meenemen(data),
  };
});

const uitloggenOveral = formulieractie('overalUitloggen', async (_data, context) => {
  await overalUitloggen(context.locals.db, { account: wie(context), nu: Date.now() });
  return weg(context);
});

const sluiten = formulieractie('sessionSluiten', async (data, context) => {
  const account = wie(context);
  const id = String(data.get('id') ?? '');
  await sessionSluiten(context.locals.db, { account, id });
  return id === account.sessionId ? weg(context) : { naar: '/mijn/gegevens/?uitgelogd=ja' };
});

const wissen = formulieractie('accountWissen', async (_data, context) => {
  const account = wie(context);
  const { db, origin } = context.locals;
  const nu = Date.now();
  // Places go back first, each with its own letter and the next in the queue moving up.
  for (const { id, teWijzigen } of await mijnAanmeldingen(db, { account, nu }))
    if (teWijzigen) await afmelden(db, { account, id, origin, nu });
  await accountWissen(db, { account, losmaken, nu });
  return weg(context, '/uitloggen/?gewist=ja');
});

export const gegevens = {
  gegevensOpslaan: gegevensOpslaanActie,
  overalUitloggen: uitloggenOveral,
  sessionSluiten: sluiten,
  accountWissen: wissen,
};

function wie({ locals }: ActionAPIContext): Account {
  if (!locals.account) throw new ActionError({ code: 'UNAUTHORIZED', message: 'Log eerst in.' });
  return locals.account;
}

function weg({ locals, cookies }: ActionAPIContext, naar = '/uitloggen/'): { naar: string } {
  const { login } = koekjes(locals.proef);
  cookies.delete(login.naam, login.opties);
  return { naar };
}
