import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { type Postvak, startSmtp, totdat } from '../mail/steun.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { nodigUit, doe as stap } from '../steun/pagina.ts';
import { type SiteProxy, startProxy } from '../steun/proxy.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

// Production, from nothing: one command makes the first account, all else happens on the site.
const SITE = 'https://kennis.voorbeeld.example';
const [ROSA, ANNA, EMMA, DIRK] = ['rosa', 'anna', 'emma', 'dirk'].map((naam) => `${naam}@organisatie.example`) as [
  string,
  string,
  string,
  string,
];
const REGIO = 'noorderwijzer-drenthe';
let post: Postvak;
let server: Proefserver;
let proxy: SiteProxy;
beforeAll(async () => {
  post = await startSmtp();
  server = await startServer({ SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <post@voorbeeld.example>' });
  proxy = await startProxy(server, SITE);
});
afterAll(async () => {
  await proxy?.sluit();
  await server?.ruimOp();
  await post?.sluit();
});

const brieven = (aan: string) => post.ontvangen.filter((een) => een.aan.includes(aan)).map(({ brief }) => brief);
const onderwerpen = (aan: string) => brieven(aan).map(({ subject }) => subject ?? '');
const kop = ({ html }: Antwoord) => html.querySelector('h1')?.text.trim();
const melding = ({ html }: Antwoord) => html.querySelector('.foutenlijst')?.text.replace(/\s+/g, ' ').trim() ?? '';
const knoppen = ({ html }: Antwoord) => html.querySelectorAll('main button').map(({ text }) => text.trim());

/** Asks a code and types over what the mail says. */
async function metCode(wie: Bezoeker, adres: string): Promise<Antwoord> {
  const gevraagd = await wie.verzend(await wie.lees('/inloggen/'), '/inloggen/', 'Stuur mij een code', { adres });
  const nieuw = () => brieven(adres).filter(({ subject }) => subject === 'Je code om in te loggen bij Regiokring');
  await totdat(() => nieuw().length > (Number(aantalCodes.get(adres)) || 0), `a code for ${adres}`);
  aantalCodes.set(adres, nieuw().length);
  const code = codeIn(nieuw().at(-1));
  return wie.verzend(await wie.lees(gevraagd.naar), gevraagd.naar, 'Inloggen', { code });
}
/** On a line of its own, as it is read aloud. */
const codeIn = (brief: ReturnType<typeof brieven>[number] | undefined): string => /^[2-9A-HJ-NP-Z]{8}$/m.exec(brief?.text ?? '')?.[0] ?? '';
const aantalCodes = new Map<string, number>();

async function kom(adres: string, naam: string): Promise<Bezoeker> {
  const wie = new Bezoeker(proxy.url);
  const binnen = await metCode(wie, adres);
  expect(binnen.status).toBe(303);
  if (binnen.naar.startsWith('/mijn/gegevens/'))
    await wie.verzend(await wie.lees(binnen.naar), binnen.naar, 'Opslaan', { naam, functie: 'Adviseur', organisatie: 'Bestuur' });
  return wie;
}

/** The example of a new colleague of the Realisatie-Eenheid: enrols an app and comes in. */
async function koppel(adres: string, naam: string): Promise<{ wie: Bezoeker; appcode: (verder?: number) => string }> {
  const wie = new Bezoeker(proxy.url);
  const stap = await metCode(wie, adres);
  expect(stap.naar).toMatch(/^\/inloggen\/tweede-stap\//);
  const pagina = await wie.lees(stap.naar);
  const secret = pagina.html.querySelector('.qr strong')?.text.replaceAll(' ', '') ?? '';
  const appcode = (verder = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + verder * 30_000 });
  const gekoppeld = await wie.verzend(pagina, stap.naar, 'Doorgaan', { code: appcode() });
  expect(gekoppeld.status).toBe(200);
  const gegevens = await wie.lees('/mijn/gegevens/');
  if (kop(gegevens) === 'Vertel wie je bent')
    await wie.verzend(gegevens, '/mijn/gegevens/', 'Opslaan', { naam, functie: 'Adviseur', organisatie: 'Realisatie-Eenheid' });
  return { wie, appcode };
}

/** Presses *Beëindig* beside a right, and *Ja, beëindig* on the next page. */
async function beeindig(wie: Bezoeker, lijst: string, wiens: string): Promise<Antwoord> {
  const pagina = await wie.lees(lijst);
  const rijen = pagina.html.querySelectorAll('.rijen li').filter((li) => li.querySelector('input[name="recht"]'));
  const rij = rijen.find(({ text }) => text.includes(wiens));
  const recht = rij?.querySelector('input[name="recht"]')?.getAttribute('value');
  const pad = `${rij?.querySelector('form')?.getAttribute('action')}?recht=${recht}`;
  const vraag = await wie.lees(pad);
  expect(vraag.status).toBe(200);
  return wie.verzend(vraag, pad, 'Ja, beëindig');
}

/** The settings of the site, for a command on the server. */
const omgeving = () => ({
  ...process.env,
  ...{ DATA_DIR: server.dataDir, SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'post@voorbeeld.example' },
});

test('van niets tot een auteur: één opdracht, en verder alleen de site', async () => {
  const gemaakt = spawnSync(process.execPath, ['src/server/beheerder.ts', ROSA], {
    encoding: 'utf8',
    env: omgeving(),
  });
  expect([gemaakt.status, gemaakt.stderr]).toEqual([0, '']);
  const { wie: rosa } = await koppel(ROSA, 'Rosa');

  // Empty, but it says what to do.
  const leeg = await rosa.lees('/beheer/mensen/');
  expect([leeg.status, kop(leeg)]).toEqual([200, 'Mensen en rechten']);
  expect(leeg.tekst).toContain("Onderwijsregio's zonder projectleider");
  expect(leeg.tekst).toContain('Er wacht geen verzoek');

  const uitnodigen = '/beheer/mensen/uitnodigen/';
  const mis = await stap(rosa, uitnodigen, 'Nodig uit', { adres: 'geen adres', recht: 'projectleider', onderwijsregio: '' });
  expect([mis.status, melding(mis)]).toEqual([400, expect.stringContaining('Dit is geen e-mailadres')]);
  expect(mis.html.querySelector('#veld-adres')?.getAttribute('value')).toBe('geen adres');
  const uitgenodigd = await nodigUit(rosa, uitnodigen, { adres: ANNA, recht: 'projectleider', onderwijsregio: REGIO });
  expect([uitgenodigd.status, uitgenodigd.naar]).toEqual([303, '/beheer/mensen/?gedaan=uitgenodigd']);
  await totdat(() => onderwerpen(ANNA).length > 0, 'the invitation');
  const brief = brieven(ANNA)[0];
  expect(brief?.subject).toBe('Je bent uitgenodigd als projectleider van Noorderwijzer (Drenthe+)');
  expect(brief?.text).toContain(`${SITE}/inloggen/?naar=%2Fmijn%2Fregio%2F`);
  expect(brief?.text).toContain('Rosa van de Realisatie-Eenheid nodigt je uit');
  expect(brief?.text).toContain('kennissessies van de regio plannen');
  expect(brief?.replyTo).toMatchObject([{ address: ROSA }]);
  const na = await rosa.lees(uitgenodigd.naar);
  expect(na.tekst).toContain(`De uitnodiging aan ${ANNA} is verstuurd.`);
  // Nobody leads it yet, but somebody was asked.
  const genodigd = na.html.querySelectorAll('.regios li').filter(({ text }) => text.includes('is uitgenodigd'));
  expect(genodigd.map(({ text }) => text.replace(/\s+/g, ' ').trim())).toEqual([`Noorderwijzer (Drenthe+) (${ANNA} is uitgenodigd)`]);

  // The same again goes out only when Rosa says so.
  const weer = await nodigUit(rosa, uitnodigen, { adres: ANNA, recht: 'projectleider', onderwijsregio: REGIO });
  expect([weer.status, melding(weer)]).toEqual([409, expect.stringContaining('staat al een uitnodiging open')]);
  expect(weer.html.querySelector('#veld-opnieuw')).not.toBeNull();
  const knop = (await rosa.lees('/beheer/mensen/')).html.querySelectorAll('main a').find(({ text }) => text.trim() === 'Stuur opnieuw');
  const nogEens = await nodigUit(rosa, knop?.getAttribute('href') ?? '');
  expect(nogEens.naar).toBe('/beheer/mensen/?gedaan=uitgenodigd');
  await totdat(() => onderwerpen(ANNA).length === 2, 'the second letter');

  const anna = await kom(ANNA, 'Anna');
  const regio = await anna.lees('/mijn/regio/');
  expect([regio.status, kop(regio)]).toEqual([200, 'Noorderwijzer (Drenthe+)']);
  expect((await anna.lees('/beheer/mensen/')).status).toBe(404);
  expect((await anna.lees('/beheer/gebeurtenissen/')).status).toBe(404);

  // Anna sees nothing of the Realisatie-Eenheid and invites an author of her own region only.
  // Whatever the address: first the question, and nothing has happened yet.
  const vraag = await stap(anna, '/mijn/regio/uitnodigen/', 'Nodig uit', { adres: EMMA });
  expect([vraag.status, vraag.tekst.includes('Klopt dit adres letter voor letter?'), knoppen(vraag)]).toEqual([
    200,
    true,
    ['Ja, nodig uit'],
  ]);
  expect((await anna.lees('/mijn/regio/')).tekst).not.toContain(EMMA);
  const zelf = await stap(anna, '/mijn/regio/uitnodigen/', 'Nodig uit', { adres: ANNA });
  expect([zelf.status, melding(zelf)]).toEqual([409, expect.stringContaining('Je mag al schrijven voor deze regio.')]);
  const auteur = await anna.verzend(vraag, '/mijn/regio/uitnodigen/', 'Ja, nodig uit');
  expect([auteur.status, auteur.naar]).toEqual([303, '/mijn/regio/?gedaan=uitgenodigd']);
  for (const [recht, onderwijsregio] of [
    ['projectleider', REGIO],
    ['auteur', 'groningen-vo-vso'],
    ['re', ''],
  ] as const) {
    const geweigerd = await stap(anna, '/mijn/regio/uitnodigen/', 'Nodig uit', { adres: 'x@y.example', recht, onderwijsregio });
    expect([recht, geweigerd.status]).toEqual([recht, 403]);
  }
  const emma = await kom(EMMA, 'Emma');
  expect((await emma.lees('/mijn/publicaties/')).tekst).toContain('Nieuwe best practice');
  expect((await emma.lees('/mijn/regio/')).status).toBe(404);
  expect((await anna.lees('/mijn/regio/')).tekst).toContain(EMMA);
  const emmaWeer = await nodigUit(anna, '/mijn/regio/uitnodigen/', { adres: EMMA });
  expect([emmaWeer.status, melding(emmaWeer)]).toEqual([
    409,
    expect.stringContaining('Emma is al auteur van Noorderwijzer (Drenthe+). Er is geen mail verstuurd.'),
  ]);
});

test('wie niets mag vraagt schrijfrecht aan; de projectleider wijst af met een reden, en geeft het daarna toch', async () => {
  const dirk = await kom(DIRK, 'Dirk');
  expect((await dirk.lees('/meedoen/')).html.querySelector('a[href="/mijn/publicaties/aanvragen/"]')?.text.trim()).toBe(
    'Vraag schrijfrecht aan',
  );
  expect((await dirk.lees('/mijn/publicaties/')).tekst).toContain('Vraag schrijfrecht aan');
  const pad = '/mijn/publicaties/aanvragen/';
  const mis = await stap(dirk, pad, 'Vraag schrijfrecht aan', { toelichting: 'a'.repeat(301) });
  expect([mis.status, melding(mis)]).toEqual([400, expect.stringContaining('Verbeter deze 2 velden')]);
  const velden = { onderwijsregio: REGIO, recht: 'auteur', toelichting: 'Ik werk bij <b>Anna</b>.' };
  expect((await stap(dirk, pad, 'Vraag schrijfrecht aan', velden)).naar).toBe('/mijn/publicaties/?gedaan=gevraagd');
  expect((await stap(dirk, pad, 'Vraag schrijfrecht aan', velden)).status).toBe(409);
  await totdat(() => onderwerpen(ANNA).some((een) => een.startsWith('Nieuw verzoek: Dirk')), 'the request');

  const anna = await kom(ANNA, 'Anna');
  expect((await anna.lees('/mijn/')).tekst).toContain('Er wacht 1 verzoek op jou.');
  const wacht = await anna.lees('/mijn/regio/');
  const verzoek = wacht.html.querySelector('a[href^="/mijn/regio/verzoeken/"]')?.getAttribute('href') ?? '';
  expect((await anna.lees(verzoek)).tekst).toContain('Ik werk bij &lt;b&gt;Anna&lt;/b&gt;.');
  const zonder = await stap(anna, verzoek, 'Wijs af');
  expect([zonder.status, melding(zonder)]).toEqual([400, expect.stringContaining('De aanvrager leest dit')]);
  expect((await stap(anna, verzoek, 'Wijs af', { reden: 'Bel me eerst.' })).naar).toBe('/mijn/regio/?gedaan=afgewezen');
  const beantwoord = await anna.lees(verzoek);
  expect([beantwoord.status, kop(beantwoord)]).toEqual([200, 'Dit verzoek is al beantwoord']);
  expect(beantwoord.tekst).toMatch(/Het verzoek is afgewezen op \d+ \w+ \d+ door Anna\. Je hoeft niets te doen/);
  expect((await dirk.lees(verzoek)).status).toBe(404);
  expect((await dirk.lees('/mijn/publicaties/')).tekst).toContain('De reden: Bel me eerst.');

  await stap(dirk, pad, 'Vraag schrijfrecht aan', velden);
  const opnieuw = (await anna.lees('/mijn/regio/')).html.querySelector('a[href^="/mijn/regio/verzoeken/"]')?.getAttribute('href') ?? '';
  // Somebody else's request is not there.
  expect((await dirk.lees(opnieuw)).status).toBe(404);
  expect((await stap(anna, opnieuw, 'Geef dit recht')).naar).toBe('/mijn/regio/?gedaan=gehonoreerd');
  expect((await dirk.lees('/mijn/publicaties/')).tekst).toContain('Nieuwe best practice');
  await totdat(() => onderwerpen(DIRK).some((een) => een.startsWith('Je verzoek is goedgekeurd')), 'the answer');
});

test('wie zijn recht verliest terwijl hij schrijft krijgt 401, en na opnieuw inloggen 403; wat hij typte komt terug', async () => {
  const [dirk, anna] = [await kom(DIRK, 'Dirk'), await kom(ANNA, 'Anna')];
  const begonnen = await stap(dirk, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const bewerken = begonnen.naar;
  expect(bewerken).toMatch(/^\/mijn\/publicaties\/.+\/bewerken\/$/);
  const formulier = await dirk.lees(bewerken);
  expect((await beeindig(anna, '/mijn/regio/', DIRK)).naar).toBe('/mijn/regio/?gedaan=beeindigd');
  const uit = await dirk.verzend(formulier, bewerken, 'Opslaan', { titel: 'Wat ik net typte' });
  expect([uit.status, uit.tekst.includes('Wat ik net typte')]).toEqual([401, true]);
  const terug = await kom(DIRK, 'Dirk');
  const geweigerd = await terug.verzend(formulier, bewerken, 'Opslaan', { titel: 'Wat ik net typte' });
  expect([geweigerd.status, geweigerd.tekst.includes('Wat ik net typte')]).toEqual([403, true]);
  await totdat(() => onderwerpen(DIRK).some((een) => een.startsWith('Je recht is beëindigd')), 'the letter');
});

test('een tweede collega bij de Realisatie-Eenheid vraagt een verse tweede stap; de laatste kan zichzelf niet beëindigen of wissen', async () => {
  const open = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const { wie: rosa, appcode } = await (async () => {
    // Her app is new: the command took the old one away.
    expect(spawnSync(process.execPath, ['src/server/beheerder.ts', ROSA, '--ja'], { env: omgeving() }).status).toBe(0);
    return koppel(ROSA, 'Rosa');
  })();
  const id = (await open.db.selectFrom('account').select('id').where('adres', '=', ROSA).executeTakeFirstOrThrow()).id;
  const laatste = await beeindig(rosa, `/beheer/mensen/${id}/`, 'Realisatie-Eenheid');
  expect([laatste.status, melding(laatste)]).toEqual([409, expect.stringContaining('Er blijft dan niemand')]);
  const gewist = await stap(rosa, '/mijn/gegevens/wissen/', 'Ja, wis mijn account');
  expect([gewist.status, melding(gewist)]).toEqual([409, expect.stringContaining('de laatste van de Realisatie-Eenheid')]);

  await open.db
    .updateTable('session')
    .set((eb) => ({ tweede_stap_op: eb('tweede_stap_op', '-', 6 * 60_000) }))
    .where('account_id', '=', id)
    .execute();
  const RIA = 'ria@organisatie.example';
  const velden = { adres: RIA, recht: 're', onderwijsregio: '' };
  const oud = await stap(rosa, '/beheer/mensen/uitnodigen/', 'Nodig uit', velden);
  expect([oud.status, melding(oud)]).toEqual([403, expect.stringContaining('Vul de code in die je app nu laat zien')]);
  const fout = await rosa.verzend(oud, '/beheer/mensen/uitnodigen/', 'Nodig uit', { ...velden, code: '000000' });
  expect([fout.status, melding(fout)]).toEqual([400, expect.stringContaining('Deze code klopt niet')]);
  const gevraagd = await rosa.verzend(fout, '/beheer/mensen/uitnodigen/', 'Nodig uit', { ...velden, code: appcode(1) });
  const vers = await rosa.verzend(gevraagd, '/beheer/mensen/uitnodigen/', 'Ja, nodig uit');
  expect([vers.status, vers.naar]).toEqual([303, '/beheer/mensen/?gedaan=uitgenodigd']);

  const { wie: ria } = await koppel(RIA, 'Ria');
  await totdat(() => onderwerpen(ROSA).includes('Er is een nieuwe collega bij de Realisatie-Eenheid op Regiokring'), 'the word to all');
  const zeker = await stap(ria, `/beheer/mensen/${id}/`, 'Haal de tweede stap weg');
  expect([zeker.status, zeker.tekst.includes('meteen overal uitgelogd'), (await rosa.lees('/beheer/')).status]).toEqual([200, true, 200]);
  const weg = await ria.verzend(zeker, `/beheer/mensen/${id}/`, 'Ja, haal weg');
  expect([weg.status, weg.naar]).toEqual([303, '/beheer/mensen/?gedaan=stap-weg']);
  expect((await rosa.lees('/beheer/')).status).toBe(303);
  await totdat(() => onderwerpen(ROSA).includes(`De tweede stap van ${ROSA} is weggehaald`), 'the warning');

  const lijst = await ria.lees('/beheer/gebeurtenissen/');
  for (const wat of ['Tweede stap van een collega weggehaald', 'Recht gegeven', 'Recht beëindigd', 'Verzoek om een recht afgewezen'])
    expect(lijst.tekst).toContain(wat);
  const vanDirk = await ria.lees(`/beheer/gebeurtenissen/?persoon=${DIRK}`);
  expect(vanDirk.html.querySelectorAll('.gebeurtenissen li').every(({ text }) => text.includes('Dirk'))).toBe(true);
  expect((await ria.lees('/beheer/gebeurtenissen/?regio=bestaat-niet')).tekst).toContain('Niets gevonden');
  await open.sluit();
});

test('wie van adres verandert houdt rechten en teksten; twee codes, en pas dan', async () => {
  const emma = await kom(EMMA, 'Emma');
  const NIEUW = 'emma@nieuwe-baan.example';
  const pad = '/mijn/gegevens/adres/';
  expect((await stap(emma, pad, 'Stuur de codes', { adres: NIEUW })).naar).toBe(pad);
  const codeUit = async (aan: string, na: RegExp) => {
    const deze = () => brieven(aan).filter(({ subject }) => na.test(subject ?? ''));
    await totdat(() => deze().length > 0, `a code for ${aan}`);
    return codeIn(deze().at(-1));
  };
  const codes = { oud: await codeUit(EMMA, /om van adres/), nieuw: await codeUit(NIEUW, /voor je nieuwe adres/) };
  const fout = await stap(emma, pad, 'Verhuis', { ...codes, oud: 'AAAAAAAA' });
  expect([fout.status, melding(fout)]).toEqual([400, expect.stringContaining('Een van de codes klopt niet')]);
  expect((await stap(emma, pad, 'Verhuis', codes)).naar).toBe('/mijn/gegevens/?verhuisd=ja');
  expect((await emma.lees('/mijn/publicaties/')).tekst).toContain('Nieuwe best practice');
  expect((await emma.lees('/mijn/gegevens.json')).tekst).toContain('verhuisd naar een ander mailadres');
  const weer = await kom(NIEUW, 'Emma');
  expect(knoppen(await weer.lees('/mijn/gegevens/'))).toContain('Beëindig');
});
