import { adresInvoer } from '#accounts/invoer.ts';
import { VRAAGUITKOMSTEN } from '#db/tabellen-kennissessie.ts';
import { lang } from '#grond/taal/schoon.ts';
import { deelnemerPlaatsen } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import { plaatsTerugnemen } from '#kennissessies/organiseren/deelnemers/plaats-terugnemen.ts';
import { extrabriefInvoer } from '#kennissessies/organiseren/verstuurd/briefinvoer.ts';
import { extraBriefSturen } from '#kennissessies/organiseren/verstuurd/extra-brief.ts';
import { vraagAfhandelen } from '#kennissessies/organiseren/vragen/vraag-afhandelen.ts';
import { plaatsenVrijgeven } from '#kennissessies/organiseren/vrijgeven/plaatsen-vrijgeven.ts';
import { formulieractie } from '../formulier.ts';
import { liever, naar, opnieuw, type Planningsuitkomst } from './planningsuitkomst.ts';
import { BRIEFZINNEN, PLAATSZINNEN, VRAAGZINNEN } from './sessiezinnen.ts';

/** The doors for who gives places to people, writes to them and looks after their questions. */
export const sessiemensen = {
  deelnemerPlaatsen: formulieractie(PLAATSZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, origin } }) => {
    const id = veld('kennissessie');
    const uitslag = await deelnemerPlaatsen(db, { account, id, adres: lees(adresInvoer).adres, origin, nu });
    return uitslag.gelukt ? naar(`/beheer/kennissessies/${id}/deelnemers/?gedaan=${uitslag.hoe}`) : weiger(uitslag);
  }),
  plaatsTerugnemen: formulieractie(
    PLAATSZINNEN,
    async ({ account, data, veld, weiger, nu, locals: { db, origin } }): Promise<Planningsuitkomst> => {
      const id = veld('kennissessie');
      if (liever({ veld })) return naar(`/beheer/kennissessies/${id}/deelnemers/`);
      const bevestigd = veld('bevestigd') === 'ja';
      const uitslag = await plaatsTerugnemen(db, { account, id, uitnodiging: veld('uitnodiging'), bevestigd, origin, nu });
      if (uitslag.gelukt) return naar(`/beheer/kennissessies/${id}/deelnemers/?gedaan=teruggenomen`);
      return uitslag.reden === 'onbevestigd' ? opnieuw(data, { vraag: uitslag.gevolg }) : weiger(uitslag);
    },
  ),
  plaatsenVrijgeven: formulieractie(
    PLAATSZINNEN,
    async ({ account, data, veld, weiger, nu, locals: { db, origin } }): Promise<Planningsuitkomst> => {
      const id = veld('kennissessie');
      if (liever({ veld })) return naar(`/beheer/kennissessies/${id}/deelnemers/`);
      const uitslag = await plaatsenVrijgeven(db, { account, id, bevestigd: veld('bevestigd') === 'ja', origin, nu });
      if (uitslag.gelukt)
        return naar(`/beheer/kennissessies/${id}/deelnemers/?gedaan=${uitslag.doorgeschoven > 0 ? 'vrijgegeven' : 'vrij'}`);
      return uitslag.reden === 'onbevestigd' ? opnieuw(data, { vraag: uitslag.gevolg }) : weiger(uitslag);
    },
  ),
  vraagAfhandelen: formulieractie(
    VRAAGZINNEN,
    async ({ account, data, veld, weiger, nu, locals: { db, origin } }): Promise<Planningsuitkomst> => {
      if (liever({ veld })) return opnieuw(data);
      const [id, nummer, keuze] = [veld('kennissessie'), veld('nummer'), veld(`uitkomst-${veld('nummer')}`)];
      const uitkomst = VRAAGUITKOMSTEN.find((een) => een === keuze) ?? null;
      const antwoord = lang(data.get(`antwoord-${nummer}`))
        .trim()
        .slice(0, 2000);
      const mailen = veld(`mailen-${nummer}`) === 'ja';
      const bevestigd = veld('bevestigd') === 'ja';
      const verzoek = { account, id, kenmerk: veld('kenmerk'), uitkomst, antwoord, mailen, bevestigd, origin, nu };
      const uitslag = await vraagAfhandelen(db, verzoek);
      if (uitslag.gelukt)
        return naar(`/beheer/kennissessies/${id}/vragen/?gedaan=${mailen ? (uitslag.gemaild > 0 ? 'gemaild' : 'al-gemaild') : 'bewaard'}`);
      if (uitslag.reden === 'onbevestigd') return opnieuw(data, { vraag: uitslag.gevolg });
      const veldVan = { 'zonder-antwoord': `antwoord-${nummer}`, 'niet-schriftelijk': `mailen-${nummer}`, onbekend: '' }[uitslag.reden];
      return weiger(veldVan ? { ...uitslag, fouten: { [veldVan]: VRAAGZINNEN[uitslag.reden].zin } } : uitslag);
    },
  ),
  extraBriefSturen: formulieractie(
    BRIEFZINNEN,
    async ({ account, data, veld, lees, weiger, nu, locals: { db, origin } }): Promise<Planningsuitkomst> => {
      const id = veld('kennissessie');
      if (liever({ veld })) return opnieuw(data);
      const uitslag = await extraBriefSturen(db, {
        account,
        id,
        brief: lees(extrabriefInvoer),
        bevestigd: veld('bevestigd') === 'ja',
        origin,
        nu,
      });
      if (uitslag.gelukt) return naar(`/beheer/kennissessies/${id}/verstuurd/?gedaan=verstuurd`);
      return uitslag.reden === 'onbevestigd' ? opnieuw(data, { vraag: uitslag.gevolg }) : weiger(uitslag);
    },
  ),
};
