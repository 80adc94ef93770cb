import { expect, test } from 'vitest';
import { leesOmgeving } from '#server/opstarten/omgeving.ts';

const fouten = (env: Record<string, string>) => {
  const gelezen = leesOmgeving(env);
  return 'fouten' in gelezen ? gelezen.fouten : [];
};
const goed = (env: Record<string, string>) => {
  const gelezen = leesOmgeving(env);
  if ('fouten' in gelezen) throw new Error(gelezen.fouten.join());
  return gelezen.omgeving;
};
const ECHT = {
  SITE_URL: 'https://kennis.voorbeeld.nl',
  SMTP_URL: 'smtps://mail.voorbeeld.nl',
  MAIL_VAN: 'Regiokring <noreply@voorbeeld.nl>',
};

test('zonder instellingen draait de proef op deze computer', () => {
  expect(goed({})).toMatchObject({
    host: '127.0.0.1',
    port: 4321,
    siteUrl: null,
    smtpUrl: null,
    trustProxyHops: 0,
    logLevel: 'info',
    voorbeeld: true,
  });
  expect(goed({ PORT: '', SITE_URL: ' ' })).toMatchObject({ port: 4321, siteUrl: null });
});

test('met SITE_URL verdwijnt alles van de proef', () => {
  expect(goed(ECHT)).toMatchObject({ siteUrl: 'https://kennis.voorbeeld.nl', voorbeeld: false });
  expect(goed({ ...ECHT, SITE_URL: 'https://Kennis.Voorbeeld.NL/' }).siteUrl).toBe('https://kennis.voorbeeld.nl');
  expect(goed({ ...ECHT, VOORBEELD: 'ja' }).voorbeeld).toBe(true);
  expect(goed({ ...ECHT, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
});

test('de mailserver hoort de naam van de site, of die van MAIL_HELO', () => {
  expect([goed({}).mailHelo, goed(ECHT).mailHelo, goed({ ...ECHT, MAIL_HELO: 'post.voorbeeld.nl' }).mailHelo]).toEqual([
    '',
    'kennis.voorbeeld.nl',
    'post.voorbeeld.nl',
  ]);
  expect(fouten({ ...ECHT, MAIL_HELO: 'post voorbeeld' })).toEqual([expect.stringMatching(/^MAIL_HELO moet de naam van een server zijn/)]);
});

test('het adres voor vragen is dat van CONTACT en nooit dat van MAIL_VAN; alleen de proef heeft er vanzelf een', () => {
  expect(goed({}).contact).toBe('contact@regiokring.example');
  expect(goed(ECHT).contact).toBe('');
  expect(goed({ ...ECHT, CONTACT: 'hulp@voorbeeld.nl' }).contact).toBe('hulp@voorbeeld.nl');
});

test('een database elders wil ook een opslag elders en een site: half zou elke server zijn eigen teksten hebben', () => {
  const DATABASE_URL = 'postgres://site:geheim@database.voorbeeld.nl/site';
  const OPSLAG_URL = 's3://sleutel:geheim@opslag.voorbeeld.nl/emmer?region=nl';
  expect(goed({ ...ECHT, DATABASE_URL, OPSLAG_URL }).databaseUrl).toBe(DATABASE_URL);
  expect(goed({}).databaseUrl).toBe(null);
  for (const half of [{ DATABASE_URL }, { OPSLAG_URL }])
    expect(fouten({ ...ECHT, ...half })).toEqual([
      expect.stringMatching(/^DATABASE_URL en OPSLAG_URL horen bij elkaar: .* laat ze allebei weg/),
    ]);
  expect(fouten({ DATABASE_URL, OPSLAG_URL })).toEqual([expect.stringMatching(/^Met DATABASE_URL is ook SITE_URL nodig/)]);
  for (const url of ['mysql://a/b', 'postgres://a', 'postgres://a/', 'database.db', 'postgres://a b/c'])
    expect([url, fouten({ ...ECHT, OPSLAG_URL, DATABASE_URL: url })]).toEqual([
      url,
      [expect.stringMatching(/^DATABASE_URL moet een adres zijn/)],
    ]);
  expect(fouten({ ...ECHT, DATABSE_URL: DATABASE_URL })).toEqual(['De instelling DATABSE_URL bestaat niet. Bedoel je DATABASE_URL?']);
});

test('elke fout is één zin, en ze komen allemaal tegelijk', () => {
  const alles = fouten({
    PORT: '70000',
    SITE_URL: 'http://x.nl',
    TRUST_PROXY_HOPS: '-1',
    LOG_LEVEL: 'veel',
    VOORBEELD: 'soms',
    SMTP_URL: 'http://mail',
    MAIL_VAN: 'ik',
    CONTACT: 'Hulp <hulp@voorbeeld.nl>',
  });
  expect(alles).toHaveLength(8);
  for (const zin of alles) expect(zin).toMatch(/^[A-Z][^\n]+[.…]$/);
});

test.each([
  ['PORT', ['-1', '65536', '80a', '1e3', '0x50']],
  [
    'SITE_URL',
    [
      'http://kennis.nl',
      'kennis.nl',
      'https://kennis.nl/pad',
      'https://kennis.nl/?a=b',
      'https://jan:geheim@kennis.nl',
      'javascript:alert(1)',
    ],
  ],
  ['TRUST_PROXY_HOPS', ['11', 'ja', '1.5']],
  ['METRICS_PORT', ['0', '65536', '0.0.0.0:9464', 'kennis.nl:9464', '127.0.0.1:9464', '4321']],
  ['LOG_LEVEL', ['INFO', 'alles']],
  ['VOORBEELD', ['yes', 'true']],
  ['SMTP_URL', ['mail.nl', 'https://mail.nl', 'smtp://']],
  ['MAIL_VAN', ['niemand', 'a@b\r\nBcc: c@d', 'a@b, c@d']],
])('%s wordt nagekeken', (naam, waarden) => {
  for (const waarde of waarden) expect([waarde, fouten({ ...ECHT, [naam]: waarde }).length]).toEqual([waarde, 1]);
});

test('cijfers voor Prometheus zijn er alleen op een eigen poort van deze computer, en vanzelf niet', () => {
  expect([goed({}).metricsPort, goed({ METRICS_PORT: '9464' }).metricsPort]).toEqual([null, 9464]);
  expect(fouten({ PORT: '9000', METRICS_PORT: '9000' })).toEqual([expect.stringContaining('een andere poort zijn dan PORT')]);
  expect(fouten({ METRICS_PORT: '0.0.0.0:9464' })).toEqual([expect.stringContaining('alleen op deze computer zelf te vragen')]);
});

test('met SITE_URL is mail nodig, en zonder SITE_URL blijft de site op deze computer', () => {
  expect(fouten({ SITE_URL: ECHT.SITE_URL })).toEqual([expect.stringContaining('SMTP_URL'), expect.stringContaining('MAIL_VAN')]);
  for (const HOST of ['0.0.0.0', '192.168.1.5', '::', 'kennis.nl', '127.0.0.1.nl'])
    expect([HOST, fouten({ HOST }).length]).toEqual([HOST, 1]);
  for (const HOST of ['127.0.0.1', '127.0.0.2', 'localhost', '::1', '[::1]']) expect([HOST, fouten({ HOST }).length]).toEqual([HOST, 0]);
});

test('een verschreven naam wordt genoemd, met de naam die bedoeld is', () => {
  for (const [naam, bedoeld] of [
    ['SITE_ULR', 'SITE_URL'],
    ['DATADIR', 'DATA_DIR'],
    ['CONTENTDIR', 'CONTENT_DIR'],
    ['TRUST_PROXY_HOP', 'TRUST_PROXY_HOPS'],
    ['CONTAKT', 'CONTACT'],
    ['MAIL_VANN', 'MAIL_VAN'],
  ] as const)
    expect(fouten({ ...ECHT, [naam]: 'x' })).toEqual([`De instelling ${naam} bestaat niet. Bedoel je ${bedoeld}?`]);
  // What is of another program, and what we know ourselves.
  expect(fouten({ ...ECHT, LOGLEVEL: 'x', XDG_DATA_DIRS: 'x', PATH: 'x', HOST: '127.0.0.1', SITE_NAME: 'x' })).toEqual([]);
});

test('met een mailserver en een afzender, maar zonder SITE_URL, begint de proef niet', () => {
  const { SITE_URL: _, ...zonder } = ECHT;
  expect(fouten(zonder)).toEqual([expect.stringContaining('SITE_URL')]);
});
