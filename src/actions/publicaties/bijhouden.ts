import { nogActueel } from '#publicaties/bijhouden/nakijken/nakijken.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { regiopaginaOpenen } from '#publicaties/bijhouden/regiopagina/regiopagina-openen.ts';
import { terugzetten } from '#publicaties/bijhouden/terugzetten.ts';
import { verhuizen } from '#publicaties/bijhouden/verhuizen.ts';
import { leesCollectie } from '#publicaties/velden/invoer.ts';
import { formulieractie, type Zin } from '../formulier.ts';
import { beheer, bewerken, mijn } from './publicatieformulier.ts';
import { ZINNEN } from './publicatiezinnen.ts';

const TERUGZETZINNEN = { ...ZINNEN, kapot: { ...ZINNEN.kapot, veld: 'terugzetten' } } satisfies Record<string, Zin>;

/** The doors for keeping what stands online right. */
export const bijhouden = {
  nogActueel: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, origin, uitgever } }) => {
    const uitslag = await nogActueel(db, { account, slug: veld('slug'), inhoud, origin, uitgever, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    const terug = veld('terug');
    const gedaan = uitslag.uitgevoerd ? 'nagekeken' : 'mislukt';
    return { naar: `${terug === 'mijn' || terug === 'beheer' ? `/${terug}/publicaties/` : mijn(uitslag.id)}?gedaan=${gedaan}` };
  }),
  overnemen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, origin } }) => {
    const stuk = inhoud.een(leesCollectie(veld('collectie')), veld('slug'));
    if (!stuk) return weiger({ reden: 'onbekend' });
    const uitslag = await overnemen(db, { account, stuk, bevestigd: veld('bevestigd') === 'ja', origin, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    if (veld('terug') === 'schrijven') return { naar: bewerken(uitslag.id) };
    return { naar: `${(veld('terug') === 'beheer' ? beheer : mijn)(uitslag.id)}?gedaan=overgenomen` };
  }),
  regiopaginaOpenen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, origin } }) => {
    const uitslag = await regiopaginaOpenen(db, { account, slug: veld('regio'), inhoud, origin, nu });
    return uitslag.gelukt ? { naar: mijn(uitslag.id) } : weiger(uitslag);
  }),
  terugzetten: formulieractie(TERUGZETZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, uitgever } }) => {
    const id = veld('inzending');
    const uitslag = await terugzetten(db, { account, id, inhoud, uitgever, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: `${beheer(id)}?gedaan=${uitslag.uitgevoerd ? 'teruggezet' : 'mislukt'}` };
  }),
  verhuizen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, uitgever } }) => {
    const id = veld('inzending');
    const uitslag = await verhuizen(db, { account, id, adres: veld('adres'), inhoud, uitgever, nu });
    // What is no address gets the one that could be made of it as an advice, never as a fact.
    if (!uitslag.gelukt && uitslag.reden === 'geen-adres' && uitslag.voorstel !== '')
      return weiger({ ...uitslag, melding: `${ZINNEN['geen-adres'].zin} Bedoel je ‘${uitslag.voorstel}’? Vul dat dan in.` });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: `${beheer(id)}?gedaan=${uitslag.uitgevoerd ? 'verhuisd' : 'mislukt'}` };
  }),
};
