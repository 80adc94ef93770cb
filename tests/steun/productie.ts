import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { TOTP } from 'otpauth';
import { type Postvak, startSmtp, totdat } from '../mail/steun.ts';
import { Bezoeker } from './bezoeker.ts';
import { opnieuwLater, startServer } from './server.ts';

export const SITE = 'https://kennis.voorbeeld.nl';

/** The site as it runs for real: an empty data folder, a mail server, and a proxy in front that stands for the one with TLS. */
export async function startProductie(anders: Record<string, string> = {}) {
  const post = await startSmtp();
  const omgeving = { SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>', ...anders };
  let server = await startServer(omgeving);
  const servers = [server];
  const opdracht = async (bestand: string, ...woorden: string[]): Promise<string> => {
    const env = { ...process.env, ...omgeving, DATA_DIR: server.dataDir, CONTENT_DIR: server.contentDir };
    return (await promisify(execFile)(process.execPath, [`src/server/${bestand}.ts`, ...woorden], { env })).stdout;
  };
  const geheimen = new Map<string, string>();
  const host = new URL(SITE).host;
  const proxy = createServer((vraag, antwoord) => {
    const { port } = new URL(server.url);
    const headers = { ...vraag.headers, host, ...(vraag.headers.origin && { origin: SITE }) };
    const door = request({ host: '127.0.0.1', port, path: vraag.url, method: vraag.method, headers }, (van) => {
      antwoord.writeHead(van.statusCode ?? 502, van.headers);
      van.pipe(antwoord);
    });
    door.on('error', () => antwoord.destroy());
    vraag.pipe(door);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return {
    url,
    post,
    contentDir: server.contentDir,
    dataDir: server.dataDir,
    /** Where the site itself listens, behind the proxy. */
    achterProxy: () => server.url,
    /** Whether its process is still the one that was started. */
    leeft: () => server.proces.exitCode === null && server.proces.signalCode === null,
    /** Somebody who just reads. */
    gast: () => new Bezoeker(url),
    /** Somebody with this address, logged in by the code from the mail and known by name. */
    async ingelogd(adres: string, naam: string): Promise<Bezoeker> {
      const wie = new Bezoeker(url);
      await meldIn(wie, post, adres);
      await vertelWie(wie, naam);
      return wie;
    },
    /** The first account of the Realisatie-Eenheid, made by command; it connects its app at its first login. */
    async re(adres: string, naam: string): Promise<Bezoeker> {
      await opdracht('beheerder', adres);
      const wie = new Bezoeker(url);
      const stap = await meldIn(wie, post, adres);
      const koppelen = await wie.lees(stap);
      const secret = koppelen.html.querySelector('figcaption strong')?.text.replaceAll(' ', '') ?? '';
      geheimen.set(adres, secret);
      await wie.verzend(koppelen, stap, 'Doorgaan', { code: new TOTP({ secret }).generate() });
      await vertelWie(wie, naam);
      return wie;
    },
    /** Somebody who was here before, logged in again; with the app when there is one. */
    async weer(adres: string): Promise<Bezoeker> {
      const wie = new Bezoeker(url);
      const stap = await meldIn(wie, post, adres);
      const secret = geheimen.get(adres);
      if (secret === undefined) return wie;
      const code = new TOTP({ secret }).generate({ timestamp: Date.now() + server.vooruit });
      await wie.verzend(await wie.lees(stap), stap, 'Doorgaan', { code });
      return wie;
    },
    /** Somebody who typed the code from the mail, and where the code of the app is asked. */
    async totDeApp(adres: string): Promise<{ wie: Bezoeker; stap: string }> {
      const wie = new Bezoeker(url);
      return { wie, stap: await meldIn(wie, post, adres) };
    },
    /** What the app of this address shows by the clock of the site, or by one that is so many ms ahead. */
    appcode: (adres: string, scheef = 0) =>
      new TOTP({ secret: geheimen.get(adres) ?? '' }).generate({ timestamp: Date.now() + server.vooruit + scheef }),
    /** Time passes: everything as it was, so much later than the tests themselves; with more settings when they are given. */
    async later(ms: number, nieuw: Record<string, string> = {}): Promise<void> {
      server = await opnieuwLater(server, ms, { ...omgeving, ...nieuw });
      servers.push(server);
    },
    /** The output of a command of the administrator, such as `backup`, with the settings of the site. */
    opdracht,
    /** Stops the site as a service manager does; `later` starts it again. */
    stop: () => server.stop(),
    /** All that this site wrote to its log and its terminal since it was started first. */
    geschreven: () => servers.map((een) => een.stdout() + een.stderr()).join(''),
    async ruimOp() {
      proxy.closeAllConnections();
      await new Promise((klaar) => proxy.close(klaar));
      await server.ruimOp();
      await post.sluit();
    },
  };
}

/** Logs somebody in by the code from the mail; answers where the login leads. */
export async function meldIn(wie: Bezoeker, post: Postvak, adres: string): Promise<string> {
  const eerder = codes(post, adres).length;
  const gevraagd = await wie.verzend(await wie.lees('/inloggen/'), '/inloggen/', 'Stuur mij een code', { adres });
  await totdat(() => codes(post, adres).length > eerder, `a code for ${adres}`);
  return (await wie.verzend(await wie.lees(gevraagd.naar), gevraagd.naar, 'Inloggen', { code: codes(post, adres).at(-1) ?? '' })).naar;
}

const codes = (post: Postvak, adres: string): string[] =>
  post.ontvangen.flatMap(({ aan, brief: { subject, text } }) =>
    aan.includes(adres) && subject?.startsWith('Je code om in te loggen') ? (/^[2-9A-HJ-NP-Z]{8}$/m.exec(text ?? '') ?? []) : [],
  );

async function vertelWie(wie: Bezoeker, naam: string): Promise<void> {
  const velden = { naam, functie: 'Adviseur', organisatie: 'Voorbeeldorganisatie' };
  const { status } = await wie.verzend(await wie.lees('/mijn/gegevens/'), '/mijn/gegevens/', 'Opslaan', velden);
  if (status !== 303) throw new Error(`Details refused: ${status}`);
}
