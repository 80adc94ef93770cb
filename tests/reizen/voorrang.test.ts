import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDatum, momentTekst, momentVan } from '#grond/taal/datum.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';
import { opnieuwLater, type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

const ADRES = '/kennissessies/samen-opleiden-in-een-nieuwe-regio/';
const VOLGEN = '/volgen/?van=aanmelden:samen-opleiden-in-een-nieuwe-regio';
const DAG = 24 * 60 * 60_000;
const over = (dagen: number) => isoDatum(Date.now() + dagen * DAG);
/** Nine o'clock in the morning, while who is logged in still is. */
const OPENT = momentVan(over(10), '09:00');
const PLAFOND_EINDIGT = momentVan(over(17), '09:00');
const KENNISSESSIE = {
  ...{ titel: 'Samen opleiden in een nieuwe regio', kern: 'Hoe je begint.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk' },
  ...{ vorm: 'fysiek', datum: over(60), begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', capaciteit: '10' },
  ...{ aanmelden_vanaf: over(-10), aanmelden_tot: over(50), organisator: 'Realisatie-Eenheid (voorbeeld)' },
  ...{ contact: 'kennisdag@voorbeeld.example', programma: '09.30 Inloop', 'bouwsteen:omvang': 'ja', 'doelgroep:bestuurders': 'ja' },
  ...{ 'voorrang:in-oprichting': 'ja', voorrang_tot: over(10), max_per_regio: '1', max_per_regio_tot: over(17) },
};

/** Somebody of a region, logged in; who comes for the first time says who they are. */
async function persoon(naam: string, regio?: string): Promise<Bezoeker> {
  const bezoeker = new Bezoeker(server.url);
  await inloggenZonderScript(bezoeker, server, `${naam.toLowerCase()}@voorbeeld.example`, naam);
  if (regio) await doe(bezoeker, '/mijn/gegevens/', 'Opslaan', { onderwijsregio: `voorbeeldregio-${regio}` });
  return bezoeker;
}
/** Time passes until just after this moment; everybody goes on where they were. */
async function wordtHet(moment: number, mensen: readonly Bezoeker[]): Promise<void> {
  server = await opnieuwLater(server, moment - Date.now() + 1000);
  for (const wie of mensen) wie.url = server.url;
}
const meldAan = (wie: Bezoeker) => doe(wie, `${ADRES}aanmelden/`, 'Aanmelden', { toestemming: 'ja' });
const padIn = (brief: { text?: string | undefined } | undefined, deel: RegExp) => {
  const { pathname, search } = new URL(deel.exec(brief?.text ?? '')?.[0] ?? '');
  return pathname + search;
};
const kop = (brief: { headers: { key: string; value: string }[] } | undefined, naam: string) =>
  brief?.headers.find(({ key }) => key === naam)?.value;

test('wie eerst gaat komt erin, een ander hoort wanneer het opengaat en wordt op dat moment gemaild, en het plafond houdt tot het eindigt', async () => {
  const rosa = await alsRosa(server);
  const nieuw = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', KENNISSESSIE);
  const planning = nieuw.naar.replace(/\?.*/, '');
  const vooraf = await doe(rosa, planning, 'Openzetten');
  const rijen = vooraf.html.querySelectorAll('#vraag .feit').map(({ text }) => text.replace(/\s+/g, ' ').trim());
  expect(rijen.filter((rij) => /eerst|hoogste/.test(rij))).toEqual([
    `Wie eerstTot ${momentTekst(OPENT)} eerst voor onderwijsregio's in oprichting; daarna voor iedereen.`,
    `Per regioTen hoogste 1 persoon per onderwijsregio, tot ${momentTekst(PLAFOND_EINDIGT)}.`,
  ]);
  await rosa.verzend(vooraf, planning, 'Ja, zet open');
  const niemand = new Bezoeker(server.url);
  await expect.poll(async () => tekst(await niemand.lees(ADRES))).toContain('nog 10 plaatsen');
  const blad = tekst(await niemand.lees(ADRES));
  expect(blad).toContain(`Tot ${momentTekst(OPENT)} eerst voor onderwijsregio's in oprichting; daarna voor iedereen.`);
  expect(blad).toContain(`Ten hoogste 1 persoon per onderwijsregio, tot ${momentTekst(PLAFOND_EINDIGT)}.`);

  // Carla's region is being formed: she gets in. Her colleague is one too many, and hears why before and after.
  const [carla, cees] = [await persoon('Carla'), await persoon('Cees', 'plassengebied')];
  expect(tekst(await carla.lees((await meldAan(carla)).naar))).toContain('Je hebt een plaats');
  const reden = `Van jouw onderwijsregio heeft al iemand een plaats. Meer kan niet tot ${momentTekst(PLAFOND_EINDIGT)}.`;
  expect(tekst(await cees.lees(`${ADRES}aanmelden/`))).toContain(`Je komt op de wachtlijst${reden}`);
  const vanCees = (await meldAan(cees)).naar;
  expect(tekst(await cees.lees(vanCees))).toMatch(/Je staat op de wachtlijst.*Van jouw onderwijsregio heeft al iemand een plaats/);
  expect((await postAan(server, 'cees@voorbeeld.example', /wachtlijst/))[0]?.text?.replace(/\s+/g, ' ')).toContain(reden);
  // Who waits for the cap takes no place from others.
  await expect.poll(async () => tekst(await niemand.lees(ADRES))).toContain('nog 9 plaatsen');

  // Another region: told when, refused whatever form is sent, and mailed when asked for.
  const saar = await persoon('Saar', 'waterkant');
  const teVroeg = await saar.lees(`${ADRES}aanmelden/`);
  expect([teVroeg.status, tekst(teVroeg)]).toEqual([409, expect.stringContaining(`Jij kunt je aanmelden vanaf ${momentTekst(OPENT)}`)]);
  expect(teVroeg.html.querySelectorAll('main form')).toEqual([]);
  const actie = (await carla.lees(`${ADRES}aanmelden/`)).html.querySelector('form')?.getAttribute('action') ?? '?_action=aanmelden';
  const toch = await saar.stuur(`${ADRES}aanmelden/${actie.replace(/^[^?]*/, '')}`, {
    kennissessie: ADRES.split('/')[2] ?? '',
    toestemming: 'ja',
  });
  expect([toch.status, tekst(toch)]).toEqual([409, expect.stringContaining("Andere onderwijsregio's gaan eerst.")]);
  expect((await doe(saar, VOLGEN, 'Houd me op de hoogte')).naar).toContain('gedaan=ja');
  // At Mijn omgeving she finds it, stops, and asks again.
  const { naar: gestopt } = await doe(saar, '/mijn/volgen/', 'Stop');
  expect(tekst(await saar.lees(gestopt))).toMatch(/We mailen je niet meer over Aanmelden voor .*Toch weer volgen.*Je volgt nu niets/);
  expect((await doe(saar, VOLGEN, 'Houd me op de hoogte')).naar).toContain('gedaan=ja');
  expect(tekst(await saar.lees(VOLGEN))).toContain('krijg je één mail op saar@voorbeeld.example');
  expect(tekst(await carla.lees(VOLGEN))).toContain('Hier hoeven we je niet over te mailen.');

  // Without an account the address is asked first; a wrong one says so, and the rest stays.
  const fout = await doe(niemand, VOLGEN, 'Houd me op de hoogte', { adres: 'wim' });
  expect([fout.status, tekst(fout)]).toEqual([400, expect.stringContaining('Dit is geen e-mailadres')]);
  const gevraagd = await niemand.verzend(fout, VOLGEN, 'Houd me op de hoogte', { adres: 'wim@voorbeeld.example' });
  expect(tekst(await niemand.lees(gevraagd.naar))).toContain('Kijk in je mail');
  const [vraag] = await postAan(server, 'wim@voorbeeld.example', /^Bevestig/);
  expect(kop(vraag, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(kop(vraag, 'list-unsubscribe')).toMatch(new RegExp(`^<${server.url}/volgen/stoppen/\\?sleutel=[\\w-]{32}>$`));
  const bevestigen = padIn(vraag, /http\S+\/volgen\/bevestigen\/\S+/);
  expect(tekst(await niemand.lees((await doe(niemand, bevestigen, 'Bevestig')).naar))).toContain('Bevestigd');

  await wordtHet(OPENT, [carla, cees, saar, niemand]);
  for (const wie of ['saar', 'wim']) {
    const brieven = await postAan(server, `${wie}@voorbeeld.example`, /^Je kunt je nu aanmelden/);
    expect([wie, brieven.length, kop(brieven[0], 'list-unsubscribe-post')]).toEqual([wie, 1, 'List-Unsubscribe=One-Click']);
  }
  expect(tekst(await niemand.lees(ADRES))).not.toContain('eerst voor');
  expect(tekst(await niemand.lees(VOLGEN))).toContain('Hier hoeven we je niet over te mailen.');
  const wim = await persoon('Wim', 'heuvelrand');
  for (const wie of [saar, wim]) expect(tekst(await wie.lees((await meldAan(wie)).naar))).toContain('Je hebt een plaats');
  expect(tekst(await cees.lees(vanCees))).toContain('Je staat op de wachtlijst');

  await wordtHet(PLAFOND_EINDIGT, [carla, cees, saar, niemand]);
  expect(await postAan(server, 'cees@voorbeeld.example', /^Je hebt een plaats/)).toHaveLength(1);
  expect(tekst(await cees.lees(vanCees))).toContain('Je hebt een plaats');
  for (const wie of ['saar', 'wim']) expect(await postAan(server, `${wie}@voorbeeld.example`, /^Je kunt je nu aanmelden/)).toHaveLength(1);
  expect(tekst(await niemand.lees(ADRES))).not.toContain('Ten hoogste');
});

test('één klik in de mail stopt precies dat ene, en geen ander adres neemt iets aan dat niet van een eigen bladzijde komt', async () => {
  const rosa = await alsRosa(server);
  const later = {
    ...KENNISSESSIE,
    titel: 'Een kennissessie om te volgen',
    aanmelden_vanaf: over(33),
    voorrang_tot: '',
    max_per_regio: '',
  };
  const { 'voorrang:in-oprichting': _, ...zonder } = { ...later, max_per_regio_tot: '' };
  const nieuw = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', zonder);
  await zetOpen(rosa, nieuw.naar.replace(/\?.*/, ''));
  const niemand = new Bezoeker(server.url);
  const hier = '/volgen/?van=aanmelden:een-kennissessie-om-te-volgen';
  await expect.poll(async () => (await niemand.lees(hier)).status).toBe(200);
  await doe(rosa, hier, 'Houd me op de hoogte');
  const { naar: gestopt } = await doe(rosa, hier, 'Stop');
  expect(tekst(await rosa.lees(gestopt))).toContain('Je verzoek is gewist.');
  for (const wie of ['iris', 'joost']) {
    const adres = `${wie}@voorbeeld.example`;
    await doe(niemand, hier, 'Houd me op de hoogte', { adres });
    await doe(niemand, padIn((await postAan(server, adres, /^Bevestig/))[0], /http\S+\/volgen\/bevestigen\/\S+/), 'Bevestig');
  }
  const linkVan = async (wie: string) => kop((await postAan(server, `${wie}@voorbeeld.example`, /^Bevestig/))[0], 'list-unsubscribe') ?? '';
  const [iris, joost] = await Promise.all(['iris', 'joost'].map(async (wie) => new URL((await linkVan(wie)).slice(1, -1)).search));
  const beheer = async (sleutel: string | undefined) => tekst(await niemand.lees(`/volgen/beheren/${sleutel}`));
  /** As a mail program sends it, from no page. */
  const klik = async (pad: string, koppen: Record<string, string> = {}) => {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    return (await niemand.vraag(pad, { method: 'POST', body, headers: koppen })).status;
  };

  // Looking at the address stops nothing: programs do that by themselves.
  expect((await niemand.lees(`/volgen/stoppen/${iris}`)).naar).toBe(`/volgen/beheren/${iris}`);
  for (const koppen of [{ Origin: 'https://elders.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }])
    expect([koppen, await klik(`/volgen/stoppen/${iris}`, koppen)]).toEqual([koppen, 403]);
  const elders = ['/volgen/beheren/', '/volgen/bevestigen/', '/volgen/', '/volgen/stoppen', '/volgen/stoppen/x/', '/volgen/stoppen//'];
  const verder = ['/Volgen/stoppen/', '/volgen/%73toppen/', '/mijn/gegevens/wissen/', '/inloggen/'];
  const alle = await Promise.all([...elders, ...verder].map(async (pad) => [pad, await klik(`${pad}${iris}`)] as const));
  expect(Object.fromEntries(alle)).toEqual({
    ...Object.fromEntries([...elders, ...verder].map((pad) => [pad, 403])),
    // To the address with its slash, where it is looked at again.
    '/volgen/stoppen': 308,
    ...{ '/volgen/stoppen//': 404, '/Volgen/stoppen/': 404, '/volgen/%73toppen/': 404 },
  });
  // Nor does that address take anything else along.
  for (const meer of ['&_action=volgenStoppen', '&_action=volgen', '&a=b'])
    expect([meer, await klik(`/volgen/stoppen/${iris}${meer}`)]).toEqual([meer, 403]);
  expect(await beheer(iris)).toContain('We mailen je zodra');

  expect([
    await klik(`/volgen/stoppen/${iris}`),
    await klik(`/volgen/stoppen/${iris}`),
    await klik('/volgen/stoppen/?sleutel=onzin'),
  ]).toEqual([200, 200, 200]);
  expect(await beheer(iris)).toContain('Deze link werkt niet meer');
  expect(await beheer(joost)).toContain('We mailen je zodra');
  // By the button on the page.
  expect((await doe(niemand, `/volgen/beheren/${joost}`, 'Stop')).naar).toMatch(/^\/volgen\/beheren\/\?gestopt=aanmelden/);
  expect(await beheer(joost)).toContain('Deze link werkt niet meer');
});

test('wie een kennissessie naar voren haalt, verzet wat eerder moet eindigen op dezelfde bladzijde', async () => {
  const rosa = await alsRosa(server);
  const laat = { datum: over(90), aanmelden_tot: over(80), voorrang_tot: over(70), max_per_regio_tot: over(75) };
  const nieuw = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', { ...KENNISSESSIE, titel: 'Eerder', ...laat });
  const pad = nieuw.naar.replace(/\?.*/, '');
  await zetOpen(rosa, pad);
  const naarVoren = { datum: over(65), aanmelden_tot: over(60) };
  const fout = await doe(rosa, `${pad}verplaatsen/`, 'Verplaatsen', naarVoren);
  expect([fout.status, tekst(fout)]).toEqual([400, expect.stringContaining('Kies bij ‘Maximum geldt tot’ een dag voordat')]);
  const velden = fout.html.querySelectorAll('main [href^="#veld-"]').map((link) => link.getAttribute('href')?.slice(1) ?? '');
  expect(velden).toEqual(['veld-voorrang_tot', 'veld-max_per_regio_tot']);
  for (const veld of velden) expect([veld, fout.html.querySelectorAll(`#${veld}`).length]).toEqual([veld, 1]);
  const goed = await rosa.verzend(fout, `${pad}verplaatsen/`, 'Verplaatsen', { voorrang_tot: over(50), max_per_regio_tot: over(55) });
  expect(goed.status).toBe(303);
  const daarna = (await rosa.lees(pad)).html;
  expect(daarna.querySelector('[name=voorrang_tot]')?.getAttribute('value')).toBe(over(50));
});

test('Anna ziet wie haar regio koos en zegt van iemand dat die er niet bij hoort; die leest dat in een mail en kiest opnieuw', async () => {
  const [anna, fleur, bram] = [await persoon('Anna'), await persoon('Fleur', 'waterkant'), await persoon('Bram')];
  const regio = await anna.lees('/mijn/regio/');
  const rij = regio.html.querySelectorAll('section[aria-labelledby=genoten] li').find(({ text }) => text.includes('Fleur'));
  expect(rij?.text.replace(/\s+/g, ' ').trim()).toBe('Fleur, ProjectleiderHoort niet bij ons');
  expect(regio.tekst).not.toContain('fleur@voorbeeld.example');
  const vraag = `/mijn/regio/hoort-niet/?wie=${rij?.querySelector('input[name=wie]')?.getAttribute('value')}`;
  const gevraagd = await anna.lees(vraag);
  expect([gevraagd.status, tekst(gevraagd)]).toEqual([200, expect.stringContaining('Hoort Fleur daar niet bij?')]);
  // Asking changes nothing, and nobody else gets to ask.
  for (const [wie, status] of [[bram, 404] as const, [fleur, 404] as const, [new Bezoeker(server.url), 303] as const])
    expect((await wie.lees(vraag)).status).toBe(status);
  expect((await anna.verzend(gevraagd, vraag, 'Ja, hoort niet bij ons')).naar).toBe('/mijn/regio/?gedaan=hoort-niet');
  const daarna = await anna.lees('/mijn/regio/?gedaan=hoort-niet');
  expect(tekst(daarna)).toContain('Bij de gegevens van Fleur staat je regio niet meer.');
  expect(daarna.html.querySelector('section[aria-labelledby=genoten]')?.text).not.toContain('Fleur');
  const nogEens = await anna.verzend(gevraagd, vraag, 'Ja, hoort niet bij ons');
  expect([nogEens.status, tekst(nogEens)]).toEqual([404, expect.stringContaining('Er is niets veranderd.')]);
  expect(await postAan(server, 'fleur@voorbeeld.example', /^Bij je gegevens staat geen onderwijsregio meer/)).toHaveLength(1);
  const gekozen = ({ html }: Antwoord) => html.querySelector('select[name=onderwijsregio] option[selected]')?.getAttribute('value');
  const gegevens = await fleur.lees('/mijn/gegevens/');
  expect(gekozen(gegevens)).toBe('geen');
  await fleur.verzend(gegevens, '/mijn/gegevens/', 'Opslaan', { onderwijsregio: 'voorbeeldregio-waterkant' });
  expect(tekst(await anna.lees('/mijn/regio/genoten/'))).toContain('Fleur, Projectleider');
});
