import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, request as http, type IncomingMessage } from 'node:http';
import { connect, type IncomingHttpHeaders } from 'node:http2';
import { request as https } from 'node:https';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wacht } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postvak, startSmtp, totdat } from '../mail/steun.ts';
import { type AlsDienst, codeOmTeLezen, eigenMap, startAlsDienst } from '../steun/alleen-lezen.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { meldIn } from '../steun/productie.ts';
import { startProxy } from '../steun/proxy.ts';
import { AANWEZIG, NAAM, startTlsProxy, type TlsProxy, vrijePoorten } from '../steun/tls-proxy.ts';

const SITE = `https://${NAAM}`;
/** One machine as the guide builds it: the unit's command on two ports, the environment file, a mail server. */
let code: ReturnType<typeof codeOmTeLezen>;
let map: string;
let post: Postvak;
let sites: { een: number; twee: number };
const diensten: AlsDienst[] = [];
const proxys: TlsProxy[] = [];

beforeAll(async () => {
  code = codeOmTeLezen();
  map = eigenMap();
  post = await startSmtp();
  const [een = 0, twee = 0] = await vrijePoorten(2);
  sites = { een, twee };
  await dienst(een);
  const gezond = async () => (await (await fetch(`http://127.0.0.1:${een}/gezond`)).json()) as { zoeken: string };
  await totdat(async () => (await gezond()).zoeken === 'klaar', 'the search index');
  for (const soort of AANWEZIG) proxys.push(await startTlsProxy(soort, sites));
});
afterAll(async () => {
  await Promise.all([...proxys.map((een) => een.sluit()), ...diensten.map((een) => een.stop('SIGKILL')), post.sluit()]);
  rmSync(map, { recursive: true });
  code.ruimOp();
});

/** The unit with this port behind the @, until it may get visitors. */
async function dienst(poort: number): Promise<AlsDienst> {
  const gids = parseEnv(readFileSync('src/server/gids/kennisplatform.env', 'utf8').replaceAll('/var/lib/kennisplatform', map));
  const omgeving = { ...gids, CONTENT_DIR: join(code.map, 'content'), SMTP_URL: post.url, PORT: String(poort) };
  const een = startAlsDienst(code.map, omgeving as Record<string, string>);
  diensten.push(een);
  await totdat(() => een.uit().includes('Klaar op') || een.proces.exitCode !== null, `a site on ${poort}`);
  expect([een.fout(), een.uit()]).toEqual([expect.not.stringContaining('"level":50'), expect.stringContaining('Klaar op')]);
  return een;
}

interface Vraag {
  methode?: string;
  koppen?: Record<string, string>;
  lijf?: Buffer | string;
  van?: string;
}
interface Kreeg {
  status: number;
  koppen: Record<string, string>;
  /** Names that came more than once. */
  dubbel: string[];
  lijf: Buffer;
}

/** Asks the site straight on its port, or with a proxy through its TLS. */
async function vraag(pad: string, { methode = 'GET', koppen = {}, lijf, van }: Vraag = {}, proxy?: TlsProxy): Promise<Kreeg> {
  const waar = {
    host: '127.0.0.1',
    path: pad,
    method: methode,
    headers: { Host: NAAM, ...koppen },
    localAddress: van,
    agent: false,
  } as const;
  const vraag = proxy
    ? https({ ...waar, port: proxy.poorten.https, servername: NAAM, ca: proxy.cert })
    : http({ ...waar, port: sites.een, headers: { ...waar.headers, 'X-Forwarded-For': van ?? '127.0.0.1' } });
  vraag.end(lijf);
  const [antwoord] = (await once(vraag, 'response')) as [IncomingMessage];
  const namen = antwoord.rawHeaders.filter((_, plek) => plek % 2 === 0).map((naam) => naam.toLowerCase());
  return {
    status: antwoord.statusCode ?? 0,
    koppen: antwoord.headers as Record<string, string>,
    dubbel: namen.filter((naam, plek) => namen.indexOf(naam) !== plek),
    lijf: await buffer(antwoord),
  };
}

/** Asks all of it at once over one line, as browsers do. */
async function metHttp2({ poorten, cert }: TlsProxy, vragen: readonly (Vraag & { pad: string })[]) {
  const lijn = connect(`https://127.0.0.1:${poorten.https}`, { ca: cert, servername: NAAM });
  const antwoorden = vragen.map(async ({ pad, methode = 'GET', koppen, lijf }) => {
    const stroom = lijn.request({ ':path': pad, ':method': methode, ':authority': NAAM, ...koppen }, { endStream: lijf === undefined });
    if (lijf !== undefined) stroom.end(lijf);
    const [van] = (await once(stroom, 'response')) as [IncomingHttpHeaders];
    return { koppen: van, lijf: await buffer(stroom) };
  });
  return Promise.all(antwoorden).finally(() => lijn.close());
}

/** Of the connection, not of the answer. */
const VAN_DE_LIJN = ['connection', 'keep-alive', 'date', 'server', 'via', 'alt-svc', 'transfer-encoding'];
function zonderLijn({ status, koppen, dubbel, lijf }: Kreeg) {
  // Caddy leaves out of a 304 what describes a body.
  const weg = status === 304 ? [...VAN_DE_LIJN, 'content-type'] : VAN_DE_LIJN;
  return {
    status,
    dubbel,
    koppen: Object.fromEntries(Object.entries(koppen).filter(([naam]) => !weg.includes(naam))),
    lijf: lijf.toString('base64'),
  };
}

const FORMULIER = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: SITE };
const stuur = (bytes: number): Vraag => ({
  methode: 'POST',
  koppen: { ...FORMULIER, 'Content-Length': String(bytes) },
  lijf: Buffer.alloc(bytes, 97),
});

describe.each(AANWEZIG.map((soort, plek) => ({ soort, plek })))('achter $soort zoals de gids het zegt', ({ plek }) => {
  const achter = (pad: string, wat: Vraag = {}) => vraag(pad, wat, proxys[plek]);

  test('komt elk antwoord van de site aan zoals het was, met elke header één keer', async () => {
    const stijl = /href="(\/_astro\/[^"]+\.css)"/.exec((await vraag('/')).lijf.toString())?.[1] ?? '';
    const { etag = '' } = (await vraag('/')).koppen;
    const lang = `/zoeken?q=${'a'.repeat(4000)}`;
    const vragen: [string, Record<string, string>][] = [
      ...['/', '/zoeken/?q=loket', '/bestaat-niet/', '/inloggen/code/', '/mijn/', '/sitemap.xml', lang].map((pad): [string, object] => [
        pad,
        {},
      ]),
      ['/', { 'Accept-Encoding': 'br' }],
      ['/', { 'Accept-Encoding': 'gzip' }],
      [stijl, { 'Accept-Encoding': 'br' }],
      ['/', { 'If-None-Match': etag }],
      [stijl, { Range: 'bytes=0-9' }],
    ] as [string, Record<string, string>][];
    const gezien: number[] = [];
    for (const [pad, koppen] of vragen) {
      const recht = zonderLijn(await vraag(pad, { koppen }));
      const langs = zonderLijn(await achter(pad, { koppen }));
      expect([pad, langs]).toEqual([pad, recht]);
      gezien.push(recht.status);
    }
    expect(gezien).toEqual([200, 200, 404, 303, 303, 200, 308, 200, 200, 200, 304, 200]);
    expect((await achter('/', { koppen: { 'Accept-Encoding': 'br' } })).koppen['content-encoding']).toBe('br');
  });

  test('logt iemand in met een code uit de mail, en gaat het koekje alleen over TLS', async () => {
    const { poorten, cert } = proxys[plek] as TlsProxy;
    const weg = await startProxy({ url: `https://127.0.0.1:${poorten.https}`, cert, van: '127.0.0.4' }, SITE);
    const wie = new Bezoeker(weg.url);
    expect(await meldIn(wie, post, `carla${plek}@voorbeeld.nl`)).toMatch(/^\/mijn\//);
    expect((await wie.lees('/mijn/gegevens/')).status).toBe(200);
    expect(wie.koekjes.map(({ name }) => name).sort()).toEqual(['__Host-inlogcode', '__Host-login']);
    await weg.sluit();
  });

  test('telt elke bezoeker apart, wat er ook in X-Forwarded-For is geschreven', async () => {
    const van = `127.0.1.${plek + 1}`;
    const schrijf = (wie: string, nummer: number) =>
      achter('/inloggen/code/', {
        methode: 'POST',
        van: wie,
        koppen: { ...FORMULIER, 'X-Forwarded-For': `10.0.0.${nummer % 250}` },
        lijf: 'code=',
      });
    const gezien: number[] = [];
    for (let nummer = 0; nummer < 181; nummer++) gezien.push((await schrijf(van, nummer)).status);
    expect([gezien.indexOf(429), gezien.at(-1)]).toEqual([180, 429]);
    expect((await schrijf(`127.0.2.${plek + 1}`, 1)).status).toBe(303);
    expect(diensten[0]?.fout()).not.toContain('TRUST_PROXY_HOPS does not fit');
  });

  test('komt 5,5 MB bij de site, die zelf zegt dat het te groot is; 6,5 MB houdt de proxy tegen', async () => {
    const pad = '/beheer/kennissessies/1/materiaal/';
    const vanSite = await achter(pad, stuur(5.5 * 1024 * 1024));
    expect([vanSite.status, vanSite.koppen['content-security-policy']]).toEqual([413, expect.stringContaining("script-src 'self'")]);
    const [vanProxy] = await metHttp2(proxys[plek] as TlsProxy, [{ pad, ...stuur(6.5 * 1024 * 1024) }]);
    expect(vanProxy?.lijf.toString()).toContain('Dit is te groot');
    expect(vanProxy?.koppen).toMatchObject({
      ':status': 413,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
    });
  });

  test('is de gezondheid alleen van binnen te zien, met de tellingen van de mail', async () => {
    const paden = ['/gezond', '/gezond/', '/gezond?x', '/leeft', '/klaar', '/klaar/?a=b', '/%67ezond', '//gezond', '/./gezond'];
    for (const pad of paden) expect([pad, (await achter(pad)).status]).toEqual([pad, 404]);
    const binnen = `http://127.0.0.1:${proxys[plek]?.poorten.binnen}`;
    const gezond = await fetch(`${binnen}/gezond`);
    expect([gezond.status, await gezond.json()]).toEqual([200, expect.objectContaining({ storing: [], mail: expect.anything() })]);
    expect([(await fetch(`${binnen}/leeft`)).status, (await fetch(`${binnen}/klaar`)).status]).toEqual([200, 200]);
  });

  test('is er HTTP/2, en leidt een adres zonder TLS naar dat met', async () => {
    const proxy = proxys[plek] as TlsProxy;
    const antwoorden = await metHttp2(
      proxy,
      ['/', '/zoeken/', '/gezond'].map((pad) => ({ pad })),
    );
    expect(antwoorden.map(({ koppen }) => koppen[':status'])).toEqual([200, 200, 404]);
    const zonder = http({ host: '127.0.0.1', port: proxy.poorten.http, path: '/zoeken/?q=loket', headers: { Host: NAAM } }).end();
    const [antwoord] = (await once(zonder, 'response')) as [IncomingMessage];
    antwoord.resume();
    expect([301, 308]).toContain(antwoord.statusCode);
    expect(antwoord.headers.location?.replace(`:${proxy.poorten.https}`, '')).toBe(`${SITE}/zoeken/?q=loket`);
  });
});

test('antwoorden er twee, dan krijgt één bezoeker steeds dezelfde: daar staat ook de stijl van zijn pagina', async () => {
  const [een = 0, twee = 0] = await vrijePoorten(2);
  const servers = [een, twee].map((poort) => createServer((_, antwoord) => void antwoord.end(String(poort))).listen(poort, '127.0.0.1'));
  await Promise.all(servers.map((server) => server.listening || once(server, 'listening')));
  const achter = await Promise.all(AANWEZIG.map((soort) => startTlsProxy(soort, { een, twee })));
  for (const proxy of achter)
    for (const van of ['127.0.3.1', '127.0.4.1', '127.0.5.1']) {
      const wie = new Set<string>();
      for (let keer = 0; keer < 8; keer += 1) wie.add((await vraag('/', { van }, proxy)).lijf.toString());
      expect([proxy.soort, [...wie]]).toEqual([proxy.soort, [expect.stringMatching(/^\d+$/)]]);
    }
  await Promise.all(achter.map((proxy) => proxy.sluit()));
  for (const server of servers) server.close();
});

test('in geen logboek staat wat mensen zoeken, een sleutel of een adres', async () => {
  for (const proxy of proxys) {
    await vraag('/zoeken/?q=geheimwoord', { van: '127.0.0.9' }, proxy);
    await totdat(() => proxy.logboek().includes('/zoeken/'), 'a line in the log');
    expect(proxy.logboek()).not.toMatch(/\?|geheim|loket|127\.0\.0\.9|127\.1\./);
  }
});

/**
 * Visitors who read and send without a pause, through every proxy, until they are told to stop; answers what went wrong. Through Caddy
 * they only read: version 2.6 cannot send a form again to the other port, as the guide says.
 */
function bezoekers() {
  let klaar = false;
  let gevraagd = 0;
  const mis: string[] = [];
  const lopen = [...proxys, ...proxys].map(async (proxy, nummer) => {
    while (!klaar) {
      const stuurt = gevraagd++ % 3 === 0 && proxy.soort === 'nginx';
      const pad = stuurt ? '/inloggen/code/' : nummer % 2 ? '/' : '/zoeken/?q=loket';
      const van = `127.1.${nummer}.${gevraagd % 200}`;
      const { status, lijf } = await vraag(pad, stuurt ? { methode: 'POST', koppen: FORMULIER, lijf: 'code=', van } : {}, proxy);
      if (status !== (stuurt ? 303 : 200)) mis.push(`${proxy.soort} ${pad} ${status} ${lijf.toString().slice(0, 100)}`);
      await wacht(20);
    }
  });
  async function stop() {
    klaar = true;
    await Promise.all(lopen);
    return mis;
  }
  return { stop, aantal: () => gevraagd };
}

test('tijdens het bijwerken mislukt geen enkel verzoek; is er niets meer, dan zegt de proxy het', async () => {
  const { stop, aantal } = bezoekers();
  const nieuw = await dienst(sites.twee);
  expect((await fetch(`http://127.0.0.1:${sites.twee}/klaar`)).status).toBe(200);
  expect(await diensten[0]?.stop()).toBe(0);
  const tot = aantal() + 40;
  await totdat(() => proxys.length === 0 || aantal() > tot, 'visitors of the new one');
  expect(await stop()).toEqual([]);
  for (const { poorten } of proxys) expect((await fetch(`http://127.0.0.1:${poorten.binnen}/gezond`)).status).toBe(200);

  expect(await nieuw.stop()).toBe(0);
  for (const proxy of proxys) {
    const { status, koppen, lijf, dubbel } = await vraag('/zoeken/?q=geheim', {}, proxy);
    expect([status, dubbel, koppen['retry-after'], lijf.toString()]).toEqual([
      503,
      [],
      '30',
      expect.stringContaining('even niet bereikbaar'),
    ]);
  }
});
