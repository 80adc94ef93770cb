import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { briefOpmaken } from '#mail/brief.ts';
import { naarMap, naarSmtp, type Poststuk, smtpInstelling } from '#mail/vervoer.ts';
import { ics, NU, type Postvak, startSmtp, VAN } from './steun.ts';

const AFZENDER = { van: VAN, antwoordAan: '', host: 'regiokring.example' };
const inhoud = briefOpmaken({
  onderwerp: 'Je bent aangemeld: één plek voor “Zij-instroom”',
  alineas: ['Tot in ’s-Hertogenbosch. '.repeat(12), '.', 'From hier.'],
});
const stuk = (over: Partial<Poststuk> = {}): Poststuk => ({
  id: 7,
  kenmerk: '0b9c6d1e-0000-4000-8000-000000000001',
  reeks: 'r',
  soort: '',
  aan: 'carla@voorbeeld.example',
  antwoord_aan: '',
  ...inhoud,
  agenda: null,
  agenda_methode: null,
  aangemaakt_op: NU,
  pogingen: 0,
  volgende_poging_op: NU,
  bezet_tot: 0,
  bezorgd_op: null,
  opgegeven_op: null,
  fout: '',
  uitschrijflink: null,
  verloopt_op: null,
  ...over,
});

let map: string;
let post: Postvak;
beforeEach(async () => {
  map = await mkdtemp(join(tmpdir(), 'postbus-'));
  post = await startSmtp();
});
afterEach(async () => {
  await post.sluit();
  await rm(map, { recursive: true });
});

test('een brief komt over SMTP aan met tekst, HTML, afzender en een vast kenmerk', async () => {
  await naarSmtp(post.url)(stuk(), AFZENDER);
  const [{ aan, brief, bron } = { aan: [], brief: null, bron: '' }] = post.ontvangen;
  expect(aan).toEqual(['carla@voorbeeld.example']);
  expect(brief?.from).toEqual({ name: 'Regiokring', address: 'noreply@regiokring.example' });
  expect(brief?.subject).toBe(inhoud.onderwerp);
  expect(brief?.text?.trim()).toBe(inhoud.tekst.trim());
  expect(brief?.html?.trim()).toBe(inhoud.html.trim());
  expect(brief?.messageId).toBe('<0b9c6d1e-0000-4000-8000-000000000001@regiokring.example>');
  expect(brief?.date).toBe(new Date(NU).toISOString());
  expect(bron).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(bron).toMatch(/^Content-Type: multipart\/alternative;/m);
});

test('de site stelt zich aan de mailserver voor met de naam die is ingesteld', async () => {
  const namen: string[] = [];
  const luistert = await startSmtp(0, {
    onMailFrom: (_adres, { hostNameAppearsAs }, klaar) => {
      namen.push(String(hostNameAppearsAs));
      klaar();
    },
  });
  await naarSmtp(luistert.url, { helo: 'kennis.voorbeeld.nl' })(stuk(), AFZENDER);
  expect(namen).toEqual(['kennis.voorbeeld.nl']);
  await luistert.sluit();
});

test('een antwoord gaat naar wie vragen beantwoordt, anders naar de mailbox van de site, als die er is', async () => {
  await naarSmtp(post.url)(stuk({ antwoord_aan: 'vragen@regio.example' }), AFZENDER);
  const metMailbox = { ...AFZENDER, antwoordAan: 'vragen@site.example' };
  await naarSmtp(post.url)(stuk({ antwoord_aan: 'vragen@regio.example' }), metMailbox);
  await naarSmtp(post.url)(stuk(), metMailbox);
  await naarSmtp(post.url)(stuk(), AFZENDER);
  expect(post.ontvangen.map(({ brief }) => brief.replyTo?.map(({ address }) => address))).toEqual([
    ...[['vragen@regio.example'], ['vragen@regio.example'], ['vragen@site.example'], undefined],
  ]);
});

test('een mailserver met gebruiker en wachtwoord krijgt ze; zonder komt er niets aan', async () => {
  const streng = await startSmtp(0, {
    authOptional: false,
    onAuth: ({ username, password }, _sessie, klaar) => klaar(password === 'ge/heim' ? null : new Error('nee'), { user: username }),
  });
  await expect(naarSmtp(streng.url)(stuk(), AFZENDER)).rejects.toThrow();
  await expect(naarSmtp(streng.url.replace('//', '//jan:fout@'))(stuk(), AFZENDER)).rejects.toThrow();
  await naarSmtp(streng.url.replace('//', '//jan:ge%2Fheim@'))(stuk(), AFZENDER);
  expect(streng.ontvangen).toHaveLength(1);
  await streng.sluit();
});

test.each(['REQUEST', 'CANCEL'] as const)('een uitnodiging (%s) noemt in de kop dezelfde methode als in de agenda', async (methode) => {
  await naarSmtp(post.url)(stuk({ agenda: ics(methode), agenda_methode: methode }), AFZENDER);
  const bron = post.ontvangen[0]?.bron ?? '';
  expect(bron).toMatch(new RegExp(`Content-Type: text/calendar; charset=utf-8; method=${methode}`));
  const deel = post.ontvangen[0]?.brief.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  expect(deel?.method).toBe(methode);
  expect(bron).toContain(`filename=${{ REQUEST: 'uitnodiging', CANCEL: 'afzegging' }[methode]}.ics`);
  expect(typeof deel?.content === 'string' ? deel.content : new TextDecoder().decode(deel?.content)).toContain(`METHOD:${methode}`);
});

test('een rij uit de database kan geen kop, ontvanger of bestand toevoegen', async () => {
  const vals = {
    onderwerp: 'Dag\r\nBcc: c@kwaad.example\r\n\r\nlijf',
    tekst: '\r\n.\r\nRCPT TO:<c@kwaad.example>\r\n',
    aan: 'a@b.example\r\nBcc: c',
  };
  await naarSmtp(post.url)(stuk(vals), AFZENDER).catch(() => {});
  await naarSmtp(post.url)(stuk({ ...vals, aan: 'a@b.example' }), AFZENDER);
  for (const { aan, brief } of post.ontvangen) {
    expect(aan).toHaveLength(1);
    expect(brief.bcc).toBeUndefined();
    expect(brief.headers.map(({ key }) => key)).not.toContain('bcc');
  }
  expect(post.ontvangen.at(-1)?.aan).toEqual(['a@b.example']);
});

test('zonder mailserver wordt elke brief een eml-bestand dat een mailprogramma kan lezen', async () => {
  await naarMap(join(map, 'postbus'))(stuk({ agenda: ics('REQUEST'), agenda_methode: 'REQUEST' }), AFZENDER);
  const namen = await readdir(join(map, 'postbus'));
  expect(namen).toEqual(['2026-11-21T090000.000Z-000007-carla@voorbeeld.example.eml']);
  const brief = await PostalMime.parse(await readFile(join(map, 'postbus', namen[0] ?? '')));
  expect(brief.subject).toBe(inhoud.onderwerp);
  expect(brief.text?.trim()).toBe(inhoud.tekst.trim());
  expect(brief.to?.[0]?.address).toBe('carla@voorbeeld.example');
  expect(brief.attachments.map(({ mimeType }) => mimeType)).toContain('text/calendar');
});

test('een brief die twee keer wordt bezorgd is één bestand, en een adres kan niet buiten de map schrijven', async () => {
  const vervoer = naarMap(map);
  await vervoer(stuk(), AFZENDER);
  await vervoer(stuk(), AFZENDER);
  await vervoer(stuk({ id: 8, aan: '../../x/y@voorbeeld.example' }), AFZENDER);
  expect(await readdir(map)).toEqual([
    '2026-11-21T090000.000Z-000007-carla@voorbeeld.example.eml',
    '2026-11-21T090000.000Z-000008-.._.._x_y@voorbeeld.example.eml',
  ]);
});

describe('SMTP_URL', () => {
  test('wordt gelezen met gebruiker, wachtwoord en poort', () => {
    expect(smtpInstelling('smtp://jan%40x.nl:ge%2Fheim@mail.voorbeeld.nl')).toMatchObject({
      host: 'mail.voorbeeld.nl',
      port: 587,
      secure: false,
      requireTLS: true,
      auth: { user: 'jan@x.nl', pass: 'ge/heim' },
    });
    expect(smtpInstelling('smtps://mail.voorbeeld.nl')).toMatchObject({ port: 465, secure: true });
    expect(smtpInstelling('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525, tls: { rejectUnauthorized: false } });
    expect(smtpInstelling('smtp://relay.intern.nl')).toMatchObject({ port: 25, requireTLS: false, tls: { rejectUnauthorized: true } });
  });

  test.each([
    '',
    'mail.voorbeeld.nl',
    'http://mail.voorbeeld.nl',
    'smtp://',
    'smtp://host:99999',
    'smtp://:geheim@host',
    'smtp://host/pad',
    'smtp://host?tls=nee',
    'smtp://a:100%@host',
  ])('die niet klopt (%j) geeft één zin, zonder het wachtwoord', (adres) => {
    expect(() => smtpInstelling(adres)).toThrow(/^SMTP_URL [^\n]+\.$/);
    expect(() => smtpInstelling(adres)).not.toThrow(/geheim@/);
  });
});
