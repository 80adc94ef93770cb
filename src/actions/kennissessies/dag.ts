import { aanwezigheidInvullen } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import { leesAantal, leesTikken } from '#kennissessies/organiseren/aanwezigheid/invoer.ts';
import { zonderAanmeldingTellen } from '#kennissessies/organiseren/aanwezigheid/zonder-aanmelding.ts';
import { evaluatievraag, evalueren } from '#kennissessies/organiseren/evaluatie/evalueren.ts';
import { erbijVeld, meningInvoer } from '#kennissessies/organiseren/evaluatie/invoer.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { formulieractie, openFormulieractie, type Verzonden } from '../formulier.ts';
import { AANVINKZINNEN, EVALUATIEZINNEN } from './dagzinnen.ts';

/** The doors for the day itself, and for what comes after it. */
export const dag = {
  aanwezigheidInvullen: formulieractie(AANVINKZINNEN, async (verzonden) => {
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const [id, bijeenkomst, tikken] = [veld('kennissessie'), veld('bijeenkomst'), leesTikken(data)];
    const uitslag = await aanwezigheidInvullen(locals.db, { account, id, bijeenkomst, tikken, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    const [eerste] = tikken;
    return { naar: await terug(verzonden, eerste && { net: eerste.aanmelding }) };
  }),
  zonderAanmeldingTellen: formulieractie(AANVINKZINNEN, async (verzonden) => {
    const { account, veld, weiger, nu, locals } = verzonden;
    const aantal = leesAantal(veld('aantal'));
    const [id, bijeenkomst] = [veld('kennissessie'), veld('bijeenkomst')];
    const uitslag = await zonderAanmeldingTellen(locals.db, { account, id, bijeenkomst, aantal, nu });
    return uitslag.gelukt ? { naar: await terug(verzonden, 'geteld') } : weiger(uitslag);
  }),
  /** Behind the link in the letter: whoever holds the key, logged in or not. */
  evalueren: openFormulieractie(EVALUATIEZINNEN, async ({ veld, lees, weiger, nu, locals: { db } }) => {
    const [id, sleutel] = [veld('aanmelding'), veld('sleutel')];
    const vraag = await evaluatievraag(db, { id, sleutel, nu });
    if (!vraag) return weiger({ reden: 'onbekend' });
    const { bijeenkomsten } = vraag.kennissessie;
    const gevraagd = vraag.vraagErbij.map((een) => ({ id: een.id, antwoord: veld(erbijVeld(bijeenkomsten.indexOf(een))), een }));
    const fouten = Object.fromEntries(
      gevraagd
        .filter(({ antwoord }) => antwoord !== 'ja' && antwoord !== 'nee')
        .map(({ een }) => [erbijVeld(bijeenkomsten.indexOf(een)), 'Kies of je erbij was.']),
    );
    if (Object.keys(fouten).length > 0) return weiger({ reden: 'zonder-cijfer', fouten });
    const erbij = gevraagd.filter(({ antwoord }) => antwoord === 'ja').map((een) => een.id);
    const nergens = gevraagd.length === bijeenkomsten.length && erbij.length === 0;
    const uitslag = await evalueren(db, { id, sleutel, erbij, mening: nergens ? null : lees(meningInvoer), nu });
    const naar = `/mijn/aanmeldingen/${encodeURIComponent(id)}/evaluatie/?sleutel=${encodeURIComponent(sleutel)}`;
    return uitslag.gelukt ? { naar } : weiger(uitslag);
  }),
};

/** Back to the same meeting, search and page, at what was just saved: the tick of one person, or the number without a name. */
async function terug(
  { account, veld, locals: { db } }: Verzonden<NonNullable<App.Locals['account']>, string>,
  bewaard?: { net: string } | 'geteld',
): Promise<string> {
  const id = veld('kennissessie');
  const plek = (await sessieVoor(db, account, id))?.bijeenkomsten.findIndex((een) => een.id === veld('bijeenkomst')) ?? 0;
  const vraag = new URLSearchParams({
    bijeenkomst: String(plek + 1),
    ...(veld('zoek') && { zoek: veld('zoek') }),
    ...(Number(veld('pagina')) > 1 && { pagina: veld('pagina') }),
    ...(bewaard === 'geteld' ? { geteld: 'ja' } : bewaard),
  });
  const anker = bewaard === 'geteld' ? '#zonder-aanmelding' : bewaard ? `#mens-${bewaard.net}` : '';
  return `/beheer/kennissessies/${id}/aanwezig/?${vraag}${anker}`;
}
