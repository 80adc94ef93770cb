import type { ActionAPIContext } from 'astro:actions';
import { sessieAfsluiten } from '#kennissessies/organiseren/afronden.ts';
import { goedkeuren, opmerken, terugsturen } from '#publicaties/beoordelen/beoordelen.ts';
import { vertrouwen } from '#publicaties/beoordelen/vertrouwen.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { plannen, publiceren } from '#publicaties/uitgeven/vrijgeven.ts';
import { leesWanneer } from '#publicaties/uitgeven/wanneer.ts';
import { formulieractie } from './formulier.ts';
import { beheer, mijn, nummer, tekst, veld, weiger, wie } from './publicatieformulier.ts';

/** The doors for who judges and releases. */
export const publicatiebeheer = {
  goedkeuren: formulieractie('goedkeuren', async (data, context) => {
    const uitslag = await goedkeuren(context.locals.db, { ...oordeel(data, context, 'goedkeuren'), inhoud: context.locals.inhoud });
    if (uitslag.gelukt) return { naar: `${beheer(veld(data, 'inzending'))}?gedaan=goedgekeurd` };
    return weiger(context, 'goedkeuren', data, uitslag.reden, uitslag.reden === 'onvolledig' ? uitslag.fouten : undefined);
  }),
  terugsturen: formulieractie('terugsturen', async (data, context) => {
    const uitslag = await terugsturen(context.locals.db, oordeel(data, context, 'terugsturen'));
    return uitslag.gelukt
      ? { naar: `${beheer(veld(data, 'inzending'))}?gedaan=teruggestuurd` }
      : weiger(context, 'terugsturen', data, uitslag.reden);
  }),
  opmerken: formulieractie('opmerken', async (data, context) => {
    const id = veld(data, 'inzending');
    const account = wie(context, 'opmerken', data);
    const uitslag = await opmerken(context.locals.db, {
      account,
      id,
      veld: veld(data, 'veld') || null,
      tekst: tekst(data, 'opmerking'),
      nu: Date.now(),
    });
    if (uitslag.gelukt) return { naar: `${veld(data, 'terug') === 'mijn' ? mijn(id) : beheer(id)}?gedaan=opgemerkt#opmerkingen` };
    return weiger(context, 'opmerken', data, uitslag.reden, uitslag.reden === 'leeg' ? { opmerking: 'Schrijf een opmerking.' } : undefined);
  }),
  publiceren: formulieractie('publiceren', async (data, context) => {
    const { db, inhoud, origin, uitgever } = context.locals;
    const id = veld(data, 'inzending');
    const verzoek = { account: wie(context, 'publiceren', data), id, revisie: nummer(data), nu: Date.now() };
    const wanneer = leesWanneer({ keuze: veld(data, 'wanneer'), datum: veld(data, 'datum'), tijd: veld(data, 'tijd') });
    if (wanneer.soort === 'onduidelijk') return weiger(context, 'publiceren', data, 'voorbij', { datum: wanneer.zin });
    if (wanneer.soort === 'later') {
      const uitslag = await plannen(db, { ...verzoek, op: wanneer.op, origin });
      uitgever.por();
      return uitslag.gelukt ? { naar: `${beheer(id)}?gedaan=gepland` } : weiger(context, 'publiceren', data, uitslag.reden);
    }
    const uitslag = await publiceren(db, { ...verzoek, inhoud });
    if (!uitslag.gelukt)
      return weiger(context, 'publiceren', data, uitslag.reden, uitslag.reden === 'kapot' ? { publiceren: uitslag.melding } : undefined);
    const { gelukt } = await uitgever.nu(id);
    return { naar: `${beheer(id)}?gedaan=${gelukt ? 'gepubliceerd' : 'mislukt'}` };
  }),
  intrekken: formulieractie('intrekken', async (data, context) => {
    const id = veld(data, 'inzending');
    const account = wie(context, 'intrekken', data);
    const uitslag = await intrekken(context.locals.db, { account, id, toelichting: tekst(data, 'reden'), nu: Date.now() });
    if (!uitslag.gelukt)
      return weiger(
        context,
        'intrekken',
        data,
        uitslag.reden,
        uitslag.reden === 'zonder-toelichting' ? { reden: 'Schrijf waarom de tekst van de site gaat.' } : undefined,
      );
    const { gelukt } = await context.locals.uitgever.nu(id);
    return { naar: `${beheer(id)}?gedaan=${gelukt ? 'ingetrokken' : 'mislukt'}` };
  }),
  vertrouwen: formulieractie('vertrouwen', async (data, context) => {
    const account = wie(context, 'vertrouwen', data);
    const onderwijsregio = veld(data, 'onderwijsregio');
    if (onderwijsregio === '')
      weiger(context, 'vertrouwen', data, 'kies-regio', { onderwijsregio: 'Kies eerst een regio. Er is nog niets veranderd.' });
    if (!context.locals.inhoud.een('onderwijsregios', onderwijsregio)) return weiger(context, 'vertrouwen', data, 'onbekend');
    const aan = veld(data, 'aan') === 'ja';
    const uitslag = await vertrouwen(context.locals.db, { account, onderwijsregio, aan, nu: Date.now() });
    return uitslag.gelukt
      ? { naar: `/beheer/publicaties/?gedaan=${aan ? 'vertrouwd' : 'meekijken'}#vertrouwen` }
      : weiger(context, 'vertrouwen', data, uitslag.reden);
  }),
  sessieAfsluiten: formulieractie('sessieAfsluiten', async (data, context) => {
    const account = wie(context, 'sessieAfsluiten', data);
    const kennissessie = veld(data, 'kennissessie');
    const uitslag = await sessieAfsluiten(context.locals.db, {
      account,
      kennissessie,
      reden: veld(data, 'reden').slice(0, 300),
      nu: Date.now(),
    });
    if (uitslag.gelukt) return { naar: '/beheer/publicaties/?gedaan=afgesloten#zonder-terugblik' };
    return weiger(
      context,
      'sessieAfsluiten',
      data,
      uitslag.reden,
      uitslag.reden === 'zonder-toelichting' ? { [`reden-${kennissessie}`]: 'Schrijf waarom er geen terugblik komt.' } : undefined,
    );
  }),
};

const oordeel = (data: FormData, context: ActionAPIContext, actie: string) => ({
  ...{ account: wie(context, actie, data), id: veld(data, 'inzending'), revisie: nummer(data), toelichting: tekst(data, 'toelichting') },
  ...{ origin: context.locals.origin, nu: Date.now() },
});
