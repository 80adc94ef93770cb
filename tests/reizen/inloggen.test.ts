import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TOTP } from 'otpauth';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { codeVoor, inloggenZonderScript } from '../steun/inloggen.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

let teller = 0;
/** A fresh address per person, as limits are per address. */
const nieuwAdres = () => `reiziger-${++teller}@voorbeeld.example`;
const bezoeker = () => new Bezoeker(server.url);
const kop = ({ html }: Antwoord) => html.querySelector('h1')?.text.trim();
const melding = ({ html }: Antwoord) => html.querySelector('.foutenlijst')?.text.replace(/\s+/g, ' ').trim() ?? '';

async function vraagCode(wie: Bezoeker, adres: string, pad = '/inloggen/'): Promise<Antwoord> {
  return wie.verzend(await wie.lees(pad), pad, 'Stuur mij een code', { adres });
}
async function lever(wie: Bezoeker, stap: string, code: string): Promise<Antwoord> {
  return wie.verzend(await wie.lees(stap), stap, 'Inloggen', { code });
}
/** A new person with a name, logged in. */
async function ingelogd(adres = nieuwAdres()): Promise<Bezoeker> {
  const wie = bezoeker();
  await inloggenZonderScript(wie, server, adres);
  await wie.verzend(await wie.lees('/mijn/gegevens/'), '/mijn/gegevens/', 'Opslaan', {
    naam: 'Rein Ziger',
    functie: 'Adviseur',
    organisatie: 'Bestuur',
  });
  return wie;
}
async function rosa(wie = bezoeker()): Promise<{ wie: Bezoeker; stap: string; antwoord: Antwoord }> {
  const gevraagd = await vraagCode(wie, 'rosa@voorbeeld.example', '/inloggen/?naar=/beheer/');
  const antwoord = await lever(wie, gevraagd.naar, await codeVoor(server, 'rosa@voorbeeld.example'));
  return { wie, stap: antwoord.naar, antwoord };
}
const appcode = (nu = Date.now()) =>
  new TOTP({ secret: /rosa@\S+ .*geheim ([A-Z2-7]+)/.exec(server.stdout())?.[1] ?? '' }).generate({ timestamp: nu });

describe('iemand die hier nog nooit was', () => {
  test('vraagt een code, vult hem in, vertelt wie hij is en komt waar hij heen wilde', async () => {
    const [wie, adres] = [bezoeker(), nieuwAdres()];
    const eerst = await wie.lees('/mijn/aanmeldingen/');
    expect([eerst.status, eerst.naar]).toEqual([303, '/inloggen/?naar=%2Fmijn%2Faanmeldingen%2F']);
    const gevraagd = await vraagCode(wie, ` ${adres.toUpperCase()} `, eerst.naar);
    expect([gevraagd.status, gevraagd.naar]).toEqual([303, '/inloggen/code/?naar=%2Fmijn%2Faanmeldingen%2F']);
    expect((await wie.lees(gevraagd.naar)).tekst).toContain(adres);
    const binnen = await lever(wie, gevraagd.naar, await codeVoor(server, adres));
    expect([binnen.status, binnen.naar]).toEqual([303, '/mijn/gegevens/?naar=%2Fmijn%2Faanmeldingen%2F']);
    const vragen = await wie.lees(binnen.naar);
    expect(vragen.html.querySelectorAll('main label').map(({ text }) => text.trim())).toEqual([
      'Naam',
      'Functie',
      'Organisatie',
      'Onderwijsregio',
    ]);
    const leeg = await wie.verzend(vragen, binnen.naar, 'Opslaan', { functie: 'Kwartiermaker' });
    expect([leeg.status, leeg.html.querySelector('title')?.text.startsWith('Fout: ')]).toEqual([400, true]);
    expect(leeg.html.querySelector('#veld-functie')?.getAttribute('value')).toBe('Kwartiermaker');
    const vol = {
      naam: 'Rein <b>Ziger</b>',
      functie: 'Kwartiermaker',
      organisatie: 'Bestuur',
      onderwijsregio: 'voorbeeldregio-plassengebied',
    };
    const opgeslagen = await wie.verzend(leeg, binnen.naar, 'Opslaan', vol);
    expect([opgeslagen.status, opgeslagen.naar]).toEqual([303, '/mijn/aanmeldingen/']);
    const mijn = await wie.lees('/mijn/');
    expect([mijn.status, kop(mijn)]).toEqual([200, 'Mijn omgeving']);
    expect(mijn.tekst).toContain('Rein &lt;b&gt;Ziger&lt;/b&gt;');
  });

  test('krijgt hetzelfde antwoord als iemand met een account', async () => {
    const [bekend, onbekend] = [bezoeker(), bezoeker()];
    const onbekendAdres = nieuwAdres();
    const antwoorden = [await vraagCode(bekend, 'carla@voorbeeld.example'), await vraagCode(onbekend, onbekendAdres)];
    const paginas = [await bekend.lees('/inloggen/code/'), await onbekend.lees('/inloggen/code/')];
    expect(antwoorden.map(({ status, naar }) => [status, naar])).toEqual([
      [303, '/inloggen/code/'],
      [303, '/inloggen/code/'],
    ]);
    expect(paginas[0]?.tekst.replaceAll('carla@voorbeeld.example', 'X')).toBe(paginas[1]?.tekst.replaceAll(onbekendAdres, 'X'));
  });

  test('krijgt een mail met één code, als bestand in de postbus', async () => {
    const adres = nieuwAdres();
    await vraagCode(bezoeker(), adres);
    const code = await codeVoor(server, adres);
    const postbus = join(server.dataDir, 'postbus');
    const zoek = async () => (await readdir(postbus)).find((bestand) => bestand.endsWith(`${adres}.eml`));
    await expect.poll(zoek).toBeTruthy();
    const brief = await PostalMime.parse(await readFile(join(postbus, (await zoek()) ?? '')));
    expect(brief.to?.map(({ address }) => address)).toEqual([adres]);
    expect(brief.subject).toBe('Je code om in te loggen bij Regiokring');
    expect(brief.text?.match(/\b[A-Z0-9]{8}\b/g)).toEqual([code]);
    expect(brief.html).toContain(code);
  });
});

describe('een adres', () => {
  test.each(['', 'geen-adres', 'a@b', 'a@b.nl, c@d.nl', 'a@b.nl\r\nBcc: c@d.nl', '"><script>alert(1)</script>@x.nl', 'x'.repeat(5000)])(
    'dat niet klopt (%j) wordt geweigerd, met wat je invulde er nog in',
    async (adres) => {
      const antwoord = await vraagCode(bezoeker(), adres);
      expect(antwoord.status).toBe(400);
      expect(antwoord.html.querySelector('#fout-adres, [id^=fout]')?.text ?? melding(antwoord)).toMatch(/e-mailadres/);
      expect(antwoord.html.querySelectorAll('script').map(({ text }) => text)).toEqual(['']);
      expect(antwoord.html.querySelector('#veld-adres')?.getAttribute('value') ?? '').toBe(adres);
    },
  );

  test('krijgt vijf codes per uur; daarna 429 met Retry-After, ook voor een onbekend adres', async () => {
    const adres = nieuwAdres();
    for (let i = 0; i < 5; i += 1) expect((await vraagCode(bezoeker(), adres)).status).toBe(303);
    const zesde = await vraagCode(bezoeker(), adres);
    expect(zesde.status).toBe(429);
    expect(Number(zesde.koppen.get('retry-after'))).toBeGreaterThan(3500);
    expect(melding(zesde)).toMatch(
      /^Voor dit adres is te vaak een code gevraagd\. Gebruik de code uit je nieuwste mail, of probeer het over (59|60) minuten opnieuw\./,
    );
  });
});

test('zestig nieuwe mensen in één zaal loggen in en melden zich aan; wie daarna vraagt krijgt hetzelfde antwoord, bekend of niet', async () => {
  const ZAAL = '10.99.0.1';
  const open = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  onTestFinished(open.sluit);
  const zaal = Array.from({ length: 60 }, () => ({ adres: nieuwAdres(), wie: new Bezoeker(server.url, ZAAL) }));
  // All have asked before the first has a code.
  const gevraagd = await Promise.all(zaal.map(({ wie, adres }) => vraagCode(wie, adres)));
  expect(new Set(gevraagd.map(({ status }) => status))).toEqual(new Set([303]));
  const wachtend = () => open.db.selectFrom('inlogcode').select('adres').where('wacht_tot', 'is not', null).execute();
  expect(await wachtend()).toEqual([]);
  // The sixty-first, with and without an account: the same page, and a letter that waits.
  const [bekend, onbekend] = [new Bezoeker(server.url, ZAAL), new Bezoeker(server.url, ZAAL)];
  const vreemde = nieuwAdres();
  const eruit = (antwoord: Antwoord) => [antwoord.status, antwoord.naar, antwoord.koppen.get('retry-after')];
  expect(eruit(await vraagCode(onbekend, vreemde))).toEqual(eruit(await vraagCode(bekend, 'bram@voorbeeld.example')));
  expect((await wachtend()).map((rij) => rij.adres).sort()).toEqual(['bram@voorbeeld.example', vreemde].sort());
  expect((await bekend.lees('/inloggen/code/')).tekst.replaceAll('bram@voorbeeld.example', vreemde)).toBe(
    (await onbekend.lees('/inloggen/code/')).tekst,
  );
  const SESSIE = '/kennissessies/regionale-kennissessie-noord-loket-en-matching/aanmelden/';
  const aangemeld = await Promise.all(
    zaal.map(async ({ wie, adres }) => {
      const binnen = await lever(wie, '/inloggen/code/', await codeVoor(server, adres));
      const wieIk = { naam: 'Gast in de zaal', functie: 'Leraar', organisatie: 'School' };
      const bekend = await wie.verzend(await wie.lees(binnen.naar), binnen.naar, 'Opslaan', wieIk);
      const klaar = await wie.verzend(await wie.lees(SESSIE), SESSIE, 'Aanmelden', { toestemming: 'ja' });
      return [binnen, bekend, klaar].map(({ status }) => status);
    }),
  );
  expect(aangemeld).toEqual(Array(60).fill([303, 303, 303]));
  // Their places are free again: what waited went out.
  expect(await wachtend()).toEqual([]);
});

test('wat geen mail stuurt gebruikt niets op, en langs een andere pagina of schrijfwijze komt er niet meer uit', async () => {
  const wie = new Bezoeker(server.url, '10.99.0.2');
  const open = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  onTestFinished(open.sluit);
  const manieren = ['/inloggen/?_action=inloggen', '/mijn/?_action=inloggen', '/mijn/?_action=inloggen/', '/mijn/?_action=inl%256Fggen'];
  for (let i = 0; i < 10; i += 1) expect((await vraagCode(wie, 'geen-adres')).status).toBe(400);
  const adressen = Array.from({ length: 64 }, nieuwAdres);
  for (const [i, adres] of adressen.entries()) {
    const antwoord = await wie.stuur(manieren[i % manieren.length] ?? '', { adres });
    expect(antwoord.koppen.getSetCookie().some((koekje) => koekje.startsWith('inlogcode='))).toBe(true);
  }
  const wachtend = open.db.selectFrom('inlogcode').select('adres').where('wacht_tot', 'is not', null).where('adres', 'in', adressen);
  expect((await wachtend.execute()).map(({ adres }) => adres)).toEqual(adressen.slice(60));
});

describe('een code', () => {
  test('die fout is, is 400 en wordt niet teruggezet; na vijf keer helpt ook de goede niet', async () => {
    const [wie, adres] = [bezoeker(), nieuwAdres()];
    await vraagCode(wie, adres);
    for (let over = 4; over > 0; over -= 1) {
      const fout = await lever(wie, '/inloggen/code/', 'zzzz-zzzz');
      expect([fout.status, fout.html.querySelector('#veld-code')?.getAttribute('value') ?? '']).toEqual([400, '']);
      expect(melding(fout)).toContain(`Je kunt het nog ${over} keer proberen.`);
    }
    await lever(wie, '/inloggen/code/', 'ZZZZZZZZ');
    const goed = await lever(wie, '/inloggen/code/', await codeVoor(server, adres));
    expect([goed.status, melding(goed)]).toEqual([400, 'De code is te vaak fout ingevuld en werkt niet meer. Vraag een nieuwe code aan.']);
    expect((await wie.lees('/mijn/')).status).toBe(303);
  });

  test('werkt niet in een andere browser, en daarna nog wel in de eigen', async () => {
    const [mijn, ander, adres] = [bezoeker(), bezoeker(), nieuwAdres()];
    await vraagCode(mijn, adres);
    await vraagCode(ander, nieuwAdres());
    const code = await codeVoor(server, adres);
    expect((await lever(ander, '/inloggen/code/', code)).status).toBe(400);
    const zonder = await bezoeker().stuur('/inloggen/code/?_action=inlogcode', { code });
    expect([zonder.status, melding(zonder)]).toEqual([
      400,
      'In deze browser is geen code aangevraagd, of de code is al gebruikt. Vraag een nieuwe code aan.',
    ]);
    expect((await lever(mijn, '/inloggen/code/', code)).status).toBe(303);
  });

  test('werkt één keer, ook met het oude koekje erbij', async () => {
    const [wie, adres] = [bezoeker(), nieuwAdres()];
    const gevraagd = await vraagCode(wie, adres);
    const koekje = gevraagd.koppen.getSetCookie()[0]?.split(';')[0] ?? '';
    const code = await codeVoor(server, adres);
    expect((await lever(wie, '/inloggen/code/', code)).status).toBe(303);
    const weer = await bezoeker().stuur('/inloggen/code/?_action=inlogcode', { code }, { Cookie: koekje });
    expect(weer.status).toBe(400);
  });
});

test('de koekjes zijn onleesbaar voor scripts en gaan niet mee vanaf andere sites; elke login krijgt een nieuw koekje', async () => {
  const [wie, adres] = [bezoeker(), nieuwAdres()];
  const waarden: string[] = [];
  for (let i = 0; i < 2; i += 1) {
    if (i > 0) await wie.stuur('/uitloggen/', {});
    const gevraagd = await vraagCode(wie, adres);
    const binnen = await lever(wie, '/inloggen/code/', await codeVoor(server, adres));
    for (const koekje of [...gevraagd.koppen.getSetCookie(), ...binnen.koppen.getSetCookie()])
      expect(koekje).toMatch(/; Path=\/;( Expires=[^;]+;)? HttpOnly; SameSite=Lax$/);
    waarden.push(binnen.koppen.getSetCookie().find((koekje) => koekje.startsWith('login=')) ?? '');
  }
  expect(new Set(waarden).size).toBe(2);
});

test.each([
  'https://kwaad.example/',
  '//kwaad.example',
  '/\\kwaad.example',
  '/.//kwaad.example',
  'javascript:alert(1)',
  '/inloggen/',
  '%2F%2Fkwaad.example',
])('na het inloggen gaat niemand naar %s', async (naar) => {
  const [wie, adres] = [bezoeker(), 'anna@voorbeeld.example'];
  const gevraagd = await vraagCode(wie, adres, `/inloggen/?naar=${encodeURIComponent(naar)}`);
  const stap = await wie.lees(gevraagd.naar);
  // Also when the hidden field is changed by hand.
  const binnen = await wie.verzend(stap, gevraagd.naar, 'Inloggen', { code: await codeVoor(server, adres), naar });
  expect([binnen.status, binnen.naar]).toEqual([303, '/mijn/']);
  expect((await wie.lees(`/inloggen/?naar=${encodeURIComponent(naar)}`)).naar).toBe('/mijn/');
});

describe('de Realisatie-Eenheid', () => {
  test('is pas binnen na de code uit de app', async () => {
    const { wie, stap, antwoord } = await rosa();
    expect([antwoord.status, stap]).toEqual([303, '/inloggen/tweede-stap/?naar=%2Fbeheer%2F']);
    expect((await wie.lees('/beheer/')).naar).toBe('/inloggen/?naar=%2Fbeheer%2F');
    const dubbel = await wie.stuur('/inloggen/code/?_action=inlogcode', { code: 'ZZZZZZZZ', naar: '/beheer/' });
    expect([dubbel.status, dubbel.naar]).toEqual([303, stap]);
    const pagina = await wie.lees(stap);
    expect(pagina.html.querySelector('label[for=veld-code]')?.text).toBe('Code uit je app');
    const fout = await wie.verzend(pagina, stap, 'Doorgaan', { code: '000000' });
    expect([fout.status, melding(fout)]).toEqual([400, expect.stringContaining('klopt niet of is al gebruikt')]);
    const code = appcode();
    const binnen = await wie.verzend(fout, stap, 'Doorgaan', { code });
    expect([binnen.status, binnen.naar]).toEqual([303, '/beheer/']);
    expect(kop(await wie.lees('/beheer/'))).toBe('Beheer');
    // The same code again, in another browser.
    const ander = await rosa();
    expect((await ander.wie.verzend(await ander.wie.lees(ander.stap), ander.stap, 'Doorgaan', { code })).status).toBe(400);
  });

  test('heeft een beheer dat voor ieder ander niet bestaat', async () => {
    expect((await (await ingelogd()).lees('/beheer/')).status).toBe(404);
    expect((await bezoeker().lees('/beheer/')).naar).toBe('/inloggen/?naar=%2Fbeheer%2F');
  });

  test('krijgt er iemand bij vanaf de opdrachtregel terwijl de site draait, en die koppelt een app', async () => {
    const adres = nieuwAdres();
    const gemaakt = spawnSync(process.execPath, ['src/server/beheerder.ts', adres], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: server.dataDir },
    });
    expect([gemaakt.status, gemaakt.stderr]).toEqual([0, '']);
    const wie = bezoeker();
    await vraagCode(wie, adres);
    const { naar: stap } = await lever(wie, '/inloggen/code/', await codeVoor(server, adres));
    const koppelen = await wie.lees(stap);
    expect(koppelen.html.querySelector('[role=img] svg')).not.toBeNull();
    expect(koppelen.koppen.get('cache-control')).toBe('no-store');
    const geheim = koppelen.html.querySelector('figcaption strong')?.text.replaceAll(' ', '') ?? '';
    const klaar = await wie.verzend(koppelen, stap, 'Doorgaan', { code: new TOTP({ secret: geheim }).generate() });
    const codes = klaar.html.querySelectorAll('main li code').map(({ text }) => text);
    expect([klaar.status, codes.length]).toEqual([200, 10]);
    expect(koppelen.html.querySelector('main a[href^="otpauth://totp/"]')).not.toBeNull();
    // Loading that page again sends the form again.
    const nogEens = await wie.verzend(koppelen, stap, 'Doorgaan', { code: new TOTP({ secret: geheim }).generate() });
    expect([nogEens.status, nogEens.naar]).toEqual([303, '/mijn/gegevens/herstelcodes/?getoond=ja']);
    const over = await wie.lees(nogEens.naar);
    expect(over.html.querySelector('main')?.text).toMatch(/Heb je ze niet bewaard\?[\s\S]*nog 10 herstelcodes over/);
    const zonder = await wie.verzend(over, nogEens.naar, 'Maak nieuwe codes', { code: '000000' });
    expect([zonder.status, zonder.html.querySelector('#veld-code')?.getAttribute('aria-invalid')]).toEqual([400, 'true']);
    expect((await (await ingelogd()).lees('/mijn/gegevens/herstelcodes/')).status).toBe(404);
    const ander = bezoeker();
    await vraagCode(ander, adres);
    const { naar: weer } = await lever(ander, '/inloggen/code/', await codeVoor(server, adres));
    const metHerstelcode = await ander.verzend(await ander.lees(weer), weer, 'Doorgaan', { code: codes[0] ?? '' });
    expect([metHerstelcode.status, metHerstelcode.naar]).toEqual([303, '/mijn/gegevens/']);
  });
});

describe('wie is ingelogd', () => {
  test('logt uit met een knop; het koekje van eerst opent daarna niets meer', async () => {
    const [wie, adres] = [bezoeker(), nieuwAdres()];
    await vraagCode(wie, adres);
    const binnen = await lever(wie, '/inloggen/code/', await codeVoor(server, adres));
    const koekje =
      binnen.koppen
        .getSetCookie()
        .find((deel) => deel.startsWith('login='))
        ?.split(';')[0] ?? '';
    const met = (pad: string) => bezoeker().vraag(pad, { headers: { Cookie: koekje } });
    expect((await met('/mijn/gegevens/')).status).toBe(200);
    const vraag = await wie.lees('/uitloggen/');
    expect(kop(vraag)).toBe('Uitloggen');
    expect((await met('/mijn/gegevens/')).status).toBe(200);
    const uit = await wie.verzend(vraag, '/uitloggen/', 'Uitloggen');
    expect([uit.status, uit.naar]).toEqual([303, '/uitloggen/']);
    expect(kop(await wie.lees('/uitloggen/'))).toBe('Je bent uitgelogd');
    expect((await met('/mijn/gegevens/')).naar).toBe('/inloggen/?naar=%2Fmijn%2Fgegevens%2F');
  });

  test('wie alleen opnieuw moet inloggen, gaat daarheen en komt daarna terug; nooit op een andere site', async () => {
    const naar = async (terug: string) => (await (await ingelogd(nieuwAdres())).stuur('/uitloggen/', { naar: terug })).naar;
    expect(await naar('/beheer/kennissessies/k1/deelnemers/behoeften/')).toBe(
      '/inloggen/?naar=%2Fbeheer%2Fkennissessies%2Fk1%2Fdeelnemers%2Fbehoeften%2F',
    );
    expect(await naar('//elders.example/')).toBe('/inloggen/?naar=%2Fmijn%2F');
  });

  test('ziet waar hij is ingelogd, logt één apparaat uit, en dan overal', async () => {
    const adres = nieuwAdres();
    const [een, twee, drie] = [await ingelogd(adres), await ingelogd(adres), await ingelogd(adres)];
    const pagina = await een.lees('/mijn/gegevens/');
    const logins = pagina.html.querySelectorAll('.logins li');
    expect(logins).toHaveLength(3);
    expect(logins.filter(({ text }) => text.includes('(dit apparaat)'))).toHaveLength(1);
    expect(logins[0]?.text).toMatch(/Ingelogd op \w+ \d+ \w+ \d{4} om \d\d\.\d\d uur\./);
    const andere =
      logins
        .find(({ text }) => !text.includes('(dit apparaat)'))
        ?.querySelector('input[name=id]')
        ?.getAttribute('value') ?? '';
    expect((await een.stuur('/mijn/gegevens/?_action=sessionSluiten', { id: andere })).naar).toBe('/mijn/gegevens/?uitgelogd=ja');
    expect([(await een.lees('/mijn/')).status, (await twee.lees('/mijn/')).status, (await drie.lees('/mijn/')).status].sort()).toEqual([
      200, 200, 303,
    ]);
    await een.verzend(await een.lees('/mijn/gegevens/'), '/mijn/gegevens/', 'Overal uitloggen');
    expect(await Promise.all([een, twee, drie].map(async (wie) => (await wie.lees('/mijn/')).status))).toEqual([303, 303, 303]);
  });

  test('kan de login van een ander niet beëindigen', async () => {
    const [wie, ander] = [await ingelogd(), await ingelogd()];
    const id = (await ander.lees('/mijn/gegevens/')).html.querySelector('.logins input[name=id]')?.getAttribute('value') ?? '';
    await wie.stuur('/mijn/gegevens/?_action=sessionSluiten', { id });
    expect((await ander.lees('/mijn/')).status).toBe(200);
  });

  test('downloadt zijn gegevens, en niemand bewaart die onderweg', async () => {
    const adres = nieuwAdres();
    const wie = await ingelogd(adres);
    const bestand = await wie.lees('/mijn/gegevens.json');
    expect([bestand.status, bestand.koppen.get('cache-control'), bestand.koppen.get('content-disposition')]).toEqual([
      200,
      'no-store',
      'attachment; filename="mijn-gegevens.json"',
    ]);
    expect(JSON.parse(bestand.tekst)).toMatchObject({ account: { adres, naam: 'Rein Ziger' }, aanmeldingen: [] });
    expect((await bezoeker().lees('/mijn/gegevens.json')).status).toBe(303);
  });

  test('wist zijn account na een bevestiging, en is daarna weer een onbekende', async () => {
    const adres = nieuwAdres();
    const wie = await ingelogd(adres);
    const vraag = await wie.lees('/mijn/gegevens/wissen/');
    expect(kop(vraag)).toBe('Account wissen');
    const weg = await wie.verzend(vraag, '/mijn/gegevens/wissen/', 'Ja, wis mijn account');
    expect([weg.status, weg.naar]).toEqual([303, '/uitloggen/?gewist=ja']);
    expect((await wie.lees('/mijn/')).status).toBe(303);
    const terug = bezoeker();
    await vraagCode(terug, adres);
    expect((await lever(terug, '/inloggen/code/', await codeVoor(server, adres))).naar).toBe('/mijn/gegevens/');
  });

  test('geeft bij het wissen zijn plaats terug: de aanmelding telt mee zonder dat iemand weet van wie', async () => {
    const [db, adres] = [new Database(join(server.dataDir, 'kennisplatform.db')), nieuwAdres()];
    const wie = await ingelogd(adres);
    const nu = Date.now();
    const open = db.prepare(
      "select slug from kennissessie where status = 'open' and aanmelden_vanaf <= ? and aanmelden_tot > ? and vorm != 'hybride' order by capaciteit desc",
    );
    const pad = `/kennissessies/${open.pluck().get(nu, nu)}/aanmelden/`;
    const aangemeld = await wie.verzend(await wie.lees(pad), pad, 'Aanmelden', { toestemming: 'ja', dieet: 'zonder noten' });
    expect(aangemeld.status).toBe(303);
    expect((await wie.lees('/mijn/gegevens.json')).tekst).toContain('zonder noten');
    const id = aangemeld.naar.split('/')[3];
    await wie.verzend(await wie.lees('/mijn/gegevens/wissen/'), '/mijn/gegevens/wissen/', 'Ja, wis mijn account');
    const rij = db.prepare('select account_id, status, dieet from aanmelding where id = ?').get(id);
    const brieven = db.prepare('select count(*) from outbox where reeks = ?').pluck().get(`aanmelding-${id}`);
    const account = db.prepare('select count(*) from account where adres = ?').pluck().get(adres);
    db.close();
    expect(rij).toEqual({ account_id: null, status: 'afgemeld', dieet: '' });
    expect([brieven, account]).toEqual([2, 0]);
  });

  test('krijgt op elke persoonlijke pagina no-store', async () => {
    const wie = await ingelogd();
    for (const pad of ['/mijn/', '/mijn/gegevens/', '/mijn/gegevens/wissen/', '/inloggen/', '/uitloggen/'])
      expect([pad, (await wie.lees(pad)).koppen.get('cache-control')]).toEqual([pad, 'no-store']);
  });
});

test.each(['gegevensOpslaan', 'overalUitloggen', 'sessionSluiten', 'accountWissen'])('zonder login doet %s niets', async (actie) => {
  const antwoord = await bezoeker().stuur(`/mijn/gegevens/?_action=${actie}`, { naam: 'x', functie: 'x', organisatie: 'x', id: 'x' });
  expect([antwoord.status, antwoord.naar]).toEqual([303, '/inloggen/?naar=%2Fmijn%2Fgegevens%2F']);
});

test('is de database bezet, dan is een code vragen 503 met wat je invulde, en lezen gaat gewoon door', async () => {
  const slot = new Database(join(server.dataDir, 'kennisplatform.db'));
  slot.exec('begin immediate');
  const wie = bezoeker();
  const pagina = await wie.lees('/inloggen/');
  const bezig = wie.verzend(pagina, '/inloggen/', 'Stuur mij een code', { adres: 'wacht@voorbeeld.example' });
  expect((await bezoeker().lees('/')).status).toBe(200);
  const antwoord = await bezig;
  slot.exec('rollback');
  slot.close();
  expect([antwoord.status, antwoord.koppen.has('retry-after')]).toEqual([503, true]);
  expect(antwoord.html.querySelector('#veld-adres')?.getAttribute('value')).toBe('wacht@voorbeeld.example');
  expect((await vraagCode(bezoeker(), 'wacht@voorbeeld.example')).status).toBe(303);
});

test('een nieuw account kan uitloggen voor het vertelt wie het is', async () => {
  const wie = new Bezoeker(server.url);
  await inloggenZonderScript(wie, server, 'verkeerd-adres@school.example');
  const pagina = await wie.lees('/mijn/gegevens/');
  expect(pagina.html.querySelector('main')?.text).toContain('verkeerd-adres@school.example');
  expect((await wie.verzend(pagina, '/mijn/gegevens/', 'Uitloggen')).naar).toBe('/uitloggen/');
  expect((await wie.lees('/mijn/')).naar).toContain('/inloggen/');
});

test('wie nog niet mag schrijven vindt bij Mijn publicaties en bij Schrijf mee waar je dat aanvraagt', async () => {
  const carla = new Bezoeker(server.url);
  await inloggenZonderScript(carla, server, 'carla@voorbeeld.example');
  expect((await carla.lees('/mijn/')).html.querySelector('main a[href="/mijn/publicaties/"]')).not.toBeNull();
  for (const pad of ['/mijn/publicaties/', '/meedoen/'])
    expect((await carla.lees(pad)).html.querySelector('main a[href="/mijn/publicaties/aanvragen/"]')?.text.trim()).toBe(
      'Vraag schrijfrecht aan',
    );
});
