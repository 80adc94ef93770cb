import { bijlage } from '#inhoud/bijlagen/serveren.ts';
import { indienen, terughalen } from '#publicaties/beoordelen/indienen.ts';
import { aanvullen } from '#publicaties/bijhouden/aanvullen.ts';
import { corrigeren } from '#publicaties/bijhouden/corrigeren.ts';
import { praktijkBeginnen, terugblikBeginnen } from '#publicaties/bureau/beginnen.ts';
import { ontbrekendeBeelden } from '#publicaties/bureau/ontbrekend.ts';
import { herstellen, opslaan } from '#publicaties/bureau/opslaan.ts';
import { conceptVerwijderen } from '#publicaties/bureau/verwijderen.ts';
import { eigenInzending, vastVan } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { adviesBij } from '#publicaties/velden/advies.ts';
import { leesVelden } from '#publicaties/velden/invoer.ts';
import { formulieractie, openFormulieractie, type Verzonden } from './formulier.ts';
import { bewerken, mijn, regioVan, revisieVan } from './publicatieformulier.ts';
import { ZINNEN } from './publicatiezinnen.ts';

/** The doors for who writes; those for who judges are in `publicatiebeheer.ts`. */
export const publicaties = {
  terugblikBeginnen: formulieractie(ZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, inhoud } }) => {
    const kennissessie = veld('kennissessie');
    if (kennissessie === '') return weiger({ reden: 'nog-niet-geweest', melding: 'Kies een kennissessie.' });
    const uitslag = await terugblikBeginnen(db, { account, kennissessie, regio: regioVan(data), inhoud, nu });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(uitslag);
  }),
  praktijkBeginnen: formulieractie(ZINNEN, async ({ account, data, weiger, nu, locals: { db, inhoud } }) => {
    const uitslag = await praktijkBeginnen(db, { account, regio: regioVan(data), inhoud, nu });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(uitslag);
  }),
  inzendingOpslaan: openFormulieractie(ZINNEN, async (verzonden) => {
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const { velden, teLang } = ingevuld(data);
    if (!account) return weiger({ reden: 'uitgelogd' });
    const id = veld('inzending');
    if (Object.keys(teLang).length > 0) return weiger({ reden: 'onvolledig', fouten: teLang });
    const knop = veld('knop');
    const { db, inhoud, origin, uitgever } = locals;
    if (knop === 'corrigeren') {
      const uitslag = await corrigeren(db, { account, id, revisie: revisieVan(data), velden, origin, inhoud, nu });
      if (!uitslag.gelukt) return weiger(uitslag);
      await uitgever.nu(id);
      return { naar: `${mijn(id)}?gedaan=gecorrigeerd` };
    }
    const bewaard = await opslaan(db, { account, id, vorige: revisieVan(data), velden, nu });
    if (!bewaard.gelukt) {
      if (bewaard.reden === 'gewijzigd') data.set('andermans', JSON.stringify(bewaard.actueel));
      return weiger(bewaard);
    }
    data.set('revisie', String(bewaard.revisie));
    if (knop === 'voorbeeld' || knop === 'bijlagen') return { naar: `${mijn(id)}${knop}/?bewaard=ja` };
    if (knop !== 'indienen') return { naar: `${bewerken(id)}?bewaard=${nu}` };
    return doorIndienen({ ...verzonden, account }, { id, revisie: bewaard.revisie });
  }),
  inzendingIndienen: formulieractie(ZINNEN, async (verzonden) => {
    const { data, veld } = verzonden;
    data.set('gezien', 'ja');
    return doorIndienen(verzonden, { id: veld('inzending'), revisie: revisieVan(data) });
  }),
  terughalen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, origin } }) => {
    const id = veld('inzending');
    const uitslag = await terughalen(db, { account, id, origin, nu });
    return uitslag.gelukt ? { naar: `${mijn(id)}?gedaan=teruggehaald` } : weiger(uitslag);
  }),
  versieHerstellen: formulieractie(ZINNEN, async ({ account, data, veld, weiger, nu, locals: { db } }) => {
    const id = veld('inzending');
    const uitslag = await herstellen(db, { account, id, revisie: revisieVan(data), nu });
    return uitslag.gelukt ? { naar: `${bewerken(id)}?gedaan=hersteld` } : weiger(uitslag);
  }),
  inzendingAanvullen: openFormulieractie(ZINNEN, async (verzonden) => {
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const { velden, teLang } = ingevuld(data);
    if (!account) return weiger({ reden: 'uitgelogd' });
    const id = veld('inzending');
    if (teLang.vragen) return weiger({ reden: 'onvolledig', fouten: { vragen: teLang.vragen } });
    const { db, inhoud, origin, uitgever } = locals;
    const url = veld('opname_url');
    const vragen = (velden.vragen as { vraag: string; antwoord: string }[]).filter(({ antwoord }) => antwoord);
    const aanvulling = { vragen, opname: url ? { url, duur: veld('opname_duur') } : null };
    const uitslag = await aanvullen(db, { account, id, revisie: revisieVan(data), aanvulling, origin, inhoud, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    if (!uitslag.meteen) return doorIndienen({ ...verzonden, account }, { id, revisie: uitslag.revisie });
    await uitgever.nu(id);
    return { naar: `${mijn(id)}?gedaan=aangevuld` };
  }),
  conceptVerwijderen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud } }) => {
    const id = veld('inzending');
    const uitslag = await conceptVerwijderen(db, { account, id, inhoud, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: uitslag.naar === 'weg' ? '/mijn/publicaties/?gedaan=verwijderd' : `${mijn(id)}?gedaan=terug-${uitslag.naar}` };
  }),
};

/** What the editor sent; also kept whole in the form, so that a page refused to whoever is logged out meanwhile shows every field. */
function ingevuld(data: FormData) {
  const collectie = data.get('collectie') === 'praktijken' ? 'praktijken' : 'terugblikken';
  const { velden, teLang } = leesVelden(data, collectie);
  data.set('velden', JSON.stringify(velden));
  data.delete('andermans');
  return { velden, teLang };
}

type Schrijfvraag = Pick<
  Verzonden<NonNullable<App.Locals['account']>, keyof typeof ZINNEN>,
  'account' | 'veld' | 'weiger' | 'nu' | 'locals'
>;

/** Sends it in; when there is friendly advice that the author has not seen, that comes first, once. */
async function doorIndienen({ account, veld, weiger, nu, locals }: Schrijfvraag, { id, revisie }: { id: string; revisie: number }) {
  const { db, inhoud, origin, bijlagenDir } = locals;
  const inzending = await eigenInzending(db, { account, id });
  const kwijt = inzending && ontbrekendeBeelden(inzending, (url) => bijlage(bijlagenDir, url) !== null);
  if (kwijt && Object.keys(kwijt).length > 0) return weiger({ reden: 'onvolledig', fouten: kwijt });
  if (
    inzending &&
    veld('gezien') !== 'ja' &&
    keuren(inzending, inhoud, nu).gelukt &&
    adviesBij(inzending.velden, vastVan(inzending, nu), inhoud).length > 0
  )
    return { naar: `${mijn(id)}voorbeeld/?controle=ja` };
  const uitslag = await indienen(db, { account, id, revisie, origin, inhoud, nu });
  return uitslag.gelukt ? { naar: `${mijn(id)}?gedaan=ingediend` } : weiger(uitslag);
}
