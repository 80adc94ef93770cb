import { nakijken } from '#bijhouden/nakijken.ts';
import { overnemen } from '#bijhouden/overnemen.ts';
import { verhuizen } from '#bijhouden/verhuizen.ts';
import { formulieractie } from './formulier.ts';
import { beheer, mijn, veld, weiger, wie } from './publicatieformulier.ts';

/** The doors for keeping what stands online right. */
export const bijhouden = {
  nogActueel: formulieractie('nogActueel', async (data, context) => {
    const account = wie(context, 'nogActueel', data);
    const { db, inhoud, uitgever } = context.locals;
    const stuk = inhoud.een('praktijken', veld(data, 'slug'));
    if (!stuk) return weiger(context, 'nogActueel', data, 'onbekend');
    const nu = Date.now();
    // What was never written here is known from now on.
    const bekend = await overnemen(db, { account, stuk, nu });
    if (!bekend.gelukt) return weiger(context, 'nogActueel', data, bekend.reden);
    const uitslag = await nakijken(db, { account, id: bekend.id, inhoud, nu });
    if (!uitslag.gelukt) return weiger(context, 'nogActueel', data, uitslag.reden);
    await uitgever.nu(bekend.id);
    const terug = veld(data, 'terug');
    return { naar: `${terug === 'mijn' || terug === 'beheer' ? `/${terug}/publicaties/` : mijn(bekend.id)}?gedaan=nagekeken` };
  }),
  verhuizen: formulieractie('verhuizen', async (data, context) => {
    const account = wie(context, 'verhuizen', data);
    const { db, inhoud, uitgever } = context.locals;
    const id = veld(data, 'inzending');
    // Whoever pastes the whole address means its last part.
    const adres = veld(data, 'adres').replace(/\/+$/, '').split('/').at(-1) ?? '';
    const uitslag = await verhuizen(db, { account, id, adres, inhoud, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'verhuizen', data, uitslag.reden);
    const { gelukt } = await uitgever.nu(id);
    return { naar: `${beheer(id)}?gedaan=${gelukt ? 'verhuisd' : 'mislukt'}` };
  }),
};
