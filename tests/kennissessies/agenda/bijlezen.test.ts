import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from '#db/tabellen.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { agendabestand } from '#kennissessies/brieven/ics.ts';
import { ORIGIN, wereld } from '../wereld.ts';

/** Three sessions of which the second changes; with somebody on its list, and what else belongs to it. */
async function drie() {
  const w = await wereld({ vorm: 'hybride', begin_op: 2_000_000, eind_op: 3_000_000 });
  const { db, sessie } = w;
  for (const [id, begin] of [
    ['k0', 1_000_000],
    ['k2', 5_000_000],
  ] as const)
    await db
      .insertInto('kennissessie')
      .values({ ...sessie, id, slug: id, ical_uid: id, begin_op: begin, eind_op: begin + 1000 })
      .execute();
  await w.drieBijeenkomsten();
  await sql`insert into aanmelding (id, kennissessie_id, status, aangemeld_op, toestemming_op, sleutel, gewijzigd_op)
    values ('a1', 'k1', 'bevestigd', 1, 1, 's1', 1)`.execute(db);
  await sql`insert into kennissessie_bouwsteen values ('k1', 'omvang')`.execute(db);
  await sql`insert into aanwezigheid values ('a1', 'k1', 'aanwezig', null, 1)`.execute(db);
  return w;
}

/** What the agenda holds, and what is made of it to follow, beside the same read for the first time. */
async function standen(db: Db, agenda: ReturnType<typeof openAgenda>) {
  const stand = async ({ lees, sessies }: ReturnType<typeof openAgenda>) => {
    const vast = (await sessies.lees()).kennissessies;
    return { alle: (await lees()).kennissessies, vast, bestand: String(agendabestand(vast, { origin: ORIGIN })) };
  };
  return { gehouden: await stand(agenda), vers: await stand(openAgenda(db)) };
}

/** Of the session itself: in the file to follow as well, unless it says nothing about it. */
const ZELF = {
  titel: `update kennissessie set titel = 'Een andere titel' where id = 'k1'`,
  plaats: `update kennissessie set plaats = 'Meppel' where id = 'k1'`,
  datum: `update kennissessie set begin_op = 6000000, eind_op = 9000000000000, gewijzigd_op = 1000 where id = 'k1'`,
  'uren van een bijeenkomst': `update bijeenkomst set begin_op = begin_op + 900000 where id = 'k1-2'`,
  'een bijeenkomst minder': `delete from bijeenkomst where id = 'k1-3'`,
  'een bijeenkomst meer': `insert into bijeenkomst values ('k1-4', 'k1', 7000000, 8000000, 'Nog een', 'k1-4')`,
  afgelasten: `update kennissessie set status = 'afgelast', volgnummer = 1 where id = 'k1'`,
  'wie ontvangt': `update kennissessie set gastregio = 'voorbeeldregio-heuvelrand', organisator = 'Heuvelrand' where id = 'k1'`,
  plaatsen: `update kennissessie set capaciteit = 40, achtergehouden = 3 where id = 'k1'`,
  'een bouwsteen meer': `insert into kennissessie_bouwsteen values ('k1', 'partners')`,
  'een bouwsteen minder': `delete from kennissessie_bouwsteen where kennissessie_id = 'k1'`,
  'geen terugblik': `insert into zonder_terugblik (kennissessie_id, reden, op) values ('k1', 'Ziek', 1)`,
  'terug naar concept': `update kennissessie set status = 'concept' where id = 'k1'`,
};
/** Counted of a session, which stays as it was. */
const GETELD = {
  aanmelding: `insert into aanmelding (id, kennissessie_id, status, aangemeld_op, toestemming_op, sleutel, gewijzigd_op)
    values ('a2', 'k1', 'bevestigd', 1, 1, 's2', 1)`,
  afmelding: `update aanmelding set status = 'afgemeld' where id = 'a1'`,
  'een plaats voor een adres': `insert into plaatsuitnodiging (id, kennissessie_id, adres, plek, sleutel, gemaakt_op, verloopt_op)
    values ('p1', 'k1', 'x@voorbeeld.example', 'vrij', 'p1', 1, 2)`,
  'een vinkje': `update aanwezigheid set uitslag = 'afwezig' where aanmelding_id = 'a1'`,
  'een vinkje weg': `delete from aanwezigheid where aanmelding_id = 'a1'`,
  'een aanmelding weg, met haar vinkje': `delete from aanmelding where id = 'a1'`,
  'wie zonder aanmelding kwam': `insert into zonder_aanmelding values ('k1', 'k1', 4, null, 1)`,
};
const MAAK = Object.entries({ ...ZELF, ...GETELD });

test.each(MAAK)('een wijziging in één kennissessie komt in die ene en in geen andere: %s', async (naam, wijziging) => {
  const { db } = await drie();
  const agenda = openAgenda(db);
  const eerst = (await standen(db, agenda)).gehouden;
  await sql.raw(wijziging).execute(db);
  const { gehouden, vers } = await standen(db, agenda);
  expect(gehouden).toEqual(vers);
  const van = (lijst: readonly { id: string }[], id: string) => lijst.find((een) => een.id === id);
  for (const deel of ['alle', 'vast'] as const) {
    for (const ander of ['k0', 'k2']) expect(van(gehouden[deel], ander)).toBe(van(eerst[deel], ander));
    expect([deel, van(gehouden[deel], 'k1') === van(eerst[deel], 'k1')]).toEqual([deel, deel === 'vast' && naam in GETELD]);
  }
});

/** What a followed calendar says afterwards, in one of its lines; the other changes are not told there. */
const IN_HET_BESTAND: Partial<Record<keyof typeof ZELF, string>> = {
  titel: 'SUMMARY:Een andere titel',
  plaats: 'LOCATION:Meppel',
  datum: 'LAST-MODIFIED:19700101T000001Z',
  'uren van een bijeenkomst': 'DTSTART;TZID=Europe/Amsterdam:19700129T014820',
  'een bijeenkomst meer': 'UID:k1-4',
  afgelasten: 'STATUS:CANCELLED',
  'wie ontvangt': 'ORGANIZER;CN="Heuvelrand"',
};

test.each(Object.entries(ZELF))('wat in een gevolgde agenda staat is nooit van voor de wijziging: %s', async (naam, wijziging) => {
  const { db } = await drie();
  const agenda = openAgenda(db);
  const eerst = (await standen(db, agenda)).gehouden.bestand;
  await sql.raw(wijziging).execute(db);
  const { gehouden, vers } = await standen(db, agenda);
  expect(gehouden.bestand).toBe(vers.bestand);
  const nieuw = IN_HET_BESTAND[naam as keyof typeof ZELF];
  if (nieuw) expect([eerst.includes(nieuw), gehouden.bestand.includes(nieuw)]).toEqual([false, true]);
  const vanAnderen = (bestand: string) =>
    bestand.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g)?.filter((een) => /^UID:k[02]\r$/m.test(een)) ?? [];
  expect(vanAnderen(gehouden.bestand)).toEqual(vanAnderen(eerst));
  expect(vanAnderen(eerst)).toHaveLength(2);
});

test.each(MAAK)('dat valt op als een wijziging niet bij haar kennissessie wordt geteld: %s', async (_, wijziging) => {
  const { db } = await drie();
  const agenda = openAgenda(db);
  await standen(db, agenda);
  await sql.raw(wijziging).execute(db);
  await db.deleteFrom('sessieversie').execute();
  const { gehouden, vers } = await standen(db, agenda);
  expect(gehouden.alle).not.toEqual(vers.alle);
});

test('ook een tweede wijziging, en een van een andere kennissessie, wordt bijgelezen', async () => {
  const { db } = await drie();
  const agenda = openAgenda(db);
  for (const [id, titel] of [
    ['k1', 'Een'],
    ['k1', 'Twee'],
    ['k0', 'Drie'],
    ['k1', 'Vier'],
  ] as const) {
    await db.updateTable('kennissessie').set({ titel }).where('id', '=', id).execute();
    const { gehouden, vers } = await standen(db, agenda);
    expect(gehouden).toEqual(vers);
    expect(gehouden.vast.find((een) => een.id === id)?.titel).toBe(titel);
  }
});
