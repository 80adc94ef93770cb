import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { gesprekkenMet, mijnGesprekken } from '#leren/gesprekken/gesprek.ts';
import { GESPREKKEN_PER_DAG, gesprekVragen } from '#leren/gesprekken/gesprek-vragen.ts';
import { gesprekInvoer } from '#leren/gesprekken/invoer.ts';
import { bezorgd, mislukt, neem } from '#mail/wachtrij.ts';
import { databaseVan } from '../../steun/db.ts';
import { anna, bram, carla, DAG, dora, gesprekwereld, NU, ORIGIN, PRAKTIJKEN, REGIOS, VRAAG } from './gesprekwereld.ts';

const reden = (uitslag: { gelukt: boolean; reden?: string }) => (uitslag.gelukt ? 'gelukt' : uitslag.reden);

test('de vraag gaat naar de mailbox van de regio, het antwoord gaat naar de vrager, en die krijgt een kopie', async () => {
  const w = await gesprekwereld();
  expect(reden(await w.vraag(carla, 'duin', 'loket'))).toBe('gelukt');
  const [naarRegio, kopie, ...meer] = await w.brieven();
  expect([naarRegio?.aan, naarRegio?.antwoord_aan, kopie?.aan, meer]).toEqual(['loket@duin.example', carla.adres, carla.adres, []]);
  for (const zin of [VRAAG.waarover, VRAAG.wanneer, 'carla (Adviseur, School, Regio wad)', '‘Aanpak loket’', '/praktijken/loket/'])
    expect(naarRegio?.tekst).toContain(zin);
  expect(naarRegio?.tekst).toMatch(/\/mijn\/gesprekken\/beantwoord\/\?sleutel=[\w-]{32}$/m);
  expect(kopie?.tekst).toContain(VRAAG.waarover);
  expect(kopie?.tekst).not.toContain('sleutel=');
});

test('van wat iemand schreef blijft niets over als de mail is bezorgd of opgegeven; van wie, waarover en wanneer wel', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin', 'loket');
  await w.vraag(dora, 'bos', null, NU + 1);
  const alles = async () => JSON.stringify([await w.brieven(), await w.rijen()]);
  expect(JSON.stringify(await w.rijen())).not.toContain('geheim');
  expect((await alles()).split(VRAAG.waarover).length).toBeGreaterThan(4);
  const [eerste, ...rest] = await neem(w.db, 8, NU + 1);
  if (!eerste) throw new Error('No letter.');
  await bezorgd(
    w.db,
    rest.map(({ id }) => id),
    NU,
  );
  await mislukt(w.db, eerste, { fout: '550', voorgoed: true, nu: NU });
  expect(await alles()).not.toContain('geheim');
  // Nor to whom an answer would go.
  expect((await w.brieven()).map(({ antwoord_aan }) => antwoord_aan)).toEqual(['', '', '', '']);
  expect(await w.rijen()).toMatchObject([
    {
      account_id: 'carla',
      van_regio: 'wad',
      naar_regio: 'duin',
      praktijk: 'loket',
      titel: 'Aanpak loket',
      gevraagd_op: NU,
      status: 'open',
    },
    { account_id: 'dora', van_regio: null, naar_regio: 'bos', praktijk: null, titel: 'Regio bos' },
  ]);
});

test('een brief die nog één keer geprobeerd wordt, houdt zijn woorden', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin');
  const [eerste] = await neem(w.db, 8, NU);
  if (!eerste) throw new Error('No letter.');
  await mislukt(w.db, eerste, { fout: '450', voorgoed: false, nu: NU });
  expect((await w.brieven())[0]).toMatchObject({ tekst: expect.stringContaining(VRAAG.waarover), antwoord_aan: carla.adres });
});

test('je eigen regio vraag je niet: die bij je gegevens staat, waar je voor schrijft, of waarin die opging', async () => {
  const w = await gesprekwereld();
  expect(reden(await w.vraag(anna, 'duin', 'loket'))).toBe('eigen');
  expect(reden(await w.vraag({ ...anna, onderwijsregio: null }, 'duin'))).toBe('eigen');
  expect(reden(await w.vraag({ ...carla, onderwijsregio: 'bos' }, 'bos'))).toBe('eigen');
  w.zet([...REGIOS.filter(({ slug }) => slug !== 'wad'), { slug: 'wad', opgegaan_in: 'bos' }], PRAKTIJKEN);
  expect(reden(await w.vraag(carla, 'bos'))).toBe('eigen');
  expect(reden(await w.vraag(bram, 'wad'))).toBe('eigen');
  expect(await w.post()).toEqual([]);
});

test('zonder mailbox kan het niet, tenzij de best practice er een noemt; een verzonnen regio mailen we alleen in de proef', async () => {
  const w = await gesprekwereld();
  expect(reden(await w.vraag(dora, 'wad'))).toBe('zonder-postbus');
  // About what another region shared its mailbox says nothing.
  expect(reden(await w.vraag(dora, 'wad', 'loket'))).toBe('zonder-postbus');
  expect(reden(await w.vraag(dora, 'wad', 'pool'))).toBe('gelukt');
  expect((await w.post())[0]).toMatch(/^team@wad\.example: /);
  w.zet(
    [
      { slug: 'duin', contact: 'x@duin.example', voorbeeld: true },
      { slug: 'bos', contact: 'x@bos.example', status: 'teruggetrokken' },
    ],
    [],
  );
  expect(reden(await w.vraag(dora, 'duin'))).toBe('verzonnen');
  expect(reden(await w.vraag(dora, 'duin', null, NU, { proef: true }))).toBe('gelukt');
  expect(reden(await w.vraag(dora, 'bos'))).toBe('doet-niet-mee');
  expect(reden(await w.vraag(dora, 'weg'))).toBe('onbekend');
});

test('wat tussen formulier en versturen verhuist of opgaat in een ander, komt goed aan; wat weg is wordt gezegd', async () => {
  const w = await gesprekwereld();
  w.zet(
    [{ slug: 'duin', opgegaan_in: 'bos' }, ...REGIOS.slice(1)],
    [{ slug: 'loket-nieuw', regio: 'duin', contact: 'team@duin.example', voorheen: ['loket'] }],
  );
  expect(reden(await w.vraag(carla, 'duin', 'loket'))).toBe('gelukt');
  expect(await w.rijen()).toMatchObject([{ naar_regio: 'bos', praktijk: 'loket-nieuw', titel: 'Aanpak loket-nieuw' }]);
  expect((await w.brieven())[0]).toMatchObject({ aan: 'loket@bos.example', tekst: expect.stringContaining('/praktijken/loket-nieuw/') });
  w.zet(REGIOS, []);
  expect(reden(await w.vraag(dora, 'duin', 'loket'))).toBe('praktijk-weg');
  expect(await w.rijen()).toHaveLength(1);
});

test('twee keer versturen is één mail, ook van twee processen tegelijk; wie nog wacht vraagt het niet opnieuw', async () => {
  const map = await mkdtemp(join(tmpdir(), 'gesprekken-'));
  onTestFinished(() => rm(map, { recursive: true }));
  const w = await gesprekwereld(join(map, 'db.sqlite'));
  const ander = openDb(databaseVan(join(map, 'db.sqlite')));
  const kenmerk = '0b1c2d3e-0000-4000-8000-000000000001';
  const waar = { account: carla, inhoud: w.inhoud, aan: 'duin', praktijk: null, proef: false };
  const verzoek = { ...waar, vraag: VRAAG, kenmerk, origin: ORIGIN, nu: NU };
  const beide = await Promise.all([w.db, ander.db].map((db) => gesprekVragen(db, verzoek)));
  expect(beide.map(reden)).toEqual(['gelukt', 'gelukt']);
  expect(reden(await w.vraag(carla, 'duin', null, NU + 9 * 60_000, { kenmerk }))).toBe('gelukt');
  // Another form on the same is told that nothing is sent, however soon.
  expect(reden(await w.vraag(carla, 'duin', null, NU + 1))).toBe('loopt-al');
  expect(await w.post()).toHaveLength(2);
  expect(reden(await w.vraag(carla, 'duin', null, NU + 11 * 60_000))).toBe('loopt-al');
  // About something else, or by somebody else, it is another question.
  expect(reden(await w.vraag(carla, 'duin', 'loket', NU + 11 * 60_000))).toBe('gelukt');
  expect(reden(await w.vraag(dora, 'duin', null, NU + 11 * 60_000))).toBe('gelukt');
  // Also after it moved it is the same.
  w.zet(REGIOS, [{ slug: 'nieuw', regio: 'duin', contact: 'x@duin.example', voorheen: ['loket'] }]);
  expect(reden(await w.vraag(carla, 'duin', 'nieuw', NU + DAG))).toBe('loopt-al');
  await w.db.updateTable('gesprek').set({ status: 'beantwoord', afgehandeld_op: NU }).execute();
  expect(reden(await w.vraag(carla, 'duin', null, NU + DAG))).toBe('gelukt');
  // The mark of somebody else is no mark of theirs.
  expect(reden(await w.vraag(bram, 'duin', null, NU, { kenmerk }))).toBe('gelukt');
  await ander.sluit();
  await w.sluit();
});

test('wie vijf gesprekken vroeg wacht een dag, en een ander niet', async () => {
  const w = await gesprekwereld();
  const regios = Array.from({ length: GESPREKKEN_PER_DAG + 1 }, (_, plek) => ({ slug: `r${plek}`, contact: `loket@r${plek}.example` }));
  w.zet(regios, []);
  for (const [plek, { slug }] of regios.entries()) {
    const uitslag = await w.vraag(carla, slug, null, NU + plek);
    expect(uitslag).toMatchObject(plek < GESPREKKEN_PER_DAG ? { gelukt: true } : { reden: 'te-veel', wachtMs: DAG - GESPREKKEN_PER_DAG });
  }
  expect(reden(await w.vraag(dora, 'r0'))).toBe('gelukt');
  expect(reden(await w.vraag(carla, `r${GESPREKKEN_PER_DAG}`, null, NU + DAG))).toBe('gelukt');
});

test('de vrager en de regio zien het allebei, ook nadat de regio opging in een ander; na het wissen van het account alleen de regio', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin', 'loket');
  w.zet([{ slug: 'duin', opgegaan_in: 'bos' }, ...REGIOS.slice(1)], PRAKTIJKEN);
  const vanRegio = (regio: string) => gesprekkenMet(w.db, { regios: [regio], inhoud: w.inhoud, meeste: 9 });
  expect(await mijnGesprekken(w.db, { account: carla })).toMatchObject([{ naarRegio: 'duin', titel: 'Aanpak loket', status: 'open' }]);
  expect([await vanRegio('bos'), await vanRegio('wad')]).toMatchObject([[{ vanRegio: 'wad' }], []]);
  await w.db.deleteFrom('account').where('id', '=', 'carla').execute();
  expect(await mijnGesprekken(w.db, { account: carla })).toEqual([]);
  expect(await vanRegio('bos')).toMatchObject([{ vanRegio: 'wad', titel: 'Aanpak loket' }]);
  expect((await w.rijen())[0]?.account_id).toBe(null);
});

test('het formulier vraagt twee dingen, en zegt per veld wat er mis is', () => {
  const lees = (waarover: string, wanneer: string) => gesprekInvoer.safeParse({ waarover, wanneer });
  const fouten = (waarover: string, wanneer: string) => lees(waarover, wanneer).error?.issues.map(({ path: [veld] }) => veld) ?? [];
  expect(lees(' Hoe dan?\r\nVertel. ', 'morgen').data).toEqual({ waarover: 'Hoe dan?\nVertel.', wanneer: 'morgen' });
  expect(fouten('', '\u200b')).toEqual(['waarover', 'wanneer']);
  expect(fouten('a'.repeat(600), 'a'.repeat(200))).toEqual([]);
  expect(fouten('a'.repeat(601), 'a'.repeat(201))).toEqual(['waarover', 'wanneer']);
});

test('wie bij zichzelf geen regio invulde, vraagt het namens de enige regio waarvoor die schrijft', async () => {
  const w = await gesprekwereld();
  expect(reden(await w.vraag({ ...bram, onderwijsregio: null }, 'duin', 'loket'))).toBe('gelukt');
  expect(await w.rijen()).toMatchObject([{ account_id: 'bram', van_regio: 'bos' }]);
  const voorTwee = [...bram.rechten, { soort: 'auteur' as const, onderwijsregio: 'wad' }];
  expect(reden(await w.vraag({ ...bram, id: 'dora', onderwijsregio: null, rechten: voorTwee }, 'duin', 'loket'))).toBe('gelukt');
  expect((await w.rijen()).find(({ account_id }) => account_id === 'dora')?.van_regio).toBe(null);
});
