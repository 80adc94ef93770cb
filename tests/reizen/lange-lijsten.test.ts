import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const UUR = 60 * 60_000;
const MENSEN = 330;
let server: Proefserver;
let rosa: Bezoeker;
/** A session that began an hour ago, with more people than a page holds, who all went to another region; and 30 texts at each stage. */
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
  const db = new Database(join(server.dataDir, 'kennisplatform.db'), { timeout: 10_000 });
  const nu = Date.now();
  const teller = `with recursive teller(n) as (select 1 union all select n + 1 from teller where n < ?)`;
  db.prepare(`update kennissessie set status = 'open', begin_op = ?, eind_op = ? where id = 's01'`).run(nu - UUR, nu + UUR);
  db.exec(`delete from aanmelding where kennissessie_id = 's01'`);
  db.prepare(`${teller} insert into account (id, adres, naam, onderwijsregio, aangemaakt_op, gewijzigd_op)
    select 'mens' || n, 'mens' || n || '@voorbeeld.example', 'Mens ' || substr('000' || n, -3), 'voorbeeldregio-waterkant', 1, 1 from teller`).run(
    MENSEN,
  );
  db.prepare(`${teller} insert into aanmelding
    (id, kennissessie_id, account_id, status, aangemeld_op, toestemming_op, sleutel, gewijzigd_op, onderwijsregio, regiostatus)
    select 'mens' || n, 's01', 'mens' || n, 'bevestigd', n, n, 'mens' || n, n, 'voorbeeldregio-veenhoek', 'in-oprichting' from teller`).run(
    MENSEN,
  );
  db.exec(`update account set naam = 'Zoë 1' where id = 'mens1'`);
  db.prepare(`${teller} insert into inzending (id, collectie, titel, onderwijsregio, status, status_op, stap, begonnen_op, gewijzigd_op)
    select s.status || n, 'praktijken', s.status || ' ' || n, 'voorbeeldregio-waterkant', s.status, n, s.stap, n, n
    from teller, (select 'concept' as status, null as stap union select 'ingediend', 're' union select 'ingetrokken', null) s`).run(30);
  db.prepare(`${teller} insert into signaal (id, soort, titel, speelt, nodig, onderwijsregio, openbaar_gewenst, met_naam, status,
      ingediend_op, gewijzigd_op, bekeken_op, openbaar_op, antwoord, namens, antwoord_dag, afgehandeld_op)
    select s.status || n, 'knelpunt', s.status || ' ' || n, 'Het speelt.', 'Iets.', 'voorbeeldregio-waterkant', 1, 1, s.status,
      n, n, n, n, s.antwoord, s.namens, s.dag, s.af
    from teller, (select 'ingediend' as status, '' as antwoord, '' as namens, '' as dag, null as af
      union select 'beantwoord', 'Ja.', 'Raad', '2026-11-20', 1) s`).run(30);
  db.prepare(`${teller} insert into adoptie (id, praktijk, titel, onderwijsregio, stand, sinds, gewijzigd_op)
    select 'lang' || n, 'weg-' || n, 'Weg ' || n, 'voorbeeldregio-waterkant', 'past-toe', '2026-01', n from teller`).run(30);
  db.close();
});
afterAll(() => server.ruimOp());

const pad = '/beheer/kennissessies/s01/aanwezig/';
const namen = ({ html }: Antwoord) => html.querySelectorAll('.deurlijst-naam').map(({ text }) => text.trim());
const tik = ({ html }: Antwoord, id: string) => html.querySelector(`#mens-${id} button[data-uitslag=aanwezig]`);

test('een lange lijst bij de deur heeft bladzijden, ook om aan te vinken, en zoeken vindt iedereen', async () => {
  const eerste = await rosa.lees(pad);
  expect([namen(eerste).length, namen(eerste)[0], tekst(eerste).includes('Pagina 1 van 2')]).toEqual([300, 'Mens 002', true]);
  // A script would find who is on this page alone.
  expect(eerste.html.querySelector('[data-zoeken]')).toBeNull();
  // Letters lead to the page where they begin, and what is found stands at the top of the screen.
  const letters = ({ html }: Antwoord) => html.querySelectorAll('.letterwijzer a').map((link) => link.getAttribute('href'));
  expect(letters(eerste)).toEqual(['#letter-M', '?bijeenkomst=1&pagina=2#letter-Z']);
  expect(eerste.html.querySelector('form.deurzoeken')?.getAttribute('action')).toBe(`${pad}#deelnemers`);
  const tweede = await rosa.lees(`${pad}?bijeenkomst=1&pagina=2`);
  expect(letters(tweede)).toEqual(['#letter-M', '#letter-Z']);
  expect([namen(tweede).length, namen(tweede)[0]]).toEqual([30, 'Mens 302']);
  const gevinkt = await rosa.verzend(tweede, pad, 'Was er', { tik: tik(tweede, 'mens320')?.getAttribute('value') ?? '' });
  expect([gevinkt.status, gevinkt.naar]).toEqual([303, `${pad}?bijeenkomst=1&pagina=2&net=mens320#mens-mens320`]);
  const daarna = await rosa.lees(gevinkt.naar.replace(/#.*/, ''));
  expect([tik(daarna, 'mens320')?.getAttribute('aria-pressed'), tekst(daarna).includes('Opgeslagen')]).toEqual(['true', true]);
  expect(tekst(daarna)).toMatch(/Was er: 1 ?Was er niet: 0 ?Nog niet aangevinkt: 329/);
  const gezocht = await rosa.lees(`${pad}?bijeenkomst=1&zoek=mens+32`);
  expect([namen(gezocht), tekst(gezocht).includes('10 gevonden.')]).toEqual([Array.from({ length: 10 }, (_, n) => `Mens 32${n}`), true]);
  const geteld = await rosa.verzend(daarna, pad, 'Opslaan', { aantal: '4' });
  expect([geteld.status, geteld.naar]).toEqual([303, `${pad}?bijeenkomst=1&pagina=2&geteld=ja#zonder-aanmelding`]);
});

test('wie op een lijst staat, staat er met de regio en de status van toen, ook in het bestand', async () => {
  const lijst = await rosa.lees('/beheer/kennissessies/s01/deelnemers/');
  expect(lijst.html.querySelector('main tbody tr')?.text.replace(/\s+/g, ' ')).toContain('Voorbeeldregio Veenhoek (in oprichting)');
  expect(tekst(lijst)).not.toContain('Waterkant (');
  const [, mens = ''] = (await rosa.lees('/beheer/kennissessies/s01/deelnemers.csv')).tekst.split('\r\n');
  expect(mens).toBe('Mens 002;;;Voorbeeldregio Veenhoek;In oprichting;Bevestigd;Op locatie;;');
});

test('mijn publicaties hebben per deel bladzijden', async () => {
  const titels = async (vraag: string, deel: string) =>
    (await rosa.lees(`/mijn/publicaties/${vraag}`)).html.querySelectorAll(`#${deel} h3`).map(({ text }) => text.trim());
  for (const [deel, status] of [
    ['werk', 'concept'],
    ['onderweg', 'ingediend'],
    ['klaar', 'ingetrokken'],
  ] as const) {
    const eerste = await titels('', deel);
    const tweede = await titels(`?${deel}=2`, deel);
    expect([deel, eerste.length, tweede.length >= 6]).toEqual([deel, 24, true]);
    expect(tweede).toContain(`${status} 1`);
    expect(eerste.filter((titel) => tweede.includes(titel))).toEqual([]);
    // Each turns by itself.
    expect(await titels(`?${deel === 'werk' ? 'klaar' : 'werk'}=2`, deel)).toEqual(eerste);
  }
});

test('signalen hebben bladzijden, antwoorden en wat nog open is elk apart, en de sitemap noemt ze allemaal', async () => {
  const gast = new Bezoeker(server.url);
  const titels = async (vraag: string, deel: string) =>
    (await gast.lees(`/signalen/${vraag}`)).html.querySelectorAll(`section[aria-labelledby=${deel}] h3`).map(({ text }) => text.trim());
  for (const [deel, naam, ander] of [
    ['beantwoord', 'pagina', 'lopend'],
    ['lopend', 'lopend', 'beantwoord'],
  ] as const) {
    const [eerste, tweede] = [await titels('', deel), await titels(`?${naam}=2`, deel)];
    expect([eerste.length, tweede.length]).toEqual([24, 7]);
    expect(eerste.filter((titel) => tweede.includes(titel))).toEqual([]);
    expect(await titels(`?${naam}=2`, ander)).toEqual(await titels('', ander));
  }
  const sitemap = (await gast.lees('/sitemap.xml')).tekst;
  expect([...sitemap.matchAll(/\/signalen\/(?:ingediend|beantwoord)\d+\//g)]).toHaveLength(60);
  expect((await gast.lees('/signalen/?pagina=2')).html.querySelector('meta[name=robots]')?.getAttribute('content')).toContain('noindex');
});

test('de Realisatie-Eenheid bladert door signalen, zoekt, bundelt op een bladzijde en komt daar terug, ook na een fout', async () => {
  const BEHEER = '/beheer/signalen/';
  const open = ({ html }: Antwoord) => html.querySelectorAll('.kaart h3').map(({ text }) => text.trim());
  const klaar = ({ html }: Antwoord) => html.querySelectorAll('section[aria-labelledby=klaar] li').length;
  const [eerste, tweede] = [await rosa.lees(BEHEER), await rosa.lees(`${BEHEER}?pagina=2`)];
  expect([open(eerste).length, open(eerste)[0], open(tweede).length, klaar(eerste), klaar(tweede)]).toEqual([24, 'ingediend 1', 7, 24, 24]);
  expect(open(eerste).filter((titel) => open(tweede).includes(titel))).toEqual([]);
  // Each turns by itself, and a page that is not there is the last.
  const laatste = await rosa.lees(`${BEHEER}?pagina=99&klaar=2`);
  expect([open(laatste), klaar(laatste)]).toEqual([open(tweede), 7]);
  for (const leeg of ['pagina=', 'pagina=0', 'pagina=x']) expect(open(await rosa.lees(`${BEHEER}?${leeg}`))).toEqual(open(eerste));
  // Only what stands on this page can be ticked.
  const vakjes = ({ html }: Antwoord) => html.querySelectorAll('input[name^=bundel-]').length;
  expect([vakjes(eerste), vakjes(tweede)]).toEqual([24, 7]);
  const mis = await rosa.verzend(laatste, `${BEHEER}?pagina=99&klaar=2`, 'Bundel', { 'bundel-ingediend28': 'ja' });
  expect([mis.status, open(mis), klaar(mis)]).toEqual([400, open(tweede), 7]);
  expect(mis.html.querySelector('input[name=bundel-ingediend28]')?.hasAttribute('checked')).toBe(true);
  const gedaan = await rosa.verzend(mis, `${BEHEER}?pagina=2&klaar=2`, 'Bundel', { kop: 'ingediend27' });
  expect([gedaan.status, gedaan.naar]).toEqual([303, `${BEHEER}?gedaan=bundelen&bij=ingediend27&pagina=99&klaar=2`]);
  const daarna = await rosa.lees(gedaan.naar);
  expect([open(daarna).length, tekst(daarna).includes('Dit gaat nu samen verder als ingediend 27.')]).toEqual([6, true]);
  // What was looked for stays while somebody turns pages and bundles: two of different pages come together.
  const gezocht = await rosa.lees(`${BEHEER}?zoek=ingediend+2`);
  expect(open(gezocht)).toEqual([2, 12, 20, 21, 22, 23, 24, 25, 26, 27, 29].map((n) => `ingediend ${n}`));
  const samen = await rosa.verzend(gezocht, BEHEER, 'Bundel', { 'bundel-ingediend29': 'ja', kop: 'ingediend2' });
  expect(samen.naar).toBe(`${BEHEER}?gedaan=bundelen&bij=ingediend2&zoek=ingediend+2`);
  const bladeren = (await rosa.lees(`${BEHEER}?zoek=beantwoord`)).html.querySelector('nav.paginering a[rel=next]');
  expect(bladeren?.getAttribute('href')).toBe('?zoek=beantwoord&klaar=2#klaar');
  expect(tekst(await rosa.lees(`${BEHEER}?zoek=bestaatniet`))).toContain('Geen signaal gevonden dat wacht');
});

test('wat een regio overneemt heeft bladzijden', async () => {
  const anna = new Bezoeker(server.url);
  await inloggenZonderScript(anna, server, 'anna@voorbeeld.example', 'Anna');
  const regels = async (vraag: string) =>
    (await anna.lees(`/mijn/regio/adopties/${vraag}`)).html.querySelectorAll('section[aria-labelledby^=overgenomen] li').length;
  expect([await regels(''), await regels('?eigen-voorbeeldregio-waterkant=2')]).toEqual([24, 7]);
});

test('wie op de tweede bladzijde iets verbergt en weer toont, staat daarna weer daar, ook na een fout; het nummer gaat één keer mee', async () => {
  const BEHEER = '/beheer/adopties/';
  const kopjes = ({ html }: Antwoord) => html.querySelectorAll('section[aria-labelledby^=adoptie-] h2').map(({ id }) => id);
  const tweede = await rosa.lees(`${BEHEER}?pagina=2`);
  expect(tweede.html.querySelectorAll('main input[name=pagina]')).toEqual([]);
  const mis = await rosa.verzend(tweede, `${BEHEER}?pagina=2`, 'Verberg');
  expect([mis.status, kopjes(mis)]).toEqual([400, kopjes(tweede)]);
  const id = mis.html.querySelector('main details[open] input[name=adoptie]')?.getAttribute('value') ?? '';
  const verborgen = await rosa.verzend(mis, `${BEHEER}?pagina=2`, 'Verberg', { adoptie: id, reden: 'Er staat een naam in.' });
  expect(verborgen.naar).toBe(`${BEHEER}?gedaan=verborgen&bij=${id}&pagina=2#adoptie-${id}`);
  const daarna = await rosa.lees(verborgen.naar.replace(/#.*/, ''));
  expect([kopjes(daarna), tekst(daarna).includes('Dit is niet meer te zien.')]).toEqual([kopjes(tweede), true]);
  const weer = await rosa.verzend(daarna, `${BEHEER}?pagina=2`, 'Laat weer zien');
  expect(weer.naar).toBe(`${BEHEER}?gedaan=getoond&bij=${id}&pagina=2#adoptie-${id}`);
});
