import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { accountWissen } from '#accounts/gegevens/account-wissen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import { openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { leesOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek-lezen.ts';
import { rechtBeeindigen } from '#accounts/rechten/recht-beeindigen.ts';
import { rechtVerlenen } from '#accounts/rechten/recht-verlenen.ts';
import { rechtenVerhuizen } from '#accounts/rechten/rechten-verhuizen.ts';
import { vanAgendasleutel } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres.ts';
import { agendaAdresMaken } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres-maken.ts';
import { agendaAdresUitzetten } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres-uitzetten.ts';
import { losmaken } from '#kennissessies/aanmelden/losmaken.ts';
import { adoptienieuws } from '#leren/adopties/adoptienieuws.ts';
import { signaalnieuws } from '#leren/signalen/doorgeven/signaalnieuws.ts';
import { gaanVolgen } from '#leren/volgen/gaan-volgen.ts';
import { mijnVolgen } from '#leren/volgen/mijn-volgen.ts';
import { openingenMailen } from '#leren/volgen/openingen-mailen.ts';
import { rondesMailen } from '#leren/volgen/rondes/rondes-mailen.ts';
import { volgenStoppen } from '#leren/volgen/stoppen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { loopNa, zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { naamOudeStand, oudeStandOpruimen } from '#server/opstarten/oude-stand-opruimen.ts';
import { ONTHOUDBOEK, paden } from '#server/opstarten/paden.ts';
import { inhoud } from '../../leren/volgen/wereld.ts';

const NU = Date.UTC(2026, 10, 21, 12);
const DAG = 24 * 60 * 60_000;
const ORIGIN = 'https://kennis.example';
const CARLA = { id: 'carla', adres: 'carla@voorbeeld.example' };

async function opzet() {
  const map = await mkdtemp(join(tmpdir(), 'naherstel-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const [dataDir, contentDir] = [join(map, 'data'), join(map, 'content')];
  await mkdir(contentDir);
  const open = await openGegevensmap(dataDir, { proef: true, nu: NU });
  const { db } = open;
  const boek = openOnthoudboek(db, paden(dataDir).onthoudboek);
  const doel = join(map, 'kopie.tar.gz');
  const rosa = { id: 'rosa', rechten: [], tweedeStap: true, sessionId: '' };
  return {
    ...{ map, dataDir, contentDir, db, boek, doel },
    kopieer: () => maakKopie({ dataDir, contentDir, doel }),
    wis: (wie = CARLA, met = boek) => accountWissen(db, { account: wie, losmaken, boek: met, nu: NU + DAG }),
    async beeindig(accountId: string, nu = NU + DAG) {
      const { id } = await db
        .selectFrom('recht')
        .select('id')
        .where('account_id', '=', accountId)
        .where('ingetrokken_op', 'is', null)
        .executeTakeFirstOrThrow();
      const account = { ...rosa, adres: '', naam: '', functie: '', organisatie: '', onderwijsregio: null, voorbeeld: true };
      return rechtBeeindigen(db, { account, id, regionaam: (slug) => slug, contact: '', origin: ORIGIN, boek, nu });
    },
    sluit: async () => {
      await open.sluit();
      open.geefVrij();
    },
    /** Puts it back and answers what stands there before anybody comes. */
    async herstel(nu = NU + 2 * DAG) {
      const uitslag = await zetTerug({ dataDir, contentDir, bron: doel, origin: ORIGIN, nu });
      const daarna = await openGegevensmap(dataDir, { proef: true, nu });
      onTestFinished(async () => {
        await daarna.sluit();
        daarna.geefVrij();
      });
      return { ...uitslag.naherstel, db: daarna.db };
    },
  };
}
type Db = Awaited<ReturnType<typeof opzet>>['db'];
const accounts = async (db: Db) => (await db.selectFrom('account').select('id').execute()).map(({ id }) => id);
const rechten = async (db: Db) =>
  (await db.selectFrom('recht').select('account_id').where('ingetrokken_op', 'is', null).execute()).map(({ account_id }) => account_id);

test('wie na de kopie zijn account wiste of een recht verloor, is na het terugzetten weg en zonder recht', async () => {
  const w = await opzet();
  const { bestanden } = await w.kopieer();
  expect(Object.keys(bestanden)).toEqual(['kennisplatform.db']);
  expect([await w.wis(), await w.beeindig('emma')]).toEqual([{ gelukt: true }, { gelukt: true, zelf: false }]);
  // On the disk before the act said that it was done, and nothing waits any more.
  expect(await leesOnthoudboek(paden(w.dataDir).onthoudboek)).toEqual([
    { wat: 'account-gewist', account: 'carla', op: NU + DAG },
    { wat: 'recht-beeindigd', account: 'emma', soort: 'auteur', onderwijsregio: 'voorbeeldregio-waterkant', op: NU + DAG },
  ]);
  expect(await w.db.selectFrom('onomkeerbaar').selectAll().execute()).toEqual([]);
  expect(await readFile(paden(w.dataDir).onthoudboek, 'utf8')).not.toContain('@');
  await w.sluit();
  const na = await w.herstel();
  expect(na).toMatchObject({ gewist: 1, beeindigd: 1, re: true, zonderBoek: false });
  expect([(await accounts(na.db)).includes('carla'), (await rechten(na.db)).includes('emma')]).toEqual([false, false]);
  expect((await rechten(na.db)).sort()).toEqual(['anna', 'bram', 'rosa']);
  const wat = await na.db.selectFrom('gebeurtenis').select(['wat', 'over']).orderBy('id').execute();
  expect(wat).toEqual([
    { wat: 'account-gewist', over: null },
    { wat: 'recht-beeindigd', over: 'emma' },
    { wat: 'kopie-teruggezet', over: null },
  ]);
});

test('zonder het bestand naast de database zou wie gewist is terugkomen; dat wordt gezegd', async () => {
  const w = await opzet();
  await w.kopieer();
  await w.wis();
  await w.beeindig('emma');
  await w.sluit();
  await rm(join(w.dataDir, ONTHOUDBOEK));
  const na = await w.herstel();
  expect(na).toMatchObject({ gewist: 0, beeindigd: 0, zonderBoek: true });
  expect([(await accounts(na.db)).includes('carla'), (await rechten(na.db)).includes('emma')]).toEqual([true, true]);
});

test('valt het proces om tussen de database en het bestand, dan is er niets beloofd en komt het er toch in', async () => {
  const w = await opzet();
  await w.kopieer();
  const stuk = { bijschrijven: () => Promise.reject(new Error('De schijf is vol.')) };
  await expect(w.wis(CARLA, stuk)).rejects.toThrow('De schijf is vol.');
  expect(await leesOnthoudboek(paden(w.dataDir).onthoudboek)).toBe(null);
  await w.sluit();
  // Not started again in between: the restore itself looks in the database that it replaces.
  const na = await w.herstel();
  expect([na.gewist, (await accounts(na.db)).includes('carla')]).toEqual([1, false]);
});

test('een geweigerde daad komt niet in het bestand', async () => {
  const w = await opzet();
  expect(await w.wis({ id: 'rosa', adres: 'rosa@voorbeeld.example' })).toEqual({ gelukt: false, reden: 'laatste-re' });
  expect(await w.beeindig('rosa')).toEqual({ gelukt: false, reden: 'laatste-re' });
  expect(await leesOnthoudboek(paden(w.dataDir).onthoudboek)).toBe(null);
  await w.sluit();
});

test('een recht dat daarna opnieuw is gegeven en in de kopie staat, blijft', async () => {
  const w = await opzet();
  await w.beeindig('emma');
  const recht = { soort: 'auteur', onderwijsregio: 'voorbeeldregio-waterkant' } as const;
  const aan = { id: 'emma', adres: 'emma@voorbeeld.example' };
  await w.db.transaction().execute((trx) => rechtVerlenen(trx, { aan, recht, door: { id: 'anna' }, nu: NU + DAG + 1 }));
  await w.kopieer();
  await w.sluit();
  const na = await w.herstel();
  expect([na.beeindigd, (await rechten(na.db)).includes('emma')]).toEqual([0, true]);
});

test('een afgebroken regel bederft de volgende niet, en twee keer hetzelfde doet geen kwaad', async () => {
  const w = await opzet();
  await w.kopieer();
  await w.wis();
  const pad = paden(w.dataDir).onthoudboek;
  const heel = await readFile(pad, 'utf8');
  await writeFile(pad, `${heel}${heel}{"wat":"account-ge`);
  await w.beeindig('emma');
  await w.sluit();
  expect(await leesOnthoudboek(pad)).toHaveLength(3);
  expect(await w.herstel()).toMatchObject({ gewist: 1, beeindigd: 1 });
});

test('na het terugzetten is niemand ingelogd, en is weg wat te lang bewaard bleef', async () => {
  const w = await opzet();
  const later = NU + 1000 * DAG;
  const wie = {
    account_id: 'anna',
    apparaat: '',
    verloopt_op: later * 2,
    aangemaakt_op: later,
    laatst_gezien_op: later,
    tweede_stap_op: null,
  };
  await w.db
    .insertInto('session')
    .values({ ...wie, id: 'login' })
    .execute();
  await w.db.updateTable('aanmelding').set({ dieet: 'Zonder noten' }).execute();
  await w.kopieer();
  await w.sluit();
  const na = await w.herstel(later);
  expect(await na.db.selectFrom('session').selectAll().execute()).toEqual([]);
  expect(await na.db.selectFrom('aanmelding').select('id').where('dieet', '!=', '').execute()).toEqual([]);
  expect(await na.db.selectFrom('aanmelding').select('id').where('account_id', 'is not', null).execute()).toEqual([]);
});

test('wie opnieuw gewist wordt geeft zijn plaats terug zonder nog een mail; wie wacht schuift op', async () => {
  const w = await opzet();
  const { kennissessie_id } = await w.db
    .selectFrom('aanmelding as a')
    .innerJoin('kennissessie as k', 'k.id', 'a.kennissessie_id')
    .select('a.kennissessie_id')
    .where('a.status', '=', 'wachtlijst')
    .where('k.aanmelden_tot', '>', NU + 3 * DAG)
    .where('k.status', '=', 'open')
    .executeTakeFirstOrThrow();
  const eerste = await w.db
    .selectFrom('aanmelding')
    .select(['id', 'account_id'])
    .where('kennissessie_id', '=', kennissessie_id)
    .where('status', '=', 'wachtlijst')
    .orderBy('prioriteit')
    .orderBy('aangemeld_op')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const plaats = await w.db
    .selectFrom('aanmelding')
    .select('id')
    .where('kennissessie_id', '=', kennissessie_id)
    .where('status', '=', 'bevestigd')
    .executeTakeFirstOrThrow();
  await w.db.updateTable('aanmelding').set({ account_id: 'carla' }).where('id', '=', plaats.id).execute();
  await zetKlaar(w.db, { aan: CARLA.adres, onderwerp: 'Herinnering', tekst: 'Morgen is het zover.' }, NU);
  await w.kopieer();
  await w.wis();
  await w.sluit();
  const na = await w.herstel(NU + 2 * DAG);
  const stand = (id: string) => na.db.selectFrom('aanmelding').select(['status', 'account_id']).where('id', '=', id).executeTakeFirst();
  expect([await stand(plaats.id), await stand(eerste.id)]).toEqual([
    { status: 'afgemeld', account_id: null },
    { status: 'bevestigd', account_id: eerste.account_id },
  ]);
  expect(await na.db.selectFrom('outbox').select('aan').where('aan', '=', CARLA.adres).execute()).toEqual([]);
});

test('de vorige stand gaat na dertig dagen weg, en wat een afgebroken herstel achterliet na een dag; de rest blijft', async () => {
  const map = await mkdtemp(join(tmpdir(), 'oude-stand-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const namen = [
    naamOudeStand(NU - 31 * DAG),
    naamOudeStand(NU - 29 * DAG),
    'voor-herstel-van-mij',
    '.herstel-oud',
    '.herstel-nu',
    'bijlagen',
  ];
  for (const naam of namen) await mkdir(join(map, naam));
  await utimes(join(map, '.herstel-oud'), NU / 1000 - 2 * 86_400, NU / 1000 - 2 * 86_400);
  await utimes(join(map, '.herstel-nu'), NU / 1000, NU / 1000);
  await oudeStandOpruimen(map, { nu: NU });
  expect((await readdir(map)).sort()).toEqual([namen[4], 'bijlagen', namen[2], namen[1]].sort());
});

test('een regio die na de kopie opging in een andere, is dat na het terugzetten weer: de rechten zijn verhuisd, geen is dubbel of terug', async () => {
  const w = await opzet();
  await w.kopieer();
  const [van, naar] = ['voorbeeldregio-waterkant', 'voorbeeldregio-heuvelrand'];
  await w.db.transaction().execute((trx) => rechtenVerhuizen(trx, { van, naar, door: { id: 'rosa' }, nu: NU + DAG }));
  await w.boek.bijschrijven();
  await w.sluit();
  const { db } = await w.herstel();
  const waar = await db
    .selectFrom('recht')
    .select('onderwijsregio')
    .where('soort', '!=', 're')
    .where('ingetrokken_op', 'is', null)
    .execute();
  expect(new Set(waar.map(({ onderwijsregio }) => onderwijsregio)).has(van)).toBe(false);
  expect((await rechten(db)).sort()).toEqual(['anna', 'bram', 'emma', 'rosa']);
});

test('een tweede stap die na de kopie is weggehaald, komt niet terug; een app die daarna is gekoppeld en in de kopie staat, blijft', async () => {
  const koppel = (db: Db, id: string, op: number) =>
    db.updateTable('account').set({ totp_geheim: 'GEHEIM', totp_bevestigd_op: op }).where('id', '=', id).execute();
  const w = await opzet();
  for (const id of ['rosa', 'anna']) await koppel(w.db, id, NU - DAG);
  await koppel(w.db, 'bram', NU + 2 * DAG);
  await w.kopieer();
  for (const account of ['rosa', 'bram'])
    await w.db.transaction().execute((trx) => onomkeerbaarNoteren(trx, { wat: 'tweede-stap-weggehaald', account, op: NU + DAG }));
  await w.boek.bijschrijven();
  await w.sluit();
  const { db } = await w.herstel();
  const met = await db.selectFrom('account').select('id').where('totp_bevestigd_op', 'is not', null).orderBy('id').execute();
  expect(met.map(({ id }) => id)).toEqual(['anna', 'bram']);
});

test('een agenda-adres dat na de kopie is vervangen of uitgezet, werkt na het terugzetten niet meer; de andere wel', async () => {
  const w = await opzet();
  const maak = async (id: string, vervangt: number | null, nu: number) => {
    const uitslag = await agendaAdresMaken(w.db, { account: { id }, vervangt, boek: w.boek, nu });
    return uitslag.gelukt ? uitslag.sleutel : uitslag.reden;
  };
  const eerder = await maak('anna', null, NU - DAG);
  const anna = await maak('anna', NU - DAG, NU);
  const [bram, emma] = [await maak('bram', null, NU), await maak('emma', null, NU)];
  await w.kopieer();
  await maak('bram', NU, NU + DAG);
  await agendaAdresUitzetten(w.db, { account: { id: 'emma' }, boek: w.boek, nu: NU + DAG });
  await w.sluit();
  const { db } = await w.herstel();
  const daarna = await Promise.all([eerder, anna, bram, emma].map((sleutel) => vanAgendasleutel(db, sleutel)));
  expect(daarna).toEqual([null, { id: 'anna' }, null, null]);
});

test('wie na de kopie stopte met volgen of al is gemaild, wordt na het terugzetten niet (nog eens) gemaild; wie nog wacht blijft wachten', async () => {
  const w = await opzet();
  const sessies = await w.db.selectFrom('kennissessie').select(['id', 'slug']).where('status', '=', 'open').limit(2).execute();
  const zet = (id: string | undefined, status: 'save-the-date' | 'open') =>
    w.db
      .updateTable('kennissessie')
      .set({ status })
      .where('id', '=', id ?? '')
      .execute();
  await w.db.deleteFrom('aanmelding').execute();
  for (const { id } of sessies) await zet(id, 'save-the-date');
  const [gaatOpen = '', blijftDicht = ''] = sessies.map(({ slug }) => `aanmelden:${slug}`);
  const [anna, bram, emma] = (['anna', 'bram', 'emma'] as const).map((id) => ({ id, adres: `${id}@voorbeeld.example` }));
  const wie = [anna, bram, emma].flatMap((een) => een ?? []);
  for (const [plek, account] of wie.entries()) {
    const onderwerp = plek === 2 ? blijftDicht : gaatOpen;
    await gaanVolgen(w.db, { account, adres: null, onderwerp, regiostatus: null, inhoud, origin: ORIGIN, nu: NU });
  }
  const volgt = (db: Db) => Promise.all(wie.map(async (account) => (await mijnVolgen(db, { account })).length));
  expect(await volgt(w.db)).toEqual([1, 1, 1]);
  await w.kopieer();
  await volgenStoppen(w.db, { account: anna ?? CARLA, onderwerp: gaatOpen, boek: w.boek, nu: NU + DAG });
  await zet(sessies[0]?.id, 'open');
  expect(await openingenMailen(w.db, { inhoud, origin: ORIGIN, nu: NU + DAG })).toBe(1);
  await w.sluit();
  expect(await volgt((await w.herstel()).db)).toEqual([0, 0, 1]);
});

test('de mail van de week die na de kopie uitging, gaat na het terugzetten niet nog eens uit; de volgende wel', async () => {
  const w = await opzet();
  const account = { id: 'anna', adres: 'anna@voorbeeld.example' };
  const sessie = { ...(await w.db.selectFrom('kennissessie').selectAll().executeTakeFirstOrThrow()), status: 'open' as const };
  const kondigAan = async (db: Db, id: string, op: number) => {
    const tijden = { begin_op: NU + 90 * DAG, eind_op: NU + 91 * DAG };
    await db
      .insertInto('kennissessie')
      .values({ ...sessie, ...tijden, id, slug: id, ical_uid: id })
      .execute();
    const leeg = { door: null, over: null, onderwijsregio: null, bijzonderheden: '' };
    await db
      .insertInto('gebeurtenis')
      .values({ ...leeg, wat: 'sessie-opengezet', op, kennissessie_id: id })
      .execute();
  };
  const mail = (db: Db, nu: number) =>
    rondesMailen(db, { inhoud, origin: ORIGIN, voorbeeld: true, overgenomen: adoptienieuws, signalen: signaalnieuws, nu });
  await mail(w.db, NU);
  await gaanVolgen(w.db, { account, adres: null, onderwerp: 'agenda', regiostatus: null, inhoud, origin: ORIGIN, nu: NU });
  await kondigAan(w.db, 'een', NU + 1);
  await w.kopieer();
  expect(await mail(w.db, NU + 4 * DAG)).toBe(1);
  await w.sluit();
  const { db } = await w.herstel(NU + 4 * DAG);
  expect(await mail(db, NU + 5 * DAG)).toBe(0);
  await kondigAan(db, 'twee', NU + 6 * DAG);
  expect(await mail(db, NU + 11 * DAG)).toBe(1);
  const brieven = await db.selectFrom('outbox').select('tekst').where('reeks', 'like', 'volgbrief-%').execute();
  expect(brieven.map(({ tekst }) => [tekst.includes('/een/'), tekst.includes('/twee/')])).toEqual([[false, true]]);
});

test('hoort iemand sinds de kopie niet meer bij een regio, dan staat die na het terugzetten niet opnieuw bij de gegevens; wie later koos houdt zijn keuze', async () => {
  const w = await opzet();
  const noem = (id: string, op: number) =>
    w.db.updateTable('account').set({ onderwijsregio: 'voorbeeldregio-waterkant', gewijzigd_op: op }).where('id', '=', id).execute();
  await noem('carla', NU - DAG);
  await noem('bram', NU + 2 * DAG);
  await w.kopieer();
  for (const account of ['carla', 'bram'])
    await w.db
      .transaction()
      .execute((trx) =>
        onomkeerbaarNoteren(trx, { wat: 'regio-weggehaald', account, onderwijsregio: 'voorbeeldregio-waterkant', op: NU + DAG }),
      );
  await w.boek.bijschrijven();
  await w.sluit();
  const { db } = await w.herstel(NU + 3 * DAG);
  const wie = await db.selectFrom('account').select('id').where('onderwijsregio', '=', 'voorbeeldregio-waterkant').execute();
  expect(wie.map(({ id }) => id)).toContain('bram');
  expect(wie.map(({ id }) => id)).not.toContain('carla');
});

test('wie zelf een oudere database terugzette, laat haar nalopen: wie daarna wegging is weer weg, en twee keer is één keer', async () => {
  const w = await opzet();
  const { database } = paden(w.dataDir);
  const toen = join(w.map, 'toen.db');
  const bestand = new Database(database);
  await bestand.backup(toen);
  bestand.close();
  await w.wis();
  const naloop = () => loopNa({ dataDir: w.dataDir, elders: null, origin: ORIGIN, nu: NU + 2 * DAG });
  await expect(naloop()).rejects.toThrow('draait nog een server');
  await w.sluit();
  for (const deel of ['', '-wal', '-shm']) await rm(database + deel, { force: true });
  await copyFile(toen, database);
  expect(await naloop()).toMatchObject({ naherstel: { gewist: 1, zonderBoek: false } });
  expect(await naloop()).toMatchObject({ naherstel: { gewist: 0 } });
  const daarna = await openGegevensmap(w.dataDir, { proef: true, nu: NU });
  expect(await accounts(daarna.db)).not.toContain('carla');
  await daarna.sluit();
  await daarna.geefVrij();
});
