import { aanwezigheidInvullen } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import { leesAantal, leesTikken } from '#kennissessies/organiseren/aanwezigheid/invoer.ts';
import { overigenInvullen } from '#kennissessies/organiseren/aanwezigheid/overigen-invullen.ts';
import { zonderAanmeldingTellen } from '#kennissessies/organiseren/aanwezigheid/zonder-aanmelding.ts';
import { evaluatievraag, evalueren } from '#kennissessies/organiseren/evaluatie/evalueren.ts';
import { erbijVeld, meningInvoer } from '#kennissessies/organiseren/evaluatie/invoer.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { formulieractie, openFormulieractie, type Verzonden } from '../formulier.ts';
import { AANVINKZINNEN, EVALUATIEZINNEN } from './dagzinnen.ts';
import { liever, waardenVan } from './planningsuitkomst.ts';

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
  overigenInvullen: formulieractie(AANVINKZINNEN, async (verzonden): Promise<Overigenuitkomst> => {
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const klaar = async (bewaard?: Bewaard) => ({ naar: await terug(verzonden, bewaard), wie: [], waarden: {} });
    if (liever(verzonden)) return klaar();
    const verzoek = { account, id: veld('kennissessie'), bijeenkomst: veld('bijeenkomst'), bevestigd: veld('bevestigd') === 'ja', nu };
    const uitslag = await overigenInvullen(locals.db, verzoek);
    if (uitslag.gelukt) return klaar({ overigen: uitslag.aantal });
    return uitslag.reden === 'onbevestigd' ? { naar: '', wie: uitslag.wie, waarden: waardenVan(data) } : weiger(uitslag);
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

/** Where to go on; or first the question whether nobody of these was there. */
interface Overigenuitkomst {
  naar: string;
  wie: readonly string[];
  waarden: Record<string, string>;
}
/** What was just saved, told where it stands on the page. */
type Bewaard = { net: string } | { overigen: number } | 'geteld';

/** Back to the same meeting, search and page, at what was just saved: the tick of one person, or the number without a name. */
async function terug(
  { account, veld, locals: { db } }: Verzonden<NonNullable<App.Locals['account']>, string>,
  bewaard?: Bewaard,
): Promise<string> {
  const id = veld('kennissessie');
  const plek = (await sessieVoor(db, account, id))?.bijeenkomsten.findIndex((een) => een.id === veld('bijeenkomst')) ?? 0;
  const wat = bewaard === 'geteld' ? { geteld: 'ja' } : bewaard;
  const vraag = new URLSearchParams({
    bijeenkomst: String(plek + 1),
    ...(veld('zoek') && { zoek: veld('zoek') }),
    ...(Number(veld('pagina')) > 1 && { pagina: veld('pagina') }),
    ...Object.fromEntries(Object.entries(wat ?? {}).map(([naam, waarde]) => [naam, String(waarde)])),
  });
  return `/beheer/kennissessies/${id}/aanwezig/?${vraag}${anker(bewaard)}`;
}

function anker(bewaard?: Bewaard): string {
  if (bewaard === undefined) return '';
  if (bewaard === 'geteld') return '#zonder-aanmelding';
  return 'net' in bewaard ? `#mens-${bewaard.net}` : '#overigen';
}
