import { nakijken } from '#publicaties/bijhouden/nakijken/nakijken.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { terugzetten } from '#publicaties/bijhouden/terugzetten.ts';
import { type Verhuisuitslag, verhuizen } from '#publicaties/bijhouden/verhuizen.ts';
import { formulieractie } from './formulier.ts';
import { beheer, mijn, veld, weiger, wie } from './publicatieformulier.ts';
import { ZINNEN } from './publicatiezinnen.ts';

/** The doors for keeping what stands online right. */
export const bijhouden = {
  nogActueel: formulieractie('nogActueel', async (data, context) => {
    const account = wie(context, 'nogActueel', data);
    const { db, inhoud, origin, uitgever } = context.locals;
    const stuk = inhoud.een('praktijken', veld(data, 'slug'));
    if (!stuk) return weiger(context, 'nogActueel', data, 'onbekend');
    const nu = Date.now();
    // What was never written here is known from now on.
    const bekend = await overnemen(db, { account, stuk, origin, nu });
    if (!bekend.gelukt) return weiger(context, 'nogActueel', data, bekend.reden);
    const uitslag = await nakijken(db, { account, id: bekend.id, inhoud, nu });
    if (!uitslag.gelukt) return weiger(context, 'nogActueel', data, uitslag.reden);
    await uitgever.nu(bekend.id);
    const terug = veld(data, 'terug');
    return { naar: `${terug === 'mijn' || terug === 'beheer' ? `/${terug}/publicaties/` : mijn(bekend.id)}?gedaan=nagekeken` };
  }),
  overnemen: formulieractie('overnemen', async (data, context) => {
    const { db, inhoud, origin } = context.locals;
    const account = wie(context, 'overnemen', data);
    const slug = veld(data, 'slug');
    const stuk = veld(data, 'collectie') === 'praktijken' ? inhoud.een('praktijken', slug) : inhoud.een('terugblikken', slug);
    if (!stuk) return weiger(context, 'overnemen', data, 'onbekend');
    const uitslag = await overnemen(db, { account, stuk, bevestigd: veld(data, 'bevestigd') === 'ja', origin, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'overnemen', data, uitslag.reden);
    return { naar: `${(veld(data, 'terug') === 'beheer' ? beheer : mijn)(uitslag.id)}?gedaan=overgenomen` };
  }),
  terugzetten: formulieractie('terugzetten', async (data, context) => {
    const account = wie(context, 'terugzetten', data);
    const { db, inhoud, uitgever } = context.locals;
    const id = veld(data, 'inzending');
    const uitslag = await terugzetten(db, { account, id, inhoud, nu: Date.now() });
    if (!uitslag.gelukt)
      return weiger(context, 'terugzetten', data, uitslag.reden, uitslag.reden === 'kapot' ? { terugzetten: uitslag.melding } : undefined);
    const { gelukt } = await uitgever.nu(id);
    return { naar: `${beheer(id)}?gedaan=${gelukt ? 'teruggezet' : 'mislukt'}` };
  }),
  verhuizen: formulieractie('verhuizen', async (data, context) => {
    const account = wie(context, 'verhuizen', data);
    const { db, inhoud, uitgever } = context.locals;
    const id = veld(data, 'inzending');
    const uitslag = await verhuizen(db, { account, id, adres: veld(data, 'adres'), inhoud, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'verhuizen', data, uitslag.reden, adresfout(uitslag));
    const { gelukt } = await uitgever.nu(id);
    return { naar: `${beheer(id)}?gedaan=${gelukt ? 'verhuisd' : 'mislukt'}` };
  }),
};

/** What is no address gets the one that could be made of it as an advice, never as a fact. */
const adresfout = (uitslag: Verhuisuitslag & { gelukt: false }): Record<string, string> | undefined =>
  uitslag.reden === 'geen-adres' && uitslag.voorstel !== ''
    ? { adres: `${ZINNEN['geen-adres'].zin} Bedoel je ‘${uitslag.voorstel}’? Vul dat dan in.` }
    : undefined;
