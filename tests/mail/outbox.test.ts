import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '#db/open.ts';
import { wis, zetKlaar } from '#mail/outbox.ts';
import { mailStaatStil, postbusStand } from '#mail/postbusstand.ts';
import { verseDb } from '../steun/db.ts';
import { brief, ics, NU } from './steun.ts';

let open: OpenDatabase;
beforeEach(async () => {
  open = await verseDb();
});
afterEach(() => open.sluit());

const rijen = () => open.db.selectFrom('outbox').selectAll().orderBy('id').execute();

test('een brief staat klaar zodra de handeling vaststaat, en niet als die mislukt', async () => {
  const { db } = open;
  await db.transaction().execute((trx) => zetKlaar(trx, brief(), NU));
  await db
    .transaction()
    .execute(async (trx) => {
      await zetKlaar(trx, brief({ onderwerp: 'Dit gaat niet door' }), NU);
      throw new Error('de handeling mislukt');
    })
    .catch(() => {});
  expect((await rijen()).map(({ onderwerp }) => onderwerp)).toEqual(['Je bent aangemeld: Zij-instroom']);
});

test('een brief zonder reeks is een reeks op zichzelf en krijgt een eigen kenmerk', async () => {
  await zetKlaar(open.db, brief(), NU);
  await zetKlaar(open.db, brief({ reeks: 'aanmelding-1' }), NU);
  const [los, vast] = await rijen();
  expect(los?.reeks).toBe(los?.kenmerk);
  expect(vast?.reeks).toBe('aanmelding-1');
  expect(vast?.kenmerk).not.toBe(los?.kenmerk);
});

test('een onderwerp kan geen kop toevoegen', async () => {
  await zetKlaar(open.db, brief({ onderwerp: 'Aangemeld\r\nBcc: iedereen@kwaad.example\u2028X\0' }), NU);
  expect((await rijen())[0]?.onderwerp).toBe('Aangemeld Bcc: iedereen@kwaad.example X');
});

test.each([
  'a@b.nl, c@d.nl',
  'a@b.nl\r\nBcc: c@d.nl',
  'Naam <a@b.nl>',
  'a@b.nl;c@d.nl',
  'groep:a@b.nl;',
  'a b@c.nl',
  '"a"@b.nl',
  'a@b@c.nl',
  'zonder-apenstaart',
  '',
])('een brief gaat naar precies één kaal adres, dus niet naar %j', async (aan) => {
  await expect(zetKlaar(open.db, brief({ aan }), NU)).rejects.toThrow('one bare address');
});

test('een brief met twee kenmerken in de uitnodiging gaat niet weg; het vervolg van een brief wel, in dezelfde reeks', async () => {
  const met = (...kenmerken: string[]) => kenmerken.map((uid) => `BEGIN:VEVENT\r\nUID:${uid}\r\nEND:VEVENT\r\n`).join('');
  const agenda = (...kenmerken: string[]) => ({ methode: 'REQUEST' as const, ics: `METHOD:REQUEST\r\n${met(...kenmerken)}` });
  await expect(zetKlaar(open.db, brief({ agenda: agenda('a@x', 'b@x') }), NU)).rejects.toThrow('more than one UID');
  await zetKlaar(open.db, brief({ agenda: agenda('a@x', 'a@x') }), NU);
  const tweede = { onderwerp: 'Afspraak 2 van 2', tekst: 'Twee', html: '<p>Twee</p>', agenda: agenda('b@x') };
  await zetKlaar(open.db, brief({ agenda: agenda('a@x'), vervolg: [tweede] }), NU);
  const [, een, twee] = await rijen();
  expect(twee).toMatchObject({ onderwerp: 'Afspraak 2 van 2', aan: een?.aan, reeks: een?.reeks, agenda: tweede.agenda.ics });
  expect(twee?.kenmerk).not.toBe(een?.kenmerk);
});

test('een uitnodiging zegt van binnen dezelfde methode als van buiten', async () => {
  await expect(zetKlaar(open.db, brief({ agenda: { methode: 'CANCEL', ics: ics('REQUEST') } }), NU)).rejects.toThrow('METHOD:CANCEL');
  await zetKlaar(open.db, brief({ agenda: { methode: 'CANCEL', ics: ics('CANCEL') } }), NU);
  expect((await rijen())[0]?.agenda_methode).toBe('CANCEL');
});

test('de Realisatie-Eenheid ziet wat wacht en wat is opgegeven', async () => {
  await zetKlaar(open.db, brief(), NU);
  await zetKlaar(open.db, brief({ aan: 'weg@voorbeeld.example' }), NU);
  await open.db.updateTable('outbox').set({ opgegeven_op: NU, fout: '550 onbekend' }).where('aan', '=', 'weg@voorbeeld.example').execute();
  await zetKlaar(open.db, brief({ aan: 'later@voorbeeld.example', nietVoor: NU + 60_000 }), NU);
  expect((await postbusStand(open.db, NU + 60_000)).wachtend).toBe(2);
  expect(await postbusStand(open.db, NU)).toEqual({
    wachtend: 1,
    opgegeven: [{ aan: 'weg@voorbeeld.example', onderwerp: 'Je bent aangemeld: Zij-instroom', op: NU, fout: '550 onbekend' }],
  });
});

test('van een brief die klaar is blijft zonder woorden alleen over dat hij er was; wat nog onderweg is, wordt eerst bezorgd', async () => {
  const reeks = 'aanmelding-1';
  await zetKlaar(open.db, brief({ reeks, agenda: { methode: 'REQUEST', ics: ics('REQUEST') } }), NU);
  await open.db.updateTable('outbox').set({ opgegeven_op: NU, fout: '550 jan@voorbeeld.example' }).execute();
  await zetKlaar(open.db, brief({ reeks }), NU);
  await zetKlaar(open.db, brief({ reeks: 'aanmelding-2' }), NU);
  const [was, onderweg, ander] = await rijen();
  await open.db.transaction().execute((trx) => wis(trx, { reeks }));
  expect(await rijen()).toEqual([{ ...was, tekst: '', html: '', agenda: null }, onderweg, ander]);
  await open.db.transaction().execute((trx) => wis(trx, { aan: was?.aan ?? '', ookWie: true }));
  expect(await rijen()).toEqual([{ ...was, tekst: '', html: '', agenda: null, aan: '', onderwerp: '', fout: '' }, onderweg, ander]);
});

test('mail staat stil als een brief te lang op zijn beurt wacht en er sindsdien niets aankwam', async () => {
  const stil = (nu: number) => mailStaatStil(open.db, { langerDan: 60_000, nu });
  await zetKlaar(open.db, brief({ nietVoor: NU + 600_000 }), NU);
  expect(await stil(NU + 600_000)).toBe(false);
  await zetKlaar(open.db, brief({ verlooptOp: NU + 300_000 }), NU);
  expect([await stil(NU + 59_999), await stil(NU + 60_000), await stil(NU + 300_000)]).toEqual([false, true, false]);
  await zetKlaar(open.db, brief(), NU);
  await open.db
    .updateTable('outbox')
    .set({ bezorgd_op: NU + 1 })
    .where('id', '=', 3)
    .execute();
  expect(await stil(NU + 60_000)).toBe(false);
});
