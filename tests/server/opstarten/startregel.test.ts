import { expect, test } from 'vitest';
import { leesOmgeving } from '#server/opstarten/omgeving.ts';
import { startregel } from '#server/opstarten/startregel.ts';

const GEHEIM = [
  'wachtwoord-van-de-mail',
  'gebruiker-van-de-mail',
  'token-van-de-bewaking',
  'vragen@kennis.voorbeeld.nl',
  'noreply@kennis.voorbeeld.nl',
  'sleutel-van-de-opslag',
  'geheim-van-de-opslag',
  'naam-bij-de-database',
  'wachtwoord-bij-de-database',
];

test('de regel bij de start noemt versie, release en instellingen, en van geheimen en postvakken alleen of ze er zijn', () => {
  const gelezen = leesOmgeving({
    ...{ SITE_URL: 'https://kennis.voorbeeld.nl', DATA_DIR: '/gegevens', CONTENT_DIR: '/teksten', TRUST_PROXY_HOPS: '1' },
    SMTP_URL: `smtp://${GEHEIM[1]}:${GEHEIM[0]}@mail.voorbeeld.nl:587`,
    OPSLAG_URL: `s3://${GEHEIM[5]}:${GEHEIM[6]}@opslag.voorbeeld.nl/emmer?region=nl`,
    DATABASE_URL: `postgres://${GEHEIM[7]}:${GEHEIM[8]}@database.voorbeeld.nl:5432/site?sslmode=require`,
    METRICS_PORT: '9464',
    ...{ GEZOND_TOKEN: GEHEIM[2], CONTACT: GEHEIM[3], MAIL_VAN: `Regiokring <${GEHEIM[4]}>` },
  });
  if (!('omgeving' in gelezen)) throw new Error(gelezen.fouten.join());
  const regel = startregel(gelezen.omgeving, { release: 'a1b2', op: 'http://127.0.0.1:4321' });
  expect(regel).toEqual({
    ...{ versie: expect.stringMatching(/^\d+\.\d+\.\d+$/), release: 'a1b2', node: process.versions.node, op: 'http://127.0.0.1:4321' },
    instellingen: {
      ...{ siteUrl: 'https://kennis.voorbeeld.nl', dataDir: '/gegevens', contentDir: '/teksten', mailserver: 'mail.voorbeeld.nl:587' },
      ...{ database: 'database.voorbeeld.nl:5432/site', opslag: 'opslag.voorbeeld.nl/emmer', metricsPort: 9464 },
      ...{ mailHelo: 'kennis.voorbeeld.nl', trustProxyHops: 1, logLevel: 'info', voorbeeld: false, contact: true, gezondToken: true },
    },
  });
  const tekst = JSON.stringify(regel);
  expect(GEHEIM.filter((geheim) => tekst.includes(geheim))).toEqual([]);
});
