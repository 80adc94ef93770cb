import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { totdat } from '../mail/steun.ts';

/** The name that the files of the guide have for the site. */
export const NAAM = 'kennis.voorbeeld.nl';

/** Free ports in the place of those of the guide. */
export interface Poorten {
  https: number;
  http: number;
  binnen: number;
  een: number;
  twee: number;
}

export interface TlsProxy {
  soort: Soort;
  poorten: Poorten;
  /** The certificate, which somebody who visits must trust. */
  cert: string;
  /** All that it logged, wherever. */
  logboek(): string;
  sluit(): Promise<void>;
}

const PROXYS = {
  nginx: {
    programma: '/usr/sbin/nginx',
    opdracht: (map: string) => ['-c', join(map, 'alles.conf'), '-p', map],
    schrijf(map: string, poorten: Poorten) {
      const site = metPoorten(readFileSync('src/server/gids/nginx.conf', 'utf8'), poorten)
        .replaceAll(/listen (443|80)\b/g, (_, poort) => `listen 127.0.0.1:${poort === '443' ? poorten.https : poorten.http}`)
        .replaceAll(/listen \[::\]:(443|80)\b/g, (regel, poort) =>
          HEEFT_IPV6 ? `listen [::1]:${poort === '443' ? poorten.https : poorten.http}` : `# ${regel}`,
        )
        .replaceAll(/\/etc\/letsencrypt\/live\/[^/]+/g, map)
        .replaceAll('/var/log/nginx', map);
      writeFileSync(join(map, 'site.conf'), site);
      const tijdelijk = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((naam) => `${naam}_temp_path ${join(map, naam)};`);
      writeFileSync(
        join(map, 'alles.conf'),
        `daemon off; worker_processes 1; pid ${join(map, 'pid')}; error_log ${join(map, 'fouten.log')} crit;
        events {} http { gzip on; access_log off; ${tijdelijk.join(' ')} include ${join(map, 'site.conf')}; }`,
      );
    },
    logs: ['kennisplatform.log', 'kennisplatform-error.log', 'fouten.log'],
  },
  caddy: {
    programma: '/usr/bin/caddy',
    opdracht: (map: string) => ['run', '--adapter', 'caddyfile', '--config', join(map, 'Caddyfile')],
    schrijf(map: string, poorten: Poorten) {
      const site = metPoorten(readFileSync('src/server/gids/Caddyfile', 'utf8'), poorten)
        .replace('{\n', `{\n\tadmin off\n\thttp_port ${poorten.http}\n\thttps_port ${poorten.https}\n\tstorage file_system ${map}\n`)
        .replace(`${NAAM} {\n`, (regel) => `${regel}\ttls ${join(map, 'fullchain.pem')} ${join(map, 'privkey.pem')}\n`)
        .replaceAll('/var/log/caddy', map);
      writeFileSync(join(map, 'Caddyfile'), site);
    },
    logs: ['kennisplatform.log'],
  },
} as const;
export type Soort = keyof typeof PROXYS;

const HEEFT_IPV6 = Object.values(networkInterfaces()).some((lijst) => lijst?.some(({ address }) => address === '::1'));

const metPoorten = (tekst: string, { een, twee, binnen }: Poorten): string =>
  tekst
    .replaceAll('127.0.0.1:4321', `127.0.0.1:${een}`)
    .replaceAll('127.0.0.1:4322', `127.0.0.1:${twee}`)
    .replaceAll(':4320', `:${binnen}`);

/** The proxies of the guide that this machine has; which are left out is said. */
export const AANWEZIG = (Object.keys(PROXYS) as Soort[]).filter((soort) => {
  const er = spawnSync(PROXYS[soort].programma, ['version'], { stdio: 'ignore' }).error === undefined;
  if (!er) console.log(`NOT TRIED: there is no ${soort} on this machine (apt-get install ${soort === 'nginx' ? 'nginx-light' : soort}).`);
  return er;
});

/** Starts nginx or Caddy with the file of the guide, in which only ports, certificate and folders are others. */
export async function startTlsProxy(soort: Soort, sites: Pick<Poorten, 'een' | 'twee'>): Promise<TlsProxy> {
  const { programma, opdracht, schrijf, logs } = PROXYS[soort];
  const map = mkdtempSync('/tmp/tls-proxy-');
  // The workers of nginx are somebody else.
  chmodSync(map, 0o755);
  const [https = 0, http = 0, binnen = 0] = await vrijePoorten(3);
  const poorten = { ...sites, https, http, binnen };
  maakCertificaat(map);
  schrijf(map, poorten);
  const proces = spawn(programma, opdracht(map), { env: { PATH: process.env.PATH, HOME: map }, stdio: ['ignore', 'ignore', 'pipe'] });
  let fout = '';
  proces.stderr?.on('data', (deel) => (fout += deel));
  const logboek = () => fout + logs.map((naam) => leesOfLeeg(join(map, naam))).join('');
  const luistert = async () => {
    if (proces.exitCode !== null) throw new Error(`${soort} stopped with ${proces.exitCode}:\n${logboek()}`);
    return (await isOpen(https)) && (await isOpen(binnen));
  };
  await totdat(luistert, `${soort} on port ${https}`).catch(async (reden) => {
    await sluit(proces, map);
    throw reden;
  });
  const cert = readFileSync(join(map, 'fullchain.pem'), 'utf8');
  return { soort, poorten, cert, logboek, sluit: () => sluit(proces, map) };
}

async function sluit(proces: ChildProcess, map: string): Promise<void> {
  if (proces.exitCode === null) {
    const dicht = once(proces, 'close');
    proces.kill('SIGTERM');
    await dicht;
  }
  rmSync(map, { recursive: true });
}

/** Of ourselves, for two days. */
function maakCertificaat(map: string): void {
  const soort = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const naam = ['-subj', `/CN=${NAAM}`, '-addext', `subjectAltName=DNS:${NAAM}`];
  const uit = ['-keyout', join(map, 'privkey.pem'), '-out', join(map, 'fullchain.pem')];
  execFileSync('openssl', ['req', ...soort, ...naam, ...uit], { stdio: 'ignore' });
}

/** So many ports that nobody uses now. */
export async function vrijePoorten(aantal: number): Promise<number[]> {
  const luisteraars = Array.from({ length: aantal }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(luisteraars.map((een) => once(een, 'listening')));
  const poorten = luisteraars.map((een) => (een.address() as AddressInfo).port);
  await Promise.all(luisteraars.map((een) => new Promise((klaar) => een.close(klaar))));
  return poorten;
}

const isOpen = (poort: number): Promise<boolean> =>
  new Promise((klaar) => {
    const lijn = createConnection(poort, '127.0.0.1', () => klaar(true)).once('error', () => klaar(false));
    lijn.once('connect', () => lijn.destroy());
  });

function leesOfLeeg(pad: string): string {
  try {
    return readFileSync(pad, 'utf8');
  } catch {
    return '';
  }
}
