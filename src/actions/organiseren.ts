import { aantal, opsomming } from '#grond/taal/opsomming.ts';
import { lang } from '#grond/taal/schoon.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { afgelasten } from '#kennissessies/organiseren/afgelasten.ts';
import { sessieAfsluiten } from '#kennissessies/organiseren/afronden.ts';
import { behoeftenInzien } from '#kennissessies/organiseren/deelnemers/behoeften.ts';
import { vanLijstHalen } from '#kennissessies/organiseren/deelnemers/van-lijst-halen.ts';
import { leesSessie } from '#kennissessies/organiseren/formulier/invoer.ts';
import { ingevuldAls } from '#kennissessies/organiseren/formulier/sessiegegevens.ts';
import type { Gevolg } from '#kennissessies/organiseren/gevolg.ts';
import { sessieKopieren, sessieMaken, sessieVerwijderen } from '#kennissessies/organiseren/sessie-maken.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { aankondigen, openzetten } from '#kennissessies/organiseren/uitbrengen.ts';
import { regiosVanOrganisator } from '#kennissessies/organiseren/wie-organiseert.ts';
import { type Sessiewijziguitslag, wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { formulieractie, type Verzonden } from './formulier.ts';
import { DEELNEMERZINNEN, SESSIEZINNEN } from './sessiezinnen.ts';

type Sessieformulier = Verzonden<NonNullable<App.Locals['account']>, keyof typeof SESSIEZINNEN>;
/** Where to go on; or, before anything is mailed, who would get what, with the form as it was sent. */
interface Uitkomst {
  naar: string;
  vraag: Gevolg | null;
  waarden: Record<string, string>;
}

const naar = (adres: string): Uitkomst => ({ naar: adres, vraag: null, waarden: {} });
const bij = (id: string, gedaan: string): Uitkomst => naar(`/beheer/kennissessies/${id}/?gedaan=${gedaan}`);
const waardenVan = (data: FormData): Record<string, string> =>
  Object.fromEntries([...data].flatMap(([naam, waarde]) => (typeof waarde === 'string' ? [[naam, waarde]] : [])));
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
  sessieAankondigen: formulieractie(SESSIEZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const uitslag = await aankondigen(db, { account, id: veld('kennissessie'), versie: Number(veld('versie')), nu });
    return uitslag.gelukt ? bij(veld('kennissessie'), 'aangekondigd') : weiger(uitslag);
  }),
  sessieOpenzetten: formulieractie(SESSIEZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, origin } }): Promise<Uitkomst> => {
    const id = veld('kennissessie');
    const bevestigd = veld('bevestigd') === 'ja';
    const uitslag = await openzetten(db, { account, id, versie: Number(veld('versie')), bevestigd, origin, nu });
    if (uitslag.gelukt) return bij(id, 'opengezet');
    return uitslag.reden === 'onbevestigd' ? { naar: '', vraag: uitslag.gevolg, waarden: waardenVan(data) } : weiger(uitslag);
  }),
  sessieAfgelasten: formulieractie(SESSIEZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, origin } }) => {
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
  sessieKopieren: formulieractie(SESSIEZINNEN, async ({ account, veld, weiger, nu, locals }) => {
    const uitslag = await sessieKopieren(locals.db, { account, id: veld('kennissessie'), gastheer: gastheer(locals), nu });
    return uitslag.gelukt ? bij(uitslag.id, 'gekopieerd') : weiger(uitslag);
  }),
  sessieVerwijderen: formulieractie(SESSIEZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const uitslag = await sessieVerwijderen(db, { account, id: veld('kennissessie'), nu });
    return uitslag.gelukt ? naar('/beheer/kennissessies/?gedaan=verwijderd') : weiger(uitslag);
  }),
  deelnemerWeghalen: formulieractie(DEELNEMERZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, origin } }) => {
    const id = veld('kennissessie');
    const reden = lang(data.get('reden')).trim().slice(0, 500);
    const uitslag = await vanLijstHalen(db, { account, id, aanmelding: veld('aanmelding'), reden, origin, nu });
    return uitslag.gelukt ? naar(`/beheer/kennissessies/${id}/deelnemers/?gedaan=weggehaald`) : weiger(uitslag);
  }),
  /** Shown in the answer itself: no address leads to it. */
  behoeftenInzien: formulieractie(DEELNEMERZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const uitslag = await behoeftenInzien(db, { account, id: veld('kennissessie'), nu });
    return uitslag.gelukt ? uitslag.behoeften : weiger(uitslag);
  }),
};

async function wijzig(
  verzonden: Sessieformulier,
  aangevuld: (waarden: Record<string, string>, was: MetLink) => Record<string, string>,
): Promise<Uitkomst> {
  const { account, data, veld, weiger, nu, locals } = verzonden;
  const { db, origin } = locals;
  const was = await sessieVoor(db, account, veld('kennissessie'));
  if (!was) return weiger({ reden: 'onbekend' });
  const versie = Number(veld('versie'));
  // What somebody saw was another session: that comes before what is wrong with the form.
  if (versie !== was.versie) return weiger({ reden: 'verouderd' });
  const gegevens = lees(verzonden, aangevuld(waardenVan(data), was), was);
  const wijziging = { ...gegevens, redenGewijzigd: lang(data.get('reden')).trim().slice(0, 500) };
  const bevestigd = veld('bevestigd') === 'ja';
  const uitslag = await wijzigen(db, { account, id: was.id, versie, wijziging, bevestigd, origin, nu });
  if (uitslag.gelukt) return bij(was.id, uitslag.gemaild + uitslag.doorgeschoven > 0 ? 'verstuurd' : 'opgeslagen');
  if (uitslag.reden === 'onbevestigd') return { naar: '', vraag: uitslag.gevolg, waarden: waardenVan(data) };
  return uitslag.reden === 'te-klein' ? weiger({ ...uitslag, fouten: { capaciteit: teKlein(uitslag) } }) : weiger(uitslag);
}

function lees({ account, weiger, nu, locals: { inhoud } }: Sessieformulier, waarden: Record<string, string>, was: MetLink | null) {
  const slugs = (collectie: 'bouwstenen' | 'onderwijsregios') => inhoud.alle(collectie).map(({ slug }) => slug);
  const keuzes = { bouwstenen: slugs('bouwstenen'), regios: slugs('onderwijsregios'), eigen: regiosVanOrganisator(account), was, nu };
  const gelezen = leesSessie(waarden, keuzes);
  return 'gegevens' in gelezen ? gelezen.gegevens : weiger({ reden: 'onvolledig', fouten: gelezen.fouten });
}

const teKlein = ({ bezet, teVeel, laatsten }: Extract<Sessiewijziguitslag, { reden: 'te-klein' }>): string =>
  `${aantal(bezet, 'iemand heeft', 'mensen hebben')} al een plaats. Dat ${teVeel === 1 ? 'is er 1' : `zijn er ${teVeel}`} te veel. ` +
  `Als ${laatsten.length === 1 ? 'laatste kwam' : 'laatsten kwamen'}: ${opsomming(laatsten)}.`;
