import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { opslagplek } from '#inhoud/bijlagen/opslag-url.ts';
import { TOP } from '#server/release/releases.ts';
import type { Omgeving } from './omgeving.ts';

/** What runs here, and with which settings: of a secret or a mailbox only whether there is one. `op` is where it listens. */
export function startregel(omgeving: Omgeving, { release, op }: { release: string; op: string }) {
  const { version } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8')) as { version: string };
  const { siteUrl, dataDir, contentDir, mailHelo, trustProxyHops, logLevel, voorbeeld, metricsPort } = omgeving;
  const opslag = omgeving.opslagUrl === null ? null : opslagplek(omgeving.opslagUrl);
  const database = omgeving.databaseUrl === null ? null : new URL(omgeving.databaseUrl).host + new URL(omgeving.databaseUrl).pathname;
  const mailserver = omgeving.smtpUrl === null ? null : new URL(omgeving.smtpUrl).host;
  const ingevuld = { contact: omgeving.contact !== '', gezondToken: omgeving.gezondToken !== '' };
  return {
    ...{ versie: version, release, node: process.versions.node, op },
    // Named one by one: a setting that comes later is not told by itself.
    instellingen: {
      ...{ siteUrl, dataDir, contentDir, database, opslag, mailserver, mailHelo, trustProxyHops, logLevel, voorbeeld, metricsPort },
      ...ingevuld,
    },
  };
}
