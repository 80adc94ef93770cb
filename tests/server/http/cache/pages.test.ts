import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDb } from '#db/open.ts';
import { openPages } from '#server/http/cache/pages.ts';
import type { Report } from '#server/http/cache/report.ts';
import { stelOp } from '../setup.ts';

type Plek = Parameters<Parameters<typeof stelOp>[0][string]>[0];
let teller = 0;
/** The same for everybody, and made of what it reads. */
const openbaar =
  (...leest: ('inhoud' | 'kennissessies')[]) =>
  async ({ locals }: Plek) => {
    if (leest.includes('inhoud')) locals.inhoud.alle('nieuws');
    if (leest.includes('kennissessies')) await locals.agenda.lees();
    locals.openbaar();
    teller += 1;
    return `<p>keer ${teller}</p>${'tekst '.repeat(200)}`;
  };

async function begin(routes: Parameters<typeof stelOp>[0], anders: Parameters<typeof stelOp>[1] = {}) {
  const front = await stelOp(routes, anders);
  onTestFinished(() => front.weg());
  const haal = (pad: string, koppen: Record<string, string> = {}) => fetch(front.url + pad, { headers: koppen, redirect: 'manual' });
  const tekst = async (pad: string, koppen?: Record<string, string>) => (await haal(pad, koppen)).text();
  return { ...front, haal, tekst };
}

test('een pagina voor iedereen wordt één keer gemaakt, wie er ook kijkt', async () => {
  const { tekst, gemaakt } = await begin({ '/over/': openbaar('inhoud') });
  const eerste = await tekst('/over/');
  for (const koppen of [{ cookie: 'login=abc' }, { 'user-agent': 'x' }, { 'x-forwarded-for': '1.2.3.4' }])
    expect(await tekst('/over/', koppen)).toBe(eerste);
  expect(gemaakt).toEqual(['GET /over/']);
});

test("zo'n pagina ziet niets van wie erom vraagt", async () => {
  let gezien = {};
  const { tekst } = await begin({
    '/over/': ({ req, locals }) => {
      gezien = req.headers;
      return `${locals.netwerk}`;
    },
  });
  expect(await tekst('/over/', { cookie: 'login=abc', 'x-forwarded-for': '1.2.3.4', 'accept-language': 'fr' })).toBe('');
  expect(Object.keys(gezien)).toEqual(['host']);
});

/** A list that says what it was asked. */
const lijst = ({ locals }: Plek) => {
  const vraag = locals.parameters('taak', 'sector', 'fase', 'pagina');
  locals.openbaar();
  return `gevraagd: ${vraag}`;
};

test('een parameter die de pagina niet leest maakt geen tweede exemplaar, en komt er niet in', async () => {
  const { tekst, gemaakt } = await begin({ '/praktijken/': lijst, '/over/': openbaar('inhoud') });
  for (let keer = 0; keer < 20; keer += 1) await tekst(`/over/?utm_source=${keer}`);
  const eerste = await tekst('/praktijken/?taak=werven&sector=po&utm=1');
  expect(eerste).toBe('gevraagd: taak=werven&sector=po');
  expect(await tekst('/praktijken/?sector=po&x=2&taak=werven&fase=&taak=werven')).toBe(eerste);
  expect(gemaakt).toEqual(['GET /over/', 'GET /praktijken/?taak=werven&sector=po']);
});

test('wat de pagina wel leest maakt verschil, ook van wie als eerste iets raars vroeg', async () => {
  const { tekst } = await begin({ '/praktijken/': lijst });
  expect(await tekst('/praktijken/?utm=<script>&naar=//elders')).toBe('gevraagd: ');
  expect(await tekst('/praktijken/')).toBe('gevraagd: ');
  expect(await tekst('/praktijken/?taak=werven')).toBe('gevraagd: taak=werven');
  expect(await tekst('/praktijken/?taak=werven&pagina=2')).toBe('gevraagd: taak=werven&pagina=2');
  expect(await tekst('/praktijken/')).toBe('gevraagd: ');
});

test('een parameter die een pagina pas leest als een andere er is telt vanaf dan ook', async () => {
  const { tekst } = await begin({
    '/agenda/': ({ locals }) => {
      const maand = locals.parameters('maand').get('maand');
      locals.openbaar();
      return maand ? `${maand} ${locals.parameters('dag').get('dag')}` : 'lijst';
    },
  });
  expect(await tekst('/agenda/?dag=1')).toBe('lijst');
  expect(await tekst('/agenda/?maand=mei&dag=1')).toBe('mei 1');
  expect(await tekst('/agenda/?maand=mei&dag=2')).toBe('mei 2');
  expect(await tekst('/agenda/?dag=2')).toBe('lijst');
});

test('veertig waarden telt een vraag, en lege niet', async () => {
  const { tekst } = await begin({ '/praktijken/': lijst });
  const veel = Array.from({ length: 60 }, (_, keer) => `taak=${keer + 10}`).join('&');
  expect((await tekst(`/praktijken/?pagina=%20&${veel}`)).match(/taak=/g)?.length).toBe(40);
});

test('wie iets leest waarvan niemand de wijzigingen meldt, wordt nooit bewaard en nooit gedeeld', async () => {
  const { tekst, database } = await begin({
    '/zelf/': async ({ locals }) => {
      const { nummer } = await locals.db
        .selectFrom('versie')
        .select('nummer')
        .where('onderwerp', '=', 'kennissessies')
        .executeTakeFirstOrThrow();
      locals.openbaar();
      return String(nummer);
    },
  });
  const eerste = await tekst('/zelf/');
  await schrijf(database.db);
  expect(await tekst('/zelf/')).toBe(String(Number(eerste) + 1));
});

test('een wijziging in de inhoud is meteen te zien, en alleen waar inhoud staat', async () => {
  const { tekst, inhoud, gemaakt } = await begin({ '/over/': openbaar('inhoud'), '/agenda/': openbaar('kennissessies') });
  const [over, agenda] = [await tekst('/over/'), await tekst('/agenda/')];
  inhoud.versie += 1;
  expect(await tekst('/over/')).not.toBe(over);
  expect(await tekst('/agenda/')).toBe(agenda);
  expect(gemaakt.length).toBe(3);
});

const schrijf = (db: Awaited<ReturnType<typeof begin>>['database']['db'], onderwerp = 'kennissessies') =>
  db
    .updateTable('versie')
    .set((eb) => ({ nummer: eb('nummer', '+', 1) }))
    .where('onderwerp', '=', onderwerp)
    .execute();

test('wat geen plaatsen toont blijft staan als iemand zich aanmeldt, en verandert mee met de kennissessie zelf', async () => {
  const { tekst, database } = await begin({
    '/sitemap.xml': async ({ locals }) => {
      await locals.agenda.sessies.lees();
      locals.openbaar();
      teller += 1;
      return `keer ${teller}`;
    },
    '/agenda/': openbaar('kennissessies'),
  });
  const [kaart, agenda] = [await tekst('/sitemap.xml'), await tekst('/agenda/')];
  await schrijf(database.db);
  expect(await tekst('/agenda/')).not.toBe(agenda);
  expect(await tekst('/sitemap.xml')).toBe(kaart);
  await schrijf(database.db, 'sessies');
  expect(await tekst('/sitemap.xml')).not.toBe(kaart);
});

test('een aanmelding is meteen te zien, van dit proces en van een ander', async () => {
  const { tekst, database, pad } = await begin({ '/agenda/': openbaar('kennissessies', 'inhoud'), '/over/': openbaar('inhoud') });
  const over = await tekst('/over/');
  let vorige = await tekst('/agenda/');
  expect(await tekst('/agenda/')).toBe(vorige);
  const ander = openDb(pad);
  for (const db of [database.db, ander.db, database.db, ander.db]) {
    await schrijf(db);
    const nu = await tekst('/agenda/');
    expect(nu).not.toBe(vorige);
    expect(await tekst('/agenda/')).toBe(nu);
    vorige = nu;
  }
  expect(await tekst('/over/')).toBe(over);
  await ander.sluit();
});

test('een andere schrijfactie dan aan kennissessies laat de pagina staan', async () => {
  const { tekst, database } = await begin({ '/agenda/': openbaar('kennissessies') });
  const vorige = await tekst('/agenda/');
  await database.db.insertInto('versie').values({ onderwerp: 'iets anders', nummer: 1 }).execute();
  expect(await tekst('/agenda/')).toBe(vorige);
});

test('onder druk van wijzigingen ziet niemand iets ouds', async () => {
  const { tekst, database, pad } = await begin({
    '/agenda/': async ({ locals }) => {
      await locals.agenda.lees();
      const { nummer } = await database.db.selectFrom('versie').select('nummer').executeTakeFirstOrThrow();
      locals.openbaar();
      return String(nummer);
    },
  });
  const ander = openDb(pad);
  for (let keer = 0; keer < 60; keer += 1) {
    const lezers = [tekst('/agenda/'), tekst('/agenda/')];
    await schrijf(keer % 2 ? ander.db : database.db);
    const { nummer } = await ander.db.selectFrom('versie').select('nummer').executeTakeFirstOrThrow();
    const na = await Promise.all([tekst('/agenda/'), tekst('/agenda/'), tekst('/agenda/')]);
    expect(na.map(Number)).toEqual([nummer, nummer, nummer]);
    await Promise.all(lezers);
  }
  await ander.sluit();
});

test('op het aangegeven moment verloopt een pagina', async () => {
  const tot =
    (ms: number) =>
    ({ locals }: Plek) => {
      locals.openbaar(Date.now() + ms);
      teller += 1;
      return `keer ${teller}`;
    };
  const { tekst } = await begin({ '/kort/': tot(200), '/lang/': tot(3_600_000) });
  const [kort, lang] = [await tekst('/kort/'), await tekst('/lang/')];
  await expect.poll(() => tekst('/kort/')).not.toBe(kort);
  expect(await tekst('/lang/')).toBe(lang);
});

test('wie tegelijk hetzelfde vraagt krijgt één keer werk', async () => {
  const { tekst, gemaakt } = await begin({
    '/over/': async ({ locals }) => {
      await new Promise((klaar) => setTimeout(klaar, 100));
      locals.openbaar();
      return 'Over';
    },
  });
  const alle = await Promise.all(Array.from({ length: 50 }, () => tekst('/over/')));
  expect(new Set(alle)).toEqual(new Set(['Over']));
  expect(gemaakt.length).toBe(1);
});

test('wat niet voor iedereen is wordt nooit gedeeld', async () => {
  const { haal, gemaakt } = await begin({
    '/over/': async () => {
      await new Promise((klaar) => setTimeout(klaar, 30));
      teller += 1;
      return `keer ${teller}`;
    },
    '/koekje/': ({ locals, res }) => {
      locals.openbaar();
      res.writeHead(200, { 'set-cookie': ['a=b', 'c=d'] }).end('x');
    },
    '/mijn/': ({ locals, req }) => {
      locals.openbaar();
      return String(req.headers.cookie);
    },
  });
  const alle = await Promise.all((await Promise.all(Array.from({ length: 5 }, () => haal('/over/')))).map((antwoord) => antwoord.text()));
  expect(new Set(alle).size).toBe(5);
  const [een, twee] = [await haal('/koekje/'), await haal('/koekje/')];
  expect([een.headers.get('cache-control'), een.headers.getSetCookie(), twee.headers.getSetCookie()]).toEqual([
    'no-store',
    ['a=b', 'c=d'],
    ['a=b', 'c=d'],
  ]);
  expect([await (await haal('/mijn/', { cookie: 'login=1' })).text(), await (await haal('/mijn/', { cookie: 'login=2' })).text()]).toEqual([
    'login=1',
    'login=2',
  ]);
  expect((await haal('/mijn/')).headers.get('cache-control')).toBe('no-store');
  expect(gemaakt.length).toBe(5 + 2 + 3);
});

/** Sessions that nobody asks for. */
const STIL = { lees: async () => ({ kennissessies: [], vers: true, van: 0, nummer: 1 }), nummer: () => 1 };

test('een oude stand van de agenda wordt getoond maar niet bewaard', async () => {
  const agenda = { vers: false };
  const { tekst, gemaakt } = await begin(
    {
      '/agenda/': async ({ locals }) => {
        const { vers } = await locals.agenda.lees();
        locals.openbaar();
        return vers ? 'nu' : 'stand van net';
      },
    },
    {
      agenda: {
        lees: async () => ({ kennissessies: [], vers: agenda.vers, van: 0, nummer: 1 }),
        nummer: () => (agenda.vers ? 1 : null),
        sessies: STIL,
      },
    },
  );
  expect([await tekst('/agenda/'), await tekst('/agenda/')]).toEqual(['stand van net', 'stand van net']);
  agenda.vers = true;
  expect([await tekst('/agenda/'), await tekst('/agenda/')]).toEqual(['nu', 'nu']);
  expect(gemaakt.length).toBe(3);
});

test('een agenda van net voor de laatste wijziging wordt niet bewaard als die van erna', async () => {
  let nummer = 0;
  const { tekst, gemaakt } = await begin(
    {
      '/agenda/': async ({ locals }) => {
        await locals.agenda.lees();
        locals.openbaar();
        return `na ${nummer} wijzigingen`;
      },
    },
    { agenda: { lees: async () => ({ kennissessies: [], vers: true, van: 0, nummer }), nummer: () => 1, sessies: STIL } },
  );
  await tekst('/agenda/');
  nummer = 1;
  expect([await tekst('/agenda/'), await tekst('/agenda/')]).toEqual(['na 1 wijzigingen', 'na 1 wijzigingen']);
  expect(gemaakt.length).toBe(2);
});

test('zegt de database niets, dan wordt een seconde niets meer gevraagd en alles vers gemaakt', async () => {
  // However slow this goes, the clock stands still while the database says nothing.
  const { now } = Date;
  let nu: number | null = null;
  vi.spyOn(Date, 'now').mockImplementation(() => nu ?? now());
  onTestFinished(() => void vi.restoreAllMocks());
  const basis = await begin({ '/agenda/': openbaar('kennissessies') });
  let gevraagd = 0;
  let stuk = false;
  const database = {
    ...basis.database,
    isErNog: () => true,
    stempel() {
      gevraagd += 1;
      if (stuk) throw Object.assign(new Error('weg'), { code: 'SQLITE_IOERR' });
      return basis.database.stempel();
    },
  };
  const front = await begin({ '/agenda/': openbaar('kennissessies'), '/over/': openbaar('inhoud') }, { database });
  const eerste = await front.tekst('/agenda/');
  const over = await front.tekst('/over/');
  expect(await front.tekst('/agenda/')).toBe(eerste);
  nu = now();
  stuk = true;
  gevraagd = 0;
  const tijdens = [];
  for (let keer = 0; keer < 5; keer += 1) tijdens.push(await front.tekst('/agenda/'));
  expect(new Set([eerste, ...tijdens]).size).toBe(6);
  expect(await front.tekst('/over/')).toBe(over);
  expect(gevraagd).toBe(1);
  stuk = false;
  nu += 1000;
  expect(await front.tekst('/agenda/')).toBe(eerste);
});

test('zoekresultaten gelden tot de volgende index', async () => {
  const front = await begin({
    '/zoeken/': async ({ locals }) => {
      locals.parameters('q');
      await locals.zoeker.zoek({} as never);
      locals.openbaar();
      teller += 1;
      return `keer ${teller}`;
    },
  });
  front.zoekindex.versie = '1';
  const eerste = await front.tekst('/zoeken/?q=loket');
  expect(await front.tekst('/zoeken/?q=loket')).toBe(eerste);
  front.zoekindex.versie = '2';
  expect(await front.tekst('/zoeken/?q=loket')).not.toBe(eerste);
});

test('elke browser krijgt de kleinste vorm die hij kent, met dezelfde inhoud', async () => {
  const { url } = await begin({ '/over/': openbaar('inhoud') });
  const { request } = await import('node:http');
  const haal = (codering: string, methode = 'GET') =>
    new Promise<{ koppen: Record<string, string | string[] | undefined>; lichaam: Buffer }>((klaar) => {
      const vraag = request(`${url}/over/`, { method: methode, headers: codering ? { 'accept-encoding': codering } : {} }, (res) => {
        const delen: Buffer[] = [];
        res.on('data', (deel) => delen.push(deel)).on('end', () => klaar({ koppen: res.headers, lichaam: Buffer.concat(delen) }));
      });
      vraag.end();
    });
  const kaal = await haal('');
  const br = await haal('gzip, deflate, br');
  const gz = await haal('gzip, br;q=0');
  expect([kaal, br, gz].map(({ koppen }) => koppen['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
  // A name that only begins like one we know is another.
  for (const vreemd of ['brx, gzipx', 'br-2', 'x-gzip']) expect((await haal(vreemd)).koppen['content-encoding']).toBeUndefined();
  expect(brotliDecompressSync(br.lichaam)).toEqual(kaal.lichaam);
  expect(gunzipSync(gz.lichaam)).toEqual(kaal.lichaam);
  expect(br.koppen.vary).toBe('Accept-Encoding');
  expect(br.koppen['content-type']).toBe('text/html; charset=utf-8');
  const hoofd = await haal('br', 'HEAD');
  expect([hoofd.lichaam.length, hoofd.koppen['content-length']]).toEqual([0, String(br.lichaam.length)]);
});

test('het geheugen loopt niet vol: wat het langst niet is gevraagd gaat weg', async () => {
  const gemaakt: string[] = [];
  const verslag: Report = { openbaar: { tot: Infinity }, marks: new Map(), parameters: new Set(['q']), foundNothing: null, error: null };
  const paginas = openPages({
    async render(pad, vraag) {
      gemaakt.push(vraag);
      return { answer: { status: 200, headers: [], body: Buffer.alloc(pad === '/groot/' ? 9_000_000 : 1_000_000) }, report: verslag };
    },
    subjects: { areStill: () => true },
    slots: { take: () => () => {} },
    fixed: [],
  });
  const haal = async (vraag: string, pad = '/zoeken/') => void (await paginas.fetch(pad, vraag, () => ({ group: '', gone: () => false })));
  const vragen = Array.from({ length: 40 }, (_, keer) => `q=${keer}`);
  for (const vraag of vragen) {
    await haal(vraag);
    await haal('q=0');
  }
  expect(gemaakt).toEqual(vragen);
  expect(paginas.bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
  await haal('q=39');
  await haal('q=1');
  // Too large to be kept at all.
  await haal('q=groot', '/groot/');
  await haal('q=groot', '/groot/');
  expect(gemaakt).toEqual([...vragen, 'q=1', 'q=groot', 'q=groot']);
});

test("een stroom van vragen verdringt de gewone pagina's niet", async () => {
  const { tekst, gemaakt } = await begin({
    '/over/': openbaar('inhoud'),
    '/zoeken/': ({ locals }) => {
      locals.parameters('q');
      locals.openbaar();
      return 'x'.repeat(4_000_000);
    },
  });
  await tekst('/over/');
  for (let keer = 0; keer < 30; keer += 1) await tekst(`/zoeken/?q=${keer}`);
  await tekst('/over/');
  expect(gemaakt.filter((regel) => regel === 'GET /over/').length).toBe(1);
});
