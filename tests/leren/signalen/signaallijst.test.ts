import { expect, test } from 'vitest';
import type { Db } from '#db/tabellen.ts';
import { SIGNAALSTATUSSEN, type Signaalstatus } from '#db/tabellen-signaal.ts';
import { naarTafelBrengen } from '#leren/signalen/signaal-afhandelen.ts';
import { wachtOpAntwoord } from '#leren/signalen/signaalhandelingen.ts';
import { bezetteTafels, type Signaallijstvraag, signaallijst } from '#leren/signalen/signaallijst.ts';
import { OP_PG } from '../../steun/db.ts';
import { metLeesplan } from '../../steun/leesplan.ts';
import { anna, bram, DAG, NU, signaalwereld, wim } from './signaalwereld.ts';

const bladVan = async (db: Db, deel: Signaallijstvraag['deel'], pagina = 1, perPagina = 4, zoek = '') => {
  const { items, ...blad } = await signaallijst(db, { deel, zoek, pagina, perPagina });
  return { ...blad, titels: items.map(({ titel }) => titel) };
};

/** A row of each state, some of the same moment; what is part of another is part of the first. */
async function vanAlles(aantal: number) {
  const w = await signaalwereld();
  const rijen = Array.from({ length: aantal }, (_, n) => {
    const status = SIGNAALSTATUSSEN[n % SIGNAALSTATUSSEN.length] ?? 'ingediend';
    const beantwoord = status === 'beantwoord' || status === 'niet-doorgezet';
    const moment = NU + Math.floor(n / 3) * DAG;
    return {
      ...{ id: `s${String(n).padStart(5, '0')}`, soort: 'knelpunt' as const, titel: `${status} ${n}`, speelt: 'S.', nodig: 'N.', status },
      ...{ onderwijsregio: 'duin', account_id: null, openbaar_gewenst: 1 as const, met_naam: 1 as const, niet_opgelost_op: null },
      ...{ ingediend_op: moment, gewijzigd_op: moment, bekeken_op: moment, openbaar_op: null },
      ...{ gebundeld_in: status === 'gebundeld' ? 's00000' : null, antwoord: beantwoord ? 'Ja.' : '' },
      ...{ afgehandeld_op: beantwoord ? moment : null, tafel: status === 'naar-tafel' ? `Raad ${n % 5}` : '' },
    };
  });
  for (let vanaf = 0; vanaf < aantal; vanaf += 200)
    await w.db
      .insertInto('signaal')
      .values(rijen.slice(vanaf, vanaf + 200))
      .execute();
  return { ...w, rijen };
}

test('over alle bladzijden staat elk signaal dat wacht precies één keer, het oudste eerst, en wat af is het nieuwste eerst', async () => {
  const { db, rijen } = await vanAlles(80);
  const titels = (welke: (status: Signaalstatus) => boolean, richting: 1 | -1) =>
    rijen
      .filter(({ status }) => welke(status))
      .sort((a, b) => richting * (a.ingediend_op - b.ingediend_op) || a.id.localeCompare(b.id))
      .map(({ titel }) => titel);
  const alles = async (deel: Signaallijstvraag['deel']) => {
    const { paginas } = await bladVan(db, deel);
    const bladen = await Promise.all(Array.from({ length: paginas }, (_, n) => bladVan(db, deel, n + 1)));
    return bladen.flatMap((blad) => blad.titels);
  };
  expect(await alles('lopend')).toEqual(titels(wachtOpAntwoord, 1));
  expect(await alles('klaar')).toEqual(titels((status) => ['teruggestuurd', 'beantwoord', 'niet-doorgezet'].includes(status), -1));
});

test('wie om een bladzijde vraagt die er niet is, krijgt de laatste; wie om niets vraagt de eerste', async () => {
  const { db } = await vanAlles(80);
  const nummers = async (pagina: number) => (await bladVan(db, 'lopend', pagina)).pagina;
  expect([await nummers(99), await nummers(0), await nummers(-3), await nummers(Number.NaN), await nummers(2)]).toEqual([8, 1, 1, 1, 2]);
  const { db: leeg } = await signaalwereld();
  expect(await bladVan(leeg, 'lopend', 5)).toEqual({ titels: [], pagina: 1, paginas: 1, totaal: 0 });
});

test('bij een bundel staat wat meegaat, en in hoeveel andere regio’s het speelt', async () => {
  const { db, nieuw, bundel, stap, ookHier, lees } = await signaalwereld();
  const [a, b, c] = [await nieuw(anna, 'duin', { titel: 'A' }), await nieuw(bram, 'bos', { titel: 'B' }), await nieuw(wim, 'wad')];
  await bundel([b], a);
  await stap(naarTafelBrengen, a, { tafel: 'Raad', tafelDag: '', toelichting: '' });
  await db.updateTable('signaal').set({ openbaar_op: NU, nummer: 9 }).where('id', '=', a).execute();
  expect((await ookHier(wim, a, 'wad')).gelukt).toBe(true);
  const { items, totaal } = await signaallijst(db, { deel: 'lopend', zoek: '', pagina: 1, perPagina: 24 });
  expect([totaal, items.map(({ id }) => id).toSorted()]).toEqual([2, [a, c].toSorted()]);
  const regel = items.find(({ id }) => id === a);
  expect(regel).toMatchObject({ tafel: 'Raad', mede: 1, openbaarOp: NU, delen: [{ id: b, titel: 'B', onderwijsregio: 'bos' }] });
  expect([regel?.status, await bezetteTafels(db)]).toEqual([(await lees(a)).status, ['Raad']]);
});

test('zoeken vindt elk woord in titel of tekst, ook in de titel van wat meegaat, en bladert daarbinnen', async () => {
  const { db, nieuw, bundel } = await signaalwereld();
  const a = await nieuw(anna, 'duin', { titel: 'Begeleiding kost uren' });
  const b = await nieuw(bram, 'bos', { titel: 'Zij-instroom', speelt: 'Er is geen STAGEPLEK in de stad.' });
  await nieuw(wim, 'wad', { titel: 'Reiskosten', speelt: '100% van de stad betaalt niet.' });
  const zoek = async (woorden: string, perPagina = 24) => (await bladVan(db, 'lopend', 1, perPagina, woorden)).titels.toSorted();
  expect(await zoek('stageplek stad')).toEqual(['Zij-instroom']);
  expect(await zoek('stad')).toEqual(['Reiskosten', 'Zij-instroom']);
  expect(await zoek('100%')).toEqual(['Reiskosten']);
  expect(await bladVan(db, 'lopend', 1, 1, 'stad')).toMatchObject({ totaal: 2, paginas: 2 });
  expect(await zoek('  ')).toHaveLength(3);
  await bundel([b], a);
  expect(await zoek('instroom')).toEqual(['Begeleiding kost uren']);
});

test.skipIf(OP_PG)('een bladzijde wordt per toestand uit de index gelezen: nergens wordt alles doorlopen of gesorteerd', async () => {
  const w = await vanAlles(400);
  for (const deel of ['lopend', 'klaar'] as const) {
    const { db, plannen, leestHelemaal } = metLeesplan(w.db);
    await signaallijst(db, { deel, zoek: '', pagina: 2, perPagina: 24 });
    expect(await leestHelemaal()).toEqual([]);
    const [blad = [], ...meer] = (await plannen()).filter((stappen) => stappen.some((stap) => stap.startsWith('MERGE')));
    expect([meer, blad.filter((stap) => stap.includes('USING INDEX signaal_status')).length]).toEqual([[], 3]);
    expect(blad.filter((stap) => stap.endsWith('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  }
});
