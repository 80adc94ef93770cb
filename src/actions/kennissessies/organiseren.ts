import { aantal, opsomming } from '#grond/taal/opsomming.ts';
import { lang } from '#grond/taal/schoon.ts';
import { type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { afgelasten } from '#kennissessies/organiseren/afgelasten.ts';
import { sessieAfsluiten } from '#kennissessies/organiseren/afronden.ts';
import { behoeftenInzien } from '#kennissessies/organiseren/deelnemers/behoeften.ts';
import { vanLijstHalen } from '#kennissessies/organiseren/deelnemers/van-lijst-halen.ts';
import { verschillen } from '#kennissessies/organiseren/formulier/ingehaald.ts';
import { leesSessie } from '#kennissessies/organiseren/formulier/invoer.ts';
import { ingevuldAls } from '#kennissessies/organiseren/formulier/sessiegegevens.ts';
import type { Uitbrengdaad } from '#kennissessies/organiseren/formulier/wat-ontbreekt.ts';
import type { Wijziging } from '#kennissessies/organiseren/nieuwe-stand.ts';
import { sessieKopieren, sessieMaken, sessieVerwijderen } from '#kennissessies/organiseren/sessie-maken.ts';
import { sessieVoor, sessieZoalsGezien } from '#kennissessies/organiseren/sessie-opslag.ts';
import { aankondigen, openzetten } from '#kennissessies/organiseren/uitbrengen.ts';
import { regiosVanOrganisator } from '#kennissessies/organiseren/wie-organiseert.ts';
import { type Afgekeurd, wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { hoortEenVolger } from '#leren/volgen/openingen-mailen.ts';
import { STAPZINNEN } from '../accounts/inlogzinnen.ts';
import { nogEenStap } from '../accounts/nog-een-stap.ts';
import { formulieractie, type Verzonden } from '../formulier.ts';
import { liever, naar, opnieuw, type Planningsuitkomst, waardenVan } from './planningsuitkomst.ts';
import { DEELNEMERZINNEN, SESSIEZINNEN } from './sessiezinnen.ts';

type Sessieformulier = Verzonden<NonNullable<App.Locals['account']>, keyof typeof SESSIEZINNEN>;
const bij = (id: string, gedaan: string): Planningsuitkomst => naar(`/beheer/kennissessies/${id}/?gedaan=${gedaan}`);
/** The host in UIDs: that of the site, or localhost in the trial. */
const gastheer = ({ proef, origin }: App.Locals): string => (proef ? 'localhost' : new URL(origin).hostname);

/** The doors for who plans kennissessies. */
export const organiseren = {
  sessieMaken: formulieractie(SESSIEZINNEN, async (verzonden) => {
    const { account, data, weiger, nu, locals } = verzonden;
    const gegevens = lees(verzonden, waardenVan(data), null);
    const uitslag = await sessieMaken(locals.db, { account, gegevens, gastheer: gastheer(locals), nu });
    return uitslag.gelukt ? bij(uitslag.id, 'bewaard') : weiger(uitslag);
  }),
  sessieWijzigen: formulieractie(SESSIEZINNEN, (verzonden) => wijzig(verzonden, (waarden) => waarden)),
  /** Only the hours and the place; the rest stays as it is. */
  sessieVerplaatsen: formulieractie(SESSIEZINNEN, (verzonden) =>
    wijzig(verzonden, (waarden, was) => ({ ...ingevuldAls(was), ...waarden })),
  ),
  sessieAankondigen: formulieractie(SESSIEZINNEN, async (verzonden): Promise<Planningsuitkomst> => {
    if (liever(verzonden)) return opnieuw(verzonden.data);
    const herbegonnen = await alsNieuw(verzonden);
    if (herbegonnen) return herbegonnen;
    const { data, weiger, locals } = verzonden;
    const uitslag = await aankondigen(locals.db, await uitbrengverzoek(verzonden, 'aankondigen'));
    if (uitslag.gelukt) return bij(verzonden.veld('kennissessie'), 'aangekondigd');
    return uitslag.reden === 'onbevestigd' ? opnieuw(data, { openbaar: uitslag.openbaar }) : weiger(metZin(uitslag));
  }),
  sessieOpenzetten: formulieractie(SESSIEZINNEN, async (verzonden): Promise<Planningsuitkomst> => {
    if (liever(verzonden)) return opnieuw(verzonden.data);
    const herbegonnen = await alsNieuw(verzonden);
    if (herbegonnen) return herbegonnen;
    const { data, weiger, locals } = verzonden;
    const uitslag = await openzetten(locals.db, await uitbrengverzoek(verzonden, 'openzetten'));
    if (uitslag.gelukt) return bij(verzonden.veld('kennissessie'), 'opengezet');
    if (uitslag.reden !== 'onbevestigd') return weiger(metZin(uitslag));
    return opnieuw(data, 'openbaar' in uitslag ? { openbaar: uitslag.openbaar } : { vraag: uitslag.gevolg });
  }),
  sessieAfgelasten: formulieractie(SESSIEZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, origin } }) => {
    // Sent, not asked for by address: a reason may say something about somebody, and addresses are kept everywhere.
    if (veld('bekijk') === 'ja') return opnieuw(data);
    const reden = lang(data.get('reden')).trim().slice(0, 500);
    const uitslag = await afgelasten(db, { account, id: veld('kennissessie'), reden, origin, nu });
    return uitslag.gelukt ? bij(veld('kennissessie'), 'afgelast') : weiger(uitslag);
  }),
  sessieAfronden: formulieractie(SESSIEZINNEN, async ({ account, data, veld, weiger, nu, locals: { db } }) => {
    const sessie = await sessieVoor(db, account, veld('kennissessie'));
    if (!sessie) return weiger({ reden: 'onbekend' });
    const reden = lang(data.get('reden')).trim().slice(0, 300);
    const uitslag = await sessieAfsluiten(db, { account, kennissessie: sessie.slug, reden, nu });
    return uitslag.gelukt ? bij(sessie.id, 'afgerond') : weiger(uitslag);
  }),
  sessieKopieren: formulieractie(SESSIEZINNEN, async ({ account, data, veld, weiger, nu, locals }) => {
    const id = veld('kennissessie');
    const was = await sessieVoor(locals.db, account, id);
    // A copy is of what is saved; what was typed beside it must not be lost on the way.
    if (was && data.has('titel') && verschillen(was, waardenVan(data)).length > 0) return weiger({ reden: 'niet-opgeslagen' });
    const uitslag = await sessieKopieren(locals.db, { account, id, gastheer: gastheer(locals), nu });
    return uitslag.gelukt ? bij(uitslag.id, 'gekopieerd') : weiger(uitslag);
  }),
  sessieVerwijderen: formulieractie(SESSIEZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const uitslag = await sessieVerwijderen(db, { account, id: veld('kennissessie'), nu });
    return uitslag.gelukt ? naar('/beheer/kennissessies/?gedaan=verwijderd') : weiger(uitslag);
  }),
  deelnemerWeghalen: formulieractie(DEELNEMERZINNEN, async (verzonden): Promise<Planningsuitkomst> => {
    if (liever(verzonden)) return opnieuw(verzonden.data);
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const { db, origin } = locals;
    const [id, aanmelding, bevestigd] = [veld('kennissessie'), veld('aanmelding'), veld('bevestigd') === 'ja'];
    const reden = lang(data.get('reden')).trim().slice(0, 500);
    const uitslag = await vanLijstHalen(db, { account, id, aanmelding, reden, bevestigd, origin, nu });
    if (uitslag.gelukt) return naar(`/beheer/kennissessies/${id}/deelnemers/?gedaan=weggehaald`);
    return uitslag.reden === 'onbevestigd' ? opnieuw(data, { vraag: uitslag.gevolg }) : weiger(uitslag);
  }),
  /** Shown in the answer itself: no address leads to it. */
  behoeftenInzien: formulieractie({ ...STAPZINNEN, ...DEELNEMERZINNEN }, async (verzonden) => {
    const { account, veld, weiger, nu, locals } = verzonden;
    const stap = await nogEenStap(verzonden);
    if (stap) return weiger(stap);
    const { db } = locals;
    const uitslag = await behoeftenInzien(db, { account, id: veld('kennissessie'), nu });
    return uitslag.gelukt ? uitslag.behoeften : weiger(uitslag);
  }),
};

async function wijzig(
  verzonden: Sessieformulier,
  aangevuld: (waarden: Record<string, string>, was: MetLink) => Record<string, string>,
): Promise<Planningsuitkomst> {
  const { account, data, veld, weiger, nu, locals } = verzonden;
  if (liever(verzonden)) return opnieuw(data);
  const herbegonnen = await alsNieuw(verzonden);
  if (herbegonnen) return herbegonnen;
  const { db, origin } = locals;
  const was = await dezelfde(verzonden);
  const wijziging = gewijzigd(verzonden, aangevuld(waardenVan(data), was), was);
  const bevestigd = veld('bevestigd') === 'ja';
  const uitslag = await wijzigen(db, { account, id: was.id, versie: was.versie, wijziging, bevestigd, origin, nu });
  if (uitslag.gelukt) {
    const verstuurd = uitslag.gemaild + uitslag.doorgeschoven > 0;
    if (verstuurd || uitslag.zelfde) return bij(was.id, verstuurd ? 'verstuurd' : 'zelfde');
    // A window that ends by hand opens sign-up for who asked to hear of it.
    const nieuw = await opzoeken(db, { id: was.id });
    const volgers = nieuw !== undefined && (await hoortEenVolger(db, { kennissessie: nieuw, inhoud: locals.inhoud, nu }));
    return bij(was.id, volgers ? 'opgeslagen-en-open' : 'opgeslagen');
  }
  return uitslag.reden === 'onbevestigd' ? opnieuw(data, { vraag: uitslag.gevolg }) : weiger(metZin(uitslag));
}

/** What somebody typed into a concept that was thrown away meanwhile: nothing of it is lost, it becomes a concept of its own. */
async function alsNieuw(verzonden: Sessieformulier): Promise<Planningsuitkomst | null> {
  const { account, data, veld, nu, locals } = verzonden;
  if (!data.has('titel') || (await opzoeken(locals.db, { id: veld('kennissessie') }))) return null;
  const gegevens = lees(verzonden, waardenVan(data), null);
  const uitslag = await sessieMaken(locals.db, { account, gegevens, gastheer: gastheer(locals), nu });
  return uitslag.gelukt ? bij(uitslag.id, 'herbegonnen') : null;
}

/** The session that somebody saw. If it is another one by now, that comes before what is wrong with the form. */
async function dezelfde({ account, veld, weiger, locals: { db } }: Sessieformulier): Promise<MetLink> {
  const uitslag = await sessieZoalsGezien(db, account, { id: veld('kennissessie'), versie: Number(veld('versie')) });
  return uitslag.gelukt ? uitslag.sessie : weiger(uitslag);
}

const gewijzigd = (verzonden: Sessieformulier, waarden: Record<string, string>, was: MetLink, daad?: Uitbrengdaad): Wijziging => ({
  ...lees(verzonden, waarden, was, daad),
  redenGewijzigd: lang(verzonden.data.get('reden')).trim().slice(0, 500),
});

/** What it takes to announce or open a session; with all that the form holds when the button stood under it. */
async function uitbrengverzoek(verzonden: Sessieformulier, daad: Uitbrengdaad) {
  const { account, data, veld, nu, locals } = verzonden;
  const was = await dezelfde(verzonden);
  const wijziging = data.has('titel') ? { wijziging: gewijzigd(verzonden, waardenVan(data), was, daad) } : {};
  return { account, id: was.id, versie: was.versie, ...wijziging, bevestigd: veld('bevestigd') === 'ja', origin: locals.origin, nu };
}

function lees(
  { account, weiger, nu, locals: { inhoud } }: Sessieformulier,
  waarden: Record<string, string>,
  was: MetLink | null,
  daad?: Uitbrengdaad,
) {
  const slugs = (collectie: 'bouwstenen' | 'onderwijsregios') => inhoud.alle(collectie).map(({ slug }) => slug);
  const keuzes = { bouwstenen: slugs('bouwstenen'), regios: slugs('onderwijsregios'), eigen: regiosVanOrganisator(account), was, nu };
  const gelezen = leesSessie(waarden, daad ? { ...keuzes, daad } : keuzes);
  return 'gegevens' in gelezen ? gelezen.gegevens : weiger({ reden: 'onvolledig', fouten: gelezen.fouten });
}

const WAAR = { alle: '', fysiek: ' op de locatie', online: ' online' };
/** Beside the sentence for the reason: how many people are in the way, and who came last. */
function metZin<Weigering extends { gelukt: false; reden: string }>(uitslag: Weigering | Afgekeurd) {
  if (!('teVeel' in uitslag)) return uitslag;
  const { ruimte, bezet, laatsten } = uitslag;
  const zin =
    `Er ${bezet === 1 ? 'heeft' : 'hebben'} al ${aantal(bezet, 'iemand', 'mensen')} een plaats${WAAR[ruimte]}. ` +
    `Vul ten minste ${bezet} in. ` +
    `Als ${laatsten.length === 1 ? 'laatste kwam' : 'laatsten kwamen'}: ${opsomming(laatsten)}.`;
  return { ...uitslag, fouten: { [ruimte === 'online' ? 'capaciteit_online' : 'capaciteit']: zin } };
}
