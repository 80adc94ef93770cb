import type { ActionAPIContext } from 'astro:actions';
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
import { formulieractie } from './formulier.ts';
import { bewerken, mijn, nummer, regioVan, veld, weiger, wie } from './publicatieformulier.ts';

/** The doors for who writes; those for who judges are in `publicatiebeheer.ts`. */
export const publicaties = {
  terugblikBeginnen: formulieractie('terugblikBeginnen', async (data, context) => {
    const { db, inhoud } = context.locals;
    const account = wie(context, 'terugblikBeginnen', data);
    const kennissessie = veld(data, 'kennissessie');
    if (kennissessie === '') weiger(context, 'terugblikBeginnen', data, 'nog-niet-geweest', { kennissessie: 'Kies een kennissessie.' });
    const uitslag = await terugblikBeginnen(db, { account, kennissessie, regio: regioVan(data), inhoud, nu: Date.now() });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(context, 'terugblikBeginnen', data, uitslag.reden);
  }),
  praktijkBeginnen: formulieractie('praktijkBeginnen', async (data, context) => {
    const { db, inhoud } = context.locals;
    const account = wie(context, 'praktijkBeginnen', data);
    const uitslag = await praktijkBeginnen(db, { account, regio: regioVan(data), inhoud, nu: Date.now() });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(context, 'praktijkBeginnen', data, uitslag.reden);
  }),
  inzendingOpslaan: formulieractie('inzendingOpslaan', async (data, context) => {
    const { velden, teLang, id } = ingevuld(data);
    const account = wie(context, 'inzendingOpslaan', data);
    if (Object.keys(teLang).length > 0) weiger(context, 'inzendingOpslaan', data, 'onvolledig', teLang);
    const nu = Date.now();
    const knop = veld(data, 'knop');
    const { db, inhoud, origin, uitgever } = context.locals;
    if (knop === 'corrigeren') {
      const uitslag = await corrigeren(db, { account, id, revisie: nummer(data), velden, origin, inhoud, nu });
      if (!uitslag.gelukt)
        return weiger(context, 'inzendingOpslaan', data, uitslag.reden, uitslag.reden === 'onvolledig' ? uitslag.fouten : undefined);
      await uitgever.nu(id);
      return { naar: `${mijn(id)}?gedaan=gecorrigeerd` };
    }
    const bewaard = await opslaan(db, { account, id, vorige: nummer(data), velden, nu });
    if (!bewaard.gelukt) {
      if (bewaard.reden === 'gewijzigd') data.set('andermans', JSON.stringify(bewaard.actueel));
      return weiger(context, 'inzendingOpslaan', data, bewaard.reden);
    }
    data.set('revisie', String(bewaard.revisie));
    if (knop === 'voorbeeld' || knop === 'bijlagen') return { naar: `${mijn(id)}${knop}/?bewaard=ja` };
    return knop === 'indienen' ? doorIndienen(context, data, { id, revisie: bewaard.revisie }) : { naar: `${bewerken(id)}?bewaard=${nu}` };
  }),
  inzendingIndienen: formulieractie('inzendingIndienen', async (data, context) => {
    wie(context, 'inzendingIndienen', data);
    data.set('gezien', 'ja');
    return doorIndienen(context, data, { id: veld(data, 'inzending'), revisie: nummer(data) }, 'inzendingIndienen');
  }),
  terughalen: formulieractie('terughalen', async (data, context) => {
    const id = veld(data, 'inzending');
    const { db, origin } = context.locals;
    const uitslag = await terughalen(db, { account: wie(context, 'terughalen', data), id, origin, nu: Date.now() });
    return uitslag.gelukt ? { naar: `${mijn(id)}?gedaan=teruggehaald` } : weiger(context, 'terughalen', data, uitslag.reden);
  }),
  versieHerstellen: formulieractie('versieHerstellen', async (data, context) => {
    const id = veld(data, 'inzending');
    const account = wie(context, 'versieHerstellen', data);
    const uitslag = await herstellen(context.locals.db, { account, id, revisie: nummer(data), nu: Date.now() });
    return uitslag.gelukt ? { naar: `${bewerken(id)}?gedaan=hersteld` } : weiger(context, 'versieHerstellen', data, uitslag.reden);
  }),
  inzendingAanvullen: formulieractie('inzendingAanvullen', async (data, context) => {
    const account = wie(context, 'inzendingAanvullen', data);
    const { velden, teLang, id } = ingevuld(data);
    if (teLang.vragen) weiger(context, 'inzendingAanvullen', data, 'onvolledig', { vragen: teLang.vragen });
    const { db, inhoud, origin, uitgever } = context.locals;
    const url = veld(data, 'opname_url');
    const vragen = (velden.vragen as { vraag: string; antwoord: string }[]).filter(({ antwoord }) => antwoord);
    const aanvulling = { vragen, opname: url ? { url, duur: veld(data, 'opname_duur') } : null };
    const nu = Date.now();
    const uitslag = await aanvullen(db, { account, id, revisie: nummer(data), aanvulling, origin, inhoud, nu });
    if (!uitslag.gelukt)
      return weiger(context, 'inzendingAanvullen', data, uitslag.reden, uitslag.reden === 'onvolledig' ? uitslag.fouten : undefined);
    if (!uitslag.meteen) return doorIndienen(context, data, { id, revisie: uitslag.revisie }, 'inzendingAanvullen');
    await uitgever.nu(id);
    return { naar: `${mijn(id)}?gedaan=aangevuld` };
  }),
  conceptVerwijderen: formulieractie('conceptVerwijderen', async (data, context) => {
    const id = veld(data, 'inzending');
    const { db, inhoud } = context.locals;
    const account = wie(context, 'conceptVerwijderen', data);
    const uitslag = await conceptVerwijderen(db, { account, id, inhoud, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'conceptVerwijderen', data, uitslag.reden);
    return { naar: uitslag.naar === 'weg' ? '/mijn/publicaties/?gedaan=verwijderd' : `${mijn(id)}?gedaan=terug-${uitslag.naar}` };
  }),
};

/** What the editor sent; also kept whole in the form, so that a refused page shows every field again. */
function ingevuld(data: FormData) {
  const collectie = veld(data, 'collectie') === 'praktijken' ? 'praktijken' : 'terugblikken';
  const { velden, teLang } = leesVelden(data, collectie);
  data.set('velden', JSON.stringify(velden));
  data.delete('andermans');
  return { velden, teLang, id: veld(data, 'inzending') };
}

/** Sends it in; when there is friendly advice that the author has not seen, that comes first, once. */
async function doorIndienen(
  context: ActionAPIContext,
  data: FormData,
  { id, revisie }: { id: string; revisie: number },
  actie = 'inzendingOpslaan',
) {
  const { db, inhoud, origin, bijlagenDir } = context.locals;
  const account = wie(context, actie, data);
  const nu = Date.now();
  const inzending = await eigenInzending(db, { account, id });
  const kwijt = inzending && ontbrekendeBeelden(inzending, (url) => bijlage(bijlagenDir, url) !== null);
  if (kwijt && Object.keys(kwijt).length > 0) return weiger(context, actie, data, 'onvolledig', kwijt);
  if (
    inzending &&
    veld(data, 'gezien') !== 'ja' &&
    keuren(inzending, inhoud, nu).gelukt &&
    adviesBij(inzending.velden, vastVan(inzending, nu), inhoud).length > 0
  )
    return { naar: `${mijn(id)}voorbeeld/?controle=ja` };
  const uitslag = await indienen(db, { account, id, revisie, origin, inhoud, nu });
  if (uitslag.gelukt) return { naar: `${mijn(id)}?gedaan=ingediend` };
  return weiger(context, actie, data, uitslag.reden, uitslag.reden === 'onvolledig' ? uitslag.fouten : undefined);
}
