import { expect, onTestFinished, test } from 'vitest';
import { accountVan } from '#accounts/account.ts';
import { openSession } from '#accounts/lucia.ts';
import type { Db } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { ERROR_TEXT, PARSER_TEXT, UNKNOWN_FORM } from '#server/http/answer/error-text.ts';
import { makeLimits } from '#server/http/gate/limits.ts';
import { rauw } from './raw.ts';
import { stelOp, zonderVoorkant } from './setup.ts';

type Routes = Parameters<typeof stelOp>[0];
async function begin(routes: Routes, anders: Parameters<typeof stelOp>[1] = {}) {
  const front = await stelOp(routes, anders);
  onTestFinished(() => front.weg());
  const haal = (pad: string, keuze: RequestInit = {}) => fetch(front.url + pad, { redirect: 'manual', ...keuze });
  const schrijf = (pad: string, ip = '10.0.0.1', login = '') => {
    const headers = { origin: front.url, 'x-forwarded-for': ip, ...(login && { cookie: `login=${login}` }) };
    return haal(pad, { method: 'POST', body: new URLSearchParams({ a: 'b' }), headers });
  };
  return { ...front, haal, schrijf };
}
/** A login that is there; what its cookie holds. */
async function maakLogin(db: Db, naam: string): Promise<string> {
  const nu = Date.now();
  return db.transaction().execute(async (trx) => {
    const { id: accountId } = await accountVan(trx, `${naam}@voorbeeld.example`, nu);
    return openSession(trx, { accountId, apparaat: '', tweedeStap: false, nu });
  });
}
const werp = (fout: Error): never => {
  throw fout;
};

test('een pagina die stukgaat geeft één nette pagina met een nummer dat ook in het log staat', async () => {
  const { haal, logboek } = await begin({ '/kapot/': () => werp(new TypeError('niets van /srv/geheim.ts')) });
  const antwoord = await haal('/kapot/');
  const tekst = await antwoord.text();
  expect(antwoord.status).toBe(500);
  const kenmerk = /nummer ([0-9A-F]{8})/.exec(tekst)?.[1];
  expect(logboek).toHaveLength(1);
  expect(logboek[0]?.regel).toMatchObject({ kenmerk, err: { message: 'niets van /srv/geheim.ts' } });
  expect(tekst).not.toMatch(/geheim|TypeError|srv/);
});

test('zo ook een pagina die halverwege stukgaat, of die zelf 500 zegt', async () => {
  const { haal, logboek } = await begin({
    '/half/': ({ res }) => {
      res.writeHead(200, { 'content-type': 'text/html' });
      // As Astro does when a page breaks off while it streams.
      res.write('<h1>Begin', () => res.destroy(new Error('halverwege')));
    },
    '/zelf/': ({ locals, res }) => {
      locals.meldFout(new Error('in een actie'));
      res.writeHead(500, { 'content-type': 'text/html' }).end('<p>SELECT * FROM account</p>');
    },
  });
  const kenmerken = [];
  for (const pad of ['/half/', '/zelf/']) {
    const antwoord = await haal(pad);
    const tekst = await antwoord.text();
    expect(antwoord.status).toBe(500);
    expect(tekst).not.toMatch(/Begin|SELECT/);
    kenmerken.push(/nummer ([0-9A-F]{8})/.exec(tekst)?.[1]);
  }
  expect(logboek.map(({ melding }) => melding)).toEqual(['A request failed.', 'A page failed.']);
  expect(logboek.map(({ regel }) => 'kenmerk' in regel && regel.kenmerk)).toEqual(kenmerken);
});

test('kan de database niet, dan 503 met wanneer het weer kan; wat gelezen wordt gaat door', async () => {
  const stuk = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
  const { haal, schrijf } = await begin({
    '/mijn/': ({ req, locals }) => {
      if (req.method !== 'POST') return werp(stuk);
      locals.meldFout(stuk);
      return 'half bewaard';
    },
    '/over/': () => 'Over',
  });
  for (const antwoord of [await haal('/mijn/'), await schrijf('/mijn/')]) {
    expect([antwoord.status, antwoord.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await antwoord.text()).toContain('Wacht 30 seconden');
  }
  expect((await haal('/over/')).status).toBe(200);
});

test('een kale 404, 410 of 403 krijgt de pagina van de site', async () => {
  const { haal } = await begin({ '/weg/': () => 410, '/geheim/': () => 403, '/niets/': () => 404 });
  for (const [pad, status, titel] of [
    ['/weg/', 410, 'weggehaald'],
    ['/geheim/', 403, 'mag hier niet'],
    ['/niets/', 404, 'is er niet'],
    ['/onbekend/', 404, 'is er niet'],
  ] as const) {
    const antwoord = await haal(pad);
    expect([antwoord.status, (await antwoord.text()).includes(titel)]).toEqual([status, true]);
  }
});

test('de pagina van de site komt van Astro, en zonder Astro uit de hand', async () => {
  const routes: Routes = {
    '/404/': ({ locals, res }) => void res.writeHead(404).end(`<header>Regiokring</header><h1>${locals.errorPage.title}</h1>`),
  };
  const { haal } = await begin(routes);
  await expect.poll(async () => (await haal('/onbekend/')).text()).toContain('<header>Regiokring');
  expect(await (await haal('/onbekend', { method: 'DELETE' })).text()).toContain('<header>Regiokring');
  const zonder = await begin({ '/404/': () => werp(new Error('ook stuk')) });
  expect(await (await zonder.haal('/onbekend/')).text()).toContain('<h1>Deze pagina is er niet</h1>');
});

test('een pagina stuurt niemand naar een andere site', async () => {
  const naar =
    (doel: string) =>
    ({ res }: Parameters<Routes[string]>[0]) =>
      void res.writeHead(303, { location: doel }).end();
  const { haal, url } = await begin({
    '/a/': naar('https://evil.nl/'),
    '/b/': naar('//evil.nl'),
    '/c/': naar('/\\evil.nl'),
    '/d/': naar('/mijn/'),
  });
  for (const pad of ['/a/', '/b/', '/c/'])
    expect([(await haal(pad)).status, (await haal(pad)).headers.get('location')]).toEqual([500, null]);
  expect([(await haal('/d/')).status, (await haal('/d/')).headers.get('location')]).toEqual([303, '/mijn/']);
  expect(url).toContain('127.0.0.1');
  const kaal = await zonderVoorkant({ '/a/': naar('https://evil.nl/') });
  expect((await fetch(`${kaal.url}/a/`, { redirect: 'manual' })).headers.get('location')).toBe('https://evil.nl/');
  await kaal.weg();
});

test('een formulier dat de site niet kent of niet kan lezen krijgt een pagina die zegt wat je kunt doen', async () => {
  // As Astro does: the page again, with another status and not a word about it.
  const pagina: Routes[string] = ({ req, locals, res }) => {
    const vraag = new URL(req.url ?? '', 'http://x').searchParams.get('_action');
    if (vraag === 'geweigerd') locals.formulier = { actie: 'geweigerd', waarden: {}, fouten: {}, melding: 'Die is er niet.' };
    res.writeHead(vraag === 'kapot' ? 415 : 404, { 'content-type': 'text/html' }).end('<h1>Inloggen</h1>');
  };
  const front = await begin({ '/inloggen/': pagina });
  const stuur = async (actie: string) => {
    const antwoord = await front.schrijf(`/inloggen/?_action=${actie}`);
    return [antwoord.status, /<h1>([^<]*)/.exec(await antwoord.text())?.[1]];
  };
  expect(await stuur('onbekend')).toEqual([404, 'Dit formulier werkt niet meer']);
  expect(await stuur('kapot')).toEqual([415, 'Dit soort gegevens kunnen we niet lezen']);
  // A refusal by an action of ours shows its own page.
  expect(await stuur('geweigerd')).toEqual([404, 'Inloggen']);
  const kaal = await zonderVoorkant({ '/inloggen/': pagina });
  const zonder = await fetch(`${kaal.url}/inloggen/?_action=onbekend`, { method: 'POST' });
  expect([zonder.status, await zonder.text()]).toEqual([404, '<h1>Inloggen</h1>']);
  await kaal.weg();
});

test('wat de server niet eens kan lezen krijgt ook een Nederlandse pagina', async () => {
  const { url } = await begin({});
  const port = Number(new URL(url).port);
  for (const [vraag, status, zin] of [
    [`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'Wis de cookies van deze site'],
    ['BLA\r\n\r\n', 400, 'begin opnieuw bij de voorpagina'],
  ] as const) {
    const antwoord = await rauw(port, vraag);
    expect([antwoord.status, antwoord.lichaam.includes('lang="nl"'), antwoord.lichaam.includes(zin)]).toEqual([status, true, true]);
  }
});

test('elke foutpagina zegt wat je kunt doen', () => {
  for (const [status, { explanation: uitleg }] of Object.entries({ ...ERROR_TEXT, ...PARSER_TEXT, formulier: UNKNOWN_FORM }))
    expect([status, uitleg.join(' ')]).toEqual([
      status,
      expect.stringMatching(/\b(Ga|Wacht|Zoek|Gebruik|Controleer|Probeer|Open|Wis|Ververs)\b/),
    ]);
});

test('de foutpagina en security.txt noemen een postbus van de site', async () => {
  const front = await begin({ '/kapot/': () => werp(new Error('stuk')) }, { contact: 'hulp@kennis.example' });
  expect(await (await front.haal('/kapot/')).text()).toContain('<a href="mailto:hulp@kennis.example">hulp@kennis.example</a>');
  expect(await (await front.haal('/.well-known/security.txt')).text()).toMatch(/^Contact: mailto:hulp@kennis\.example\n/);
});

test('zonder postbus noemt de foutpagina alleen het nummer, en is er geen security.txt', async () => {
  const front = await begin({ '/kapot/': () => werp(new Error('stuk')) }, { contact: '' });
  const pagina = await (await front.haal('/kapot/')).text();
  expect(pagina).toMatch(/Deze fout heeft nummer [0-9A-F]{8}\.<\/p>/);
  expect(pagina).not.toContain('mailto:');
  expect((await front.haal('/.well-known/security.txt')).status).toBe(404);
});

test('wie te vaak schrijft moet wachten, en alleen die: zestig keer per minuut met een login', async () => {
  const { schrijf, database } = await begin({ '/mijn/': () => 'goed' });
  const [anna, bram] = [await maakLogin(database.db, 'anna'), await maakLogin(database.db, 'bram')];
  const zestig = await Promise.all(Array.from({ length: 60 }, () => schrijf('/mijn/', '10.0.0.1', anna)));
  expect(zestig.map(({ status }) => status)).toEqual(Array(60).fill(200));
  const antwoord = await schrijf('/mijn/', '10.0.0.2', anna);
  expect(antwoord.status).toBe(429);
  expect(Number(antwoord.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await antwoord.text()).toMatch(/Even wachten.*wat je typte, staat er nog.*Wacht (1 minuut|\d+ seconden)/s);
  // Colleagues on the same network notice nothing.
  expect([(await schrijf('/mijn/', '10.0.0.1', bram)).status, (await schrijf('/mijn/', '10.0.0.1')).status]).toEqual([200, 200]);
});

test('zonder login, of met een verzonnen, telt het netwerk: een zaal van zestig mensen past erin, een machine niet eindeloos', async () => {
  const { schrijf } = await begin({ '/inloggen/': () => 'goed' });
  for (let keer = 0; keer < 180; keer += 1) expect((await schrijf('/inloggen/', '10.0.0.1', `verzonnen${keer}`)).status).toBe(200);
  expect([(await schrijf('/inloggen/')).status, (await schrijf('/inloggen/', '10.0.0.1', 'nog-een')).status]).toEqual([429, 429]);
  expect((await schrijf('/inloggen/', '10.0.0.2')).status).toBe(200);
});

test('zonder die grens kon het eindeloos', async () => {
  const { schrijf } = await begin({ '/inloggen/': () => 'goed' }, { limits: makeLimits({ netwerkPerMinuut: 1000 }) });
  for (let keer = 0; keer < 190; keer += 1) expect((await schrijf('/inloggen/')).status).toBe(200);
});

test('zestig keer per kwartier mag een netwerk mail laten sturen naar een ingevuld adres, langs welke pagina ook', async () => {
  const tel = ({ locals }: { locals: App.Locals }) => locals.countMail('kennisvraag').then(String);
  const { schrijf } = await begin({ '/kennisvragen/': tel, '/mijn/': tel });
  const wacht = async (pad: string, wie?: string) => Number(await (await schrijf(pad, wie)).text());
  for (let keer = 0; keer < 60; keer += 1) expect(await wacht('/kennisvragen/')).toBe(0);
  expect(await wacht('/mijn/?_action=kennisvraagStellen')).toBeGreaterThan(800);
  expect(await wacht('/kennisvragen/', '10.0.0.2')).toBe(0);
});

test('een andere poging met een ander verzonnen adres telt niet als een ander', async () => {
  const { schrijf } = await begin({ '/kennisvragen/': ({ locals }) => locals.countMail('kennisvraag').then(String) });
  const wacht = async (wie: string) => Number(await (await schrijf('/kennisvragen/', wie)).text());
  for (let keer = 0; keer < 60; keer += 1) expect(await wacht(`1.1.1.${keer}, 10.0.0.9`)).toBe(0);
  expect(await wacht('9.9.9.9, 10.0.0.9')).toBeGreaterThan(800);
});

test('gegevens uitvoeren kan tien keer per uur, per login', async () => {
  const { haal } = await begin({ '/mijn/gegevens.json': () => '{}' });
  const voer = async (login: string) =>
    (await haal('/mijn/gegevens.json', { headers: { cookie: `a=${Math.random()}; login=${login}` } })).status;
  for (let keer = 0; keer < 10; keer += 1) expect(await voer('een')).toBe(200);
  expect([await voer('een'), await voer('twee')]).toEqual([429, 200]);
});

test('/gezond noemt wat niet werkt', async () => {
  const { haal, database, inhoud } = await begin({});
  const brief = { aan: 'a@voorbeeld.example', onderwerp: 'Straks', tekst: 'Straks.' };
  // Planned, so nobody waits for it yet.
  await zetKlaar(database.db, { ...brief, nietVoor: Date.now() + 600_000 }, Date.now() - 7_200_000);
  expect(await (await haal('/gezond')).json()).toEqual({
    status: 'ok',
    storing: [],
    inhoud: { fouten: 0 },
    zoeken: 'klaar',
    mail: { wachtend: 0, opgegeven: 0, oudsteMinuten: 0 },
  });
  // Its moment has come a minute ago, however long ago it was written.
  await database.db
    .updateTable('outbox')
    .set({ volgende_poging_op: Date.now() - 61_000 })
    .execute();
  await new Promise((klaar) => setTimeout(klaar, 1050));
  expect((await (await haal('/gezond')).json()).mail).toEqual({ wachtend: 1, opgegeven: 0, oudsteMinuten: 1 });
  await database.db.schema.dropTable('outbox').execute();
  Object.assign(inhoud, { fouten: [{ bestand: 'x', regel: 1, melding: 'y' }] });
  await new Promise((klaar) => setTimeout(klaar, 1050));
  const antwoord = await haal('/gezond');
  expect([antwoord.status, await antwoord.json()]).toMatchObject([
    503,
    { status: 'storing', storing: ['database'], inhoud: { fouten: 1 } },
  ]);
});
