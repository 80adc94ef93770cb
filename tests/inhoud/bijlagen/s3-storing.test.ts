import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestVan } from '#grond/digest.ts';
import { type Bergsleutel, isOpslagstoring } from '#inhoud/bijlagen/berging.ts';
import { GEDULD_MS } from '#inhoud/bijlagen/emmer.ts';
import { opslagInstelling } from '#inhoud/bijlagen/opslag-url.ts';
import { s3berging } from '#inhoud/bijlagen/s3berging.ts';
import { type Emmer, GEHEIM, namaakEmmer, startEmmer } from '../../steun/emmer.ts';

let emmer: Emmer;
beforeAll(async () => {
  emmer = await startEmmer();
});
afterAll(() => emmer.ruimOp());

const BYTES = Buffer.from('%PDF-1.7 een draaiboek');
const SLEUTEL = `${digestVan(BYTES)}.pdf` as Bergsleutel;
const KORT = { PUT: 400, GET: 400, HEAD: 400, DELETE: 400, LIST: 400 };
/** For what does answer, on a busy machine. */
const LANG = { PUT: 20_000, GET: 20_000, HEAD: 20_000, DELETE: 20_000, LIST: 20_000 };
const bij = (url: string, geduld = KORT) => s3berging(opslagInstelling(url), 'bijlagen', { geduld });

/** What each of the five says when it does not work; null when it did. */
async function meldingen(url: string, geduld?: typeof KORT): Promise<Record<string, string | null>> {
  const berging = bij(url, geduld);
  const werk = {
    zet: () => berging.zet(SLEUTEL, BYTES, 'draaiboek'),
    haal: () => berging.haal(SLEUTEL),
    kop: () => berging.kop(SLEUTEL),
    lijst: () => berging.lijst(),
    weg: () => berging.weg(SLEUTEL),
  };
  const uit: Record<string, string | null> = {};
  for (const [naam, doe] of Object.entries(werk))
    uit[naam] = await doe().then(
      () => null,
      (fout: unknown) => {
        if (!isOpslagstoring(fout)) throw fout;
        return (fout as Error).message;
      },
    );
  return uit;
}

test('een verkeerd geheim is een storing bij alles, en staat nergens in', async () => {
  const mis = emmer.url.replace(`:${GEHEIM}@`, ':heel-geheim-en-mis@');
  const gezegd = await meldingen(mis, LANG);
  expect(gezegd).toEqual({
    zet: 'The store answered 403 to HEAD.',
    haal: 'The store answered 403 SignatureDoesNotMatch to GET.',
    kop: 'The store answered 403 to HEAD.',
    lijst: 'The store answered 403 SignatureDoesNotMatch to LIST.',
    weg: 'The store answered 403 SignatureDoesNotMatch to DELETE.',
  });
});

test('een emmer die er niet is, is een storing en geen leeg antwoord', async () => {
  const gezegd = await meldingen(emmer.url.replace('/emmer', '/geen-emmer'), LANG);
  expect(gezegd).toMatchObject({
    zet: expect.stringContaining('404'),
    haal: expect.stringContaining('404'),
    lijst: expect.stringContaining('404'),
  });
});

test('is de opslag weg, dan is alles een storing, en daarna werkt alles weer', async () => {
  await bij(emmer.url, LANG).zet(SLEUTEL, BYTES, 'draaiboek');
  await emmer.stop();
  const gezegd = await meldingen(emmer.url, LANG);
  expect(Object.values(gezegd)).toEqual(
    Array(5).fill(expect.stringMatching(/^The store did not answer to [A-Z]+: ECONN(REFUSED|RESET)\.$/)),
  );
  await emmer.start();
  expect(await bij(emmer.url, LANG).haal(SLEUTEL)).toEqual({ bytes: BYTES, naam: 'draaiboek' });
  expect(Object.values(await meldingen(emmer.url, LANG))).toEqual(Array(5).fill(null));
});

test('een opslag die te lang doet over zijn antwoord houdt niemand langer op dan het geduld', async () => {
  const begin = performance.now();
  const stil = await namaakEmmer(() => {});
  expect(new Set(Object.values(await meldingen(stil)).map((zin) => zin?.split(': ')[1]))).toEqual(new Set(['too slow.']));
  // Its first bytes at once, the rest never.
  const traag = await namaakEmmer((_, antwoord) => void antwoord.writeHead(200, { 'content-length': 1000 }).write('%PDF'));
  expect((await meldingen(traag)).haal).toContain('too slow');
  expect(performance.now() - begin).toBeLessThan(9 * 400 + 3000);
});

test('insturen bij een trage opslag is een nette weigering voor de pagina het opgeeft, en opruimen houdt de database niet lang vast', () => {
  expect(GEDULD_MS.HEAD + GEDULD_MS.PUT + GEDULD_MS.HEAD).toBeLessThan(25_000);
  expect(GEDULD_MS.DELETE).toBeLessThan(5000);
});

test('een half antwoord en andere bytes worden niet doorgegeven', async () => {
  const half = await namaakEmmer((_, antwoord) => {
    antwoord.writeHead(200, { 'content-length': BYTES.length });
    antwoord.write(BYTES.subarray(0, 10), () => antwoord.destroy());
  });
  expect((await meldingen(half)).haal).toContain('did not answer to GET');
  const anders = await namaakEmmer((_, antwoord) => void antwoord.end('iets heel anders'));
  expect((await meldingen(anders)).haal).toBe('The store gave other bytes than were kept.');
  const veel = await namaakEmmer((_, antwoord) => void antwoord.end(Buffer.alloc(6 * 1024 * 1024)));
  expect((await meldingen(veel)).haal).toContain('did not answer to GET');
  const elders = await namaakEmmer((_, antwoord) => void antwoord.writeHead(307, { location: 'http://169.254.169.254/' }).end());
  expect((await meldingen(elders)).haal).toContain('did not answer to GET');
});

/** Fails this many times, each in its own way, and then does what it should. */
function nukkig(hoeVaak: number, mis: (antwoord: ServerResponse, vraag: IncomingMessage) => void) {
  const gevraagd: string[] = [];
  return {
    gevraagd,
    doet(vraag: IncomingMessage, antwoord: ServerResponse) {
      gevraagd.push(vraag.method ?? '');
      if (gevraagd.filter((methode) => methode === vraag.method).length <= hoeVaak) return mis(antwoord, vraag);
      vraag.resume().on('end', () => antwoord.writeHead(vraag.method === 'HEAD' ? 404 : 200).end());
    },
  };
}

test('wie één keer niet antwoordt wordt nog eens gevraagd, en daarna niet meer', async () => {
  for (const mis of [
    (antwoord: ServerResponse) => void antwoord.writeHead(503).end('<Error><Code>SlowDown</Code></Error>'),
    (antwoord: ServerResponse) => void antwoord.destroy(),
    // Half an upload: it was still being sent.
    (antwoord: ServerResponse, vraag: IncomingMessage) => void vraag.once('readable', () => antwoord.destroy()),
  ]) {
    const een = nukkig(1, mis);
    await bij(await namaakEmmer(een.doet)).zet(SLEUTEL, BYTES, 'draaiboek');
    expect(een.gevraagd).toEqual(['HEAD', 'HEAD', 'PUT', 'PUT']);
    const twee = nukkig(2, mis);
    expect(
      isOpslagstoring(
        await bij(await namaakEmmer(twee.doet))
          .zet(SLEUTEL, BYTES, 'draaiboek')
          .catch((fout: unknown) => fout),
      ),
    ).toBe(true);
  }
});

test('de opslag krijgt te horen welke bytes het moeten zijn, en niet het geheim', async () => {
  const koppen: string[] = [];
  const url = await namaakEmmer((vraag, antwoord) => {
    koppen.push(JSON.stringify(vraag.headers));
    vraag.resume().on('end', () => antwoord.writeHead(vraag.method === 'HEAD' ? 404 : 200).end());
  });
  await bij(url.replace(`:${GEHEIM}@`, ':Geheim%2Fmet%2BTekens@')).zet(SLEUTEL, BYTES, 'draaiboek');
  const [, put = ''] = koppen;
  expect(JSON.parse(put)).toMatchObject({
    'x-amz-content-sha256': digestVan(BYTES),
    'x-amz-meta-naam': 'draaiboek',
    'content-length': String(BYTES.length),
    authorization: expect.stringContaining('/us-east-1/s3/aws4_request'),
  });
  expect(koppen.join('')).not.toContain('Geheim');
});
