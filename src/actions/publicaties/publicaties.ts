import type { Account } from '#accounts/account.ts';
import { bergsleutelVan } from '#inhoud/bijlagen/serveren.ts';
import { indienen, terughalen } from '#publicaties/beoordelen/indienen.ts';
import { aanvullen } from '#publicaties/bijhouden/aanvullen.ts';
import { corrigeren } from '#publicaties/bijhouden/corrigeren.ts';
import { bronkaartBeginnen, nieuwsBeginnen, praktijkBeginnen, terugblikBeginnen } from '#publicaties/bureau/beginnen.ts';
import { herstellen, opslaan } from '#publicaties/bureau/opslaan.ts';
import { vanReOvernemen } from '#publicaties/bureau/van-re-overnemen.ts';
import { conceptVerwijderen } from '#publicaties/bureau/verwijderen.ts';
import { leesCollectie, leesVelden } from '#publicaties/velden/invoer.ts';
import { formulieractie, openFormulieractie, type Verzonden } from '../formulier.ts';
import { bewerken, mijn, regioVan, revisieVan, verderSchrijven } from './publicatieformulier.ts';
import { ZINNEN } from './publicatiezinnen.ts';

/** The doors for who writes; those for who judges are in `publicatiebeheer.ts`. */
export const publicaties = {
  terugblikBeginnen: formulieractie(ZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, inhoud, origin } }) => {
    const kennissessie = veld('kennissessie');
    if (kennissessie === '') return weiger({ reden: 'geen-kennissessie' });
    const uitslag = await terugblikBeginnen(db, { account, kennissessie, regio: regioVan(data), inhoud, origin, nu });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(uitslag);
  }),
  praktijkBeginnen: formulieractie(ZINNEN, async ({ account, data, weiger, nu, locals: { db, inhoud, origin } }) => {
    const uitslag = await praktijkBeginnen(db, { account, regio: regioVan(data), inhoud, origin, nu });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(uitslag);
  }),
  bronkaartBeginnen: formulieractie(ZINNEN, async ({ account, data, weiger, nu, locals: { db, inhoud, origin } }) => {
    const uitslag = await bronkaartBeginnen(db, { account, regio: regioVan(data), inhoud, origin, nu });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(uitslag);
  }),
  nieuwsBeginnen: formulieractie(ZINNEN, async ({ account, weiger, nu, locals: { db } }) => {
    const uitslag = await nieuwsBeginnen(db, { account, nu });
    return uitslag.gelukt ? { naar: bewerken(uitslag.id) } : weiger(uitslag);
  }),
  vanReOvernemen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, origin } }) => {
    const id = veld('inzending');
    const uitslag = await vanReOvernemen(db, { account, id, inhoud, origin, nu });
    return uitslag.gelukt ? { naar: `${mijn(id)}?gedaan=van-re-overgenomen` } : weiger(uitslag);
  }),
  /** Saves, and goes to where its button says: on writing, in this step or another, to the preview or to the files. */
  inzendingOpslaan: openFormulieractie(ZINNEN, async (verzonden) => {
    const { id } = await bewaard(verzonden);
    const naar = verzonden.veld('naar');
    if (naar === 'voorbeeld' || naar === 'bijlagen') return { naar: `${mijn(id)}${naar}/?bewaard=ja` };
    return { naar: verderSchrijven(verzonden, id, naar) };
  }),
  /** Saves, and sends in what was saved. */
  inzendingInsturen: openFormulieractie(ZINNEN, async (verzonden) => {
    const { account, id, revisie } = await bewaard(verzonden);
    return ingediend({ ...verzonden, account }, { id, revisie, gezien: false });
  }),
  inzendingCorrigeren: openFormulieractie(ZINNEN, async (verzonden) => {
    const { account, velden, id } = ingevuld(verzonden);
    const { data, weiger, nu, locals } = verzonden;
    const { db, inhoud, origin, uitgever } = locals;
    const uitslag = await corrigeren(db, { account, id, revisie: revisieVan(data), velden, origin, inhoud, uitgever, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    return {
      naar: `${mijn(id)}?gedaan=${uitslag.stap !== null ? 'correctie-ingediend' : uitslag.uitgevoerd ? 'gecorrigeerd' : 'mislukt'}`,
    };
  }),
  /** Sends in what stands saved, by who read the advice with it. */
  inzendingIndienen: formulieractie(ZINNEN, async (verzonden) =>
    ingediend(verzonden, { id: verzonden.veld('inzending'), revisie: revisieVan(verzonden.data), gezien: true }),
  ),
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
    const { account, velden, id } = ingevuld(verzonden, ['vragen', 'opname_url', 'opname_duur']);
    const { data, veld, weiger, nu, locals } = verzonden;
    const { db, inhoud, origin, uitgever } = locals;
    const url = veld('opname_url');
    const vragen = (velden.vragen as { vraag: string; antwoord: string }[]).filter(({ antwoord }) => antwoord);
    const aanvulling = { vragen, opname: url ? { url, duur: veld('opname_duur') } : null };
    const uitslag = await aanvullen(db, { account, id, revisie: revisieVan(data), aanvulling, origin, inhoud, uitgever, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    if (uitslag.meteen) return { naar: `${mijn(id)}?gedaan=${uitslag.uitgevoerd ? 'aangevuld' : 'mislukt'}` };
    return ingediend({ ...verzonden, account }, { id, revisie: uitslag.revisie, gezien: false });
  }),
  conceptVerwijderen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud } }) => {
    const id = veld('inzending');
    const uitslag = await conceptVerwijderen(db, { account, id, inhoud, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: uitslag.naar === 'weg' ? '/mijn/publicaties/?gedaan=verwijderd' : `${mijn(id)}?gedaan=terug-${uitslag.naar}` };
  }),
};

type Schrijfvraag<Wie = Account> = Verzonden<Wie, keyof typeof ZINNEN>;

/**
 * What the editor sent. It also stays whole in the form, before anything is refused: whoever is logged out meanwhile gets the
 * page back with every field. Only `velden` count, when they are given, for what cannot be kept.
 */
function ingevuld({ account, data, veld, weiger }: Schrijfvraag<Account | null>, alleen?: readonly string[]) {
  const { velden, mis } = leesVelden(data, leesCollectie(veld('collectie')));
  data.set('velden', JSON.stringify(velden));
  data.delete('andermans');
  if (!account) return weiger({ reden: 'uitgelogd' });
  const fouten = Object.fromEntries(Object.entries(mis).filter(([naam]) => alleen?.includes(naam) ?? true));
  if (Object.keys(fouten).length > 0) return weiger({ reden: 'onvolledig', fouten });
  return { account, velden, id: veld('inzending') };
}

async function bewaard(verzonden: Schrijfvraag<Account | null>) {
  const { account, velden, id } = ingevuld(verzonden);
  const { data, weiger, nu, locals } = verzonden;
  const uitslag = await opslaan(locals.db, { account, id, vorige: revisieVan(data), velden, nu });
  if (!uitslag.gelukt && uitslag.reden === 'gewijzigd') data.set('andermans', JSON.stringify(uitslag.actueel));
  if (!uitslag.gelukt) return weiger(uitslag);
  data.set('revisie', String(uitslag.revisie));
  return { account, id, revisie: uitslag.revisie };
}

async function ingediend(
  { account, veld, weiger, nu, locals: { db, inhoud, origin, bergingen, uitgever } }: Schrijfvraag,
  wat: { id: string; revisie: number; gezien: boolean },
) {
  const meteen = veld('meteen') === 'ja';
  const bestaat = async (url: string) => {
    const sleutel = bergsleutelVan(url);
    return sleutel !== null && (await bergingen.bijlagen.kop(sleutel)) !== null;
  };
  const uitslag = await indienen(db, { ...wat, account, meteen, bestaat, origin, inhoud, uitgever, nu });
  if (!uitslag.gelukt && uitslag.reden === 'ongezien-advies') return { naar: `${mijn(wat.id)}voorbeeld/?controle=ja` };
  if (!uitslag.gelukt) return weiger(uitslag);
  const gedaan = uitslag.stap !== null ? 'ingediend' : uitslag.uitgevoerd ? 'geplaatst' : 'mislukt';
  return { naar: `${mijn(wat.id)}?gedaan=${gedaan}` };
}
