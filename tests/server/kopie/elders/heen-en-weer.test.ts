import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { openDb } from '#db/open.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { tabellenIn } from '#server/kopie/tabellijst.ts';
import { pakUit } from '#server/kopie/uitpakken.ts';
import { maakSleutelpaar } from '#server/kopie/versleutelen.ts';
import { paden } from '#server/opstarten/paden.ts';
import { anders } from './vol.ts';
import {
  BESTANDEN,
  kopieVanElders,
  kopieVanHier,
  leegElders,
  machine,
  NU,
  naarElders,
  OOIT,
  ORIGIN,
  opdracht,
  siteHier,
  tijdelijk,
} from './wereld.ts';

/** Of which tables not every row comes back the same, in the order in which they are made, and why. */
const MAG_ANDERS = {
  versie: 'whoever kept a copy must see that it is old',
  sessieversie: 'of each session too',
  inlogcode: 'everybody is logged out, and half-way in is out too',
  session: 'the same',
  adreswijziging: 'the same',
  sqlite_sequence: 'an event takes a number',
  gebeurtenis: 'it says that a backup was put back, twice',
  tekst: 'rows elsewhere, files here',
};

test('van één machine naar een database en opslag elders en terug: elke rij, elk bestand en elke tekst is dezelfde', async () => {
  const hier = await siteHier();
  const elders = await leegElders();
  const tussen = await machine();
  const heen = await naarElders(tussen, hier.kopie, elders);
  expect(heen).toMatchObject({ inhoud: 'geplaatst', apps: { dicht: 0, sleutel: true }, naherstel: { zonderBoek: true, re: true } });
  const tweede = await kopieVanElders(tussen, elders);
  const terug = await machine();
  await zetTerug({ ...terug, bron: tweede, origin: ORIGIN, nu: NU + 1 });
  const { database, teksten } = paden(terug.dataDir);
  expect(anders(hier.database, database)).toEqual(Object.keys(MAG_ANDERS));
  const staat = (naam: string) => (naam.startsWith('content/') ? join(terug.contentDir, '..', naam) : join(terug.dataDir, naam));
  for (const [naam, inhoud] of Object.entries(BESTANDEN)) expect([naam, await readFile(staat(naam), 'utf8')]).toEqual([naam, inhoud]);
  const [een, twee] = await Promise.all([hier.kopie, tweede].map(async (bron) => Object.keys((await uitgepakt(bron)).bestanden).sort()));
  expect(twee).toEqual(een);
  expect(JSON.parse(await readFile(join(teksten, 'ooit-bekend.json'), 'utf8'))).toMatchObject(OOIT);
});

test('na de overstap krijgt wat nieuw is een nummer dat nog nooit is gegeven, ook niet aan wat weg is', async () => {
  const hier = await siteHier();
  const bestand = new Database(hier.database);
  bestand.exec("update sqlite_sequence set seq = 40 where name = 'outbox'; delete from outbox");
  const genummerd = tabellenIn(bestand).flatMap(({ naam, nummer }) => (nummer === null ? [] : [naam]));
  bestand.close();
  const elders = await leegElders();
  await naarElders(await machine(), await kopieVanHier(hier), elders);
  const { db, sluit } = openDb(elders.databaseUrl);
  onTestFinished(sluit);
  await zetKlaar(db, { aan: 'carla@voorbeeld.example', onderwerp: 'Je bent erbij', tekst: 'Tot dan.' }, NU);
  expect(await db.selectFrom('outbox').select('id').execute()).toEqual([{ id: 41 }]);
  await db.transaction().execute((trx) => gebeurtenisVastleggen(trx, { wat: 'kopie-teruggezet', door: null, nu: NU }));
  for (const tabel of genummerd) {
    const straks = sql<{ vrij: number }>`select nextval(pg_get_serial_sequence(${tabel}, 'id')) > max(id) as vrij from ${sql.table(tabel)}`;
    expect([tabel, (await db.transaction().execute((trx) => straks.execute(trx))).rows]).toEqual([tabel, [{ vrij: 1 }]]);
  }
  expect(genummerd.length).toBeGreaterThan(3);
});

test('wie een kopie in het geheugen had van wat er stond, ziet dat die oud is, ook als de nummers van de reservekopie lager zijn', async () => {
  const hier = await siteHier();
  const elders = await leegElders();
  const tussen = await machine();
  await naarElders(tussen, hier.kopie, elders);
  const open = openDb(elders.databaseUrl);
  onTestFinished(open.sluit);
  const agenda = openAgenda(open.db, { voorbeeld: true, stempel: open.stempel });
  const [sessie] = (await agenda.lees()).kennissessies;
  const bestand = new Database(hier.database);
  bestand.prepare('update kennissessie set titel = ? where id = ?').run('Een andere titel', sessie?.id);
  // Fewer changes than the site elsewhere has seen.
  bestand.exec('update versie set nummer = 1; update sessieversie set nummer = 1, zelf_nummer = 1');
  bestand.close();
  const titel = async () => (await agenda.lees()).kennissessies.find(({ id }) => id === sessie?.id)?.titel;
  expect(await titel()).not.toBe('Een andere titel');
  await naarElders(tussen, await kopieVanHier(hier), elders, { vervang: true, nu: NU + 1 });
  await expect.poll(titel).toBe('Een andere titel');
});

test('wat in een database of opslag geen plek heeft wordt opzij gezet, en genoemd', async () => {
  const hier = await siteHier();
  const vreemd = { 'content/nieuws/Kladje.txt': 'nog te doen', [`bijlagen/${'0'.repeat(64)}.pdf`]: 'een ander bestand' };
  await writeFile(join(hier.contentDir, 'nieuws/Kladje.txt'), 'nog te doen');
  await writeFile(join(hier.dataDir, `bijlagen/${'0'.repeat(64)}.pdf`), 'een ander bestand');
  const daar = await machine();
  const { opzij } = await naarElders(daar, await kopieVanHier(hier), await leegElders());
  expect(opzij.toSorted()).toEqual(Object.keys(vreemd).toSorted());
  for (const [naam, tekst] of Object.entries(vreemd)) expect(await readFile(join(paden(daar.dataDir).opzij, naam), 'utf8')).toBe(tekst);
});

test('de opdrachten werken ook met een database elders: een naam, hoeveel er blijven, versleuteld, en terug op één machine', async () => {
  const hier = await siteHier();
  const elders = await leegElders();
  const tussen = await machine();
  const heen = await opdracht('herstel', [hier.kopie], tussen, elders).klaar;
  expect([heen.status, heen.fout]).toEqual([0, '']);
  expect(heen.uit).toMatch(
    /De gegevens en de teksten staan in DATABASE_URL, de bestanden in OPSLAG_URL\.\nEr was geen bestand onomkeerbaar\.jsonl, en in OPSLAG_URL stond niets\./,
  );
  const map = await tijdelijk();
  const sleutel = join(await tijdelijk(), 'geheim.txt');
  const publiek = await maakSleutelpaar(sleutel);
  for (const weg of [0, 1]) {
    const { uit, fout } = await opdracht('backup', ['--bewaar', '1', '--voor', publiek, map], tussen, elders).klaar;
    expect([fout, /Weggehaald: kopie-kennis\.voorbeeld\.nl-/.test(uit)]).toEqual(['', weg === 1]);
  }
  const [naam = '', ...meer] = await readdir(map);
  expect([/^kopie-kennis\.voorbeeld\.nl-\S+\.tar\.gz\.age$/.test(naam), meer]).toEqual([true, []]);
  const terug = await machine(null);
  const gezegd = await opdracht('herstel', [join(map, naam), '--sleutel', sleutel], terug).klaar;
  expect([gezegd.status, gezegd.fout]).toEqual([0, '']);
  expect(gezegd.uit).toMatch(/LET OP: er is geen sleutel in .*bij 1 account\./);
  expect(anders(hier.database, paden(terug.dataDir).database)).not.toContain('account');
});

async function uitgepakt(bron: string) {
  const map = join(await tijdelijk(), 'uit');
  await mkdir(map);
  return pakUit({ bron }, map);
}
