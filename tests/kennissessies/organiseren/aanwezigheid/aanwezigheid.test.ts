import { expect, test } from 'vitest';
import type { Account } from '#accounts/account.ts';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { bewijsVan } from '#kennissessies/aanmelden/bewijs.ts';
import { losmaken } from '#kennissessies/aanmelden/losmaken.ts';
import { mijnAanmeldingen } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { dagenUitvoeren } from '#kennissessies/aanmelden/uitvoer/dagen-uitvoeren.ts';
import { inzageBij } from '#kennissessies/aanmelden/uitvoer/inzage-bij.ts';
import { bijeenkomstVoor } from '#kennissessies/aanvinkvenster.ts';
import { agendaLezen } from '#kennissessies/agenda/agenda-lezen.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { komtVoor } from '#kennissessies/naamzoeken.ts';
import { aantalErbij, openbareOpkomstTekst, opkomstTekst } from '#kennissessies/opkomst.ts';
import { deurlijst, deurlijstGezien } from '#kennissessies/organiseren/aanwezigheid/aanwezig-lijst.ts';
import { aanwezigheidInvullen, type Tik } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import { leesAantal, leesTikken, tikWaarde } from '#kennissessies/organiseren/aanwezigheid/invoer.ts';
import { overigenInvullen } from '#kennissessies/organiseren/aanwezigheid/overigen-invullen.ts';
import { zonderAanmeldingTellen } from '#kennissessies/organiseren/aanwezigheid/zonder-aanmelding.ts';
import { vanLijstHalen } from '#kennissessies/organiseren/deelnemers/van-lijst-halen.ts';
import { DAG, mens, NU, ORIGIN, rosa, UUR, uren, wereld } from '../../wereld.ts';

/** Anna, Bram and Carla have a place; `dag` is an hour before the start. */
async function opDeDag(anders: Parameters<typeof wereld>[0] = {}) {
  const w = await wereld({ capaciteit: 9, ...anders });
  for (const naam of ['Anna', 'Bram', 'Carla'])
    await w.meldAan(naam, w.sessie.vorm === 'hybride' ? { deelname: naam === 'Carla' ? 'online' : 'fysiek' } : {});
  const begin = w.sessie.begin_op;
  const dag = begin - UUR;
  const wie = { id: w.sessie.id, bijeenkomst: w.sessie.id };
  const vink = async (
    naam: string,
    uitslag: Tik['uitslag'] = 'aanwezig',
    { nu = dag, account = rosa, bijeenkomst = wie.bijeenkomst } = {},
  ) => {
    const tikken = [{ aanmelding: (await w.rij(naam)).id, uitslag }];
    const gedaan = await aanwezigheidInvullen(w.db, { ...wie, account, bijeenkomst, tikken, nu });
    return gedaan.gelukt ? 'gelukt' : gedaan.reden;
  };
  const tel = (aantal: number, { nu = dag, bijeenkomst = wie.bijeenkomst } = {}) =>
    zonderAanmeldingTellen(w.db, { ...wie, bijeenkomst, account: rosa, aantal, nu });
  const lijst = async (bijeenkomst = wie.bijeenkomst) => {
    const { regels } = await deurlijst(w.db, { id: w.sessie.id, vorm: w.sessie.vorm }, bijeenkomst);
    return regels.map(({ naam, uitslag }) => [naam, uitslag]);
  };
  const erna = w.sessie.eind_op + UUR;
  const zin = async (nu = erna) => {
    const { kennissessies } = await agendaLezen(w.db, { voorbeeld: true, vorige: null });
    const k = kennissessies.find(({ id }) => id === w.sessie.id);
    return k ? opkomstTekst(k, k.opkomst, nu) : null;
  };
  const bewijs = async (naam: string, nu = erna) => {
    const [mijn] = await mijnAanmeldingen(w.db, { account: await w.persoon(naam), nu });
    return mijn ? bewijsVan(mijn) : null;
  };
  return { ...w, begin, dag, erna, vink, tel, lijst, zin, bewijs };
}
const anna: Account = { ...mens('Anna'), rechten: [{ soort: 'projectleider', onderwijsregio: 'voorbeeldregio-waterkant' }] };
const dirk: Account = { ...mens('Dirk'), rechten: [{ soort: 'projectleider', onderwijsregio: 'voorbeeldregio-heuvelrand' }] };

test('wie aanvinkt dat iemand er was, laat de aanmelding zoals zij is', async () => {
  const w = await opDeDag();
  expect(await w.vink('Anna')).toBe('gelukt');
  expect(await w.vink('Bram', 'afwezig')).toBe('gelukt');
  expect(await w.lijst()).toEqual([
    ['Anna', 'aanwezig'],
    ['Bram', 'afwezig'],
    ['Carla', null],
  ]);
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'bevestigd', carla: 'bevestigd' });
  const tik = await w.db.selectFrom('aanwezigheid').select(['door', 'op']).executeTakeFirstOrThrow();
  expect(tik).toEqual({ door: 'rosa', op: w.dag });
});

test('de laatste tik van een mens telt, van wie ook, en een tik is terug te nemen', async () => {
  const w = await opDeDag();
  await w.persoon('Dirk');
  await w.vink('Anna', 'aanwezig');
  await w.vink('Anna', 'afwezig', { account: { ...anna, id: 'dirk' }, nu: w.dag + 1 });
  expect((await w.lijst())[0]).toEqual(['Anna', 'afwezig']);
  await w.vink('Anna', null);
  expect((await w.lijst())[0]).toEqual(['Anna', null]);
  expect(await w.db.selectFrom('aanwezigheid').selectAll().execute()).toEqual([]);
});

test('aanvinken kan van twee uur voor het begin tot veertien dagen na het einde van die bijeenkomst', async () => {
  const w = await opDeDag();
  await w.drieBijeenkomsten();
  const tweede = { bijeenkomst: 'k1-2' };
  expect(await w.vink('Anna', 'aanwezig', { nu: w.begin - 2 * UUR - 1 })).toBe('nog-niet');
  expect(await w.vink('Anna', 'aanwezig', { nu: w.begin - 2 * UUR })).toBe('gelukt');
  expect(await w.vink('Anna', 'aanwezig', { ...tweede, nu: w.begin })).toBe('nog-niet');
  expect(await w.vink('Anna', 'aanwezig', { ...tweede, nu: w.begin + 28 * DAG })).toBe('gelukt');
  const einde = w.sessie.eind_op + 14 * DAG;
  expect(await w.vink('Bram', 'aanwezig', { nu: einde - 1 })).toBe('gelukt');
  expect(await w.vink('Bram', null, { nu: einde })).toBe('dicht');
  expect(await w.vink('Bram', null, { bijeenkomst: 'bestaat-niet' })).toBe('onbekend');
  expect(await w.tel(3, { nu: einde })).toEqual({ gelukt: false, reden: 'dicht' });
  const k = await opzoeken(w.db, { id: 'k1' });
  const plekken = [w.begin - DAG, w.begin, w.begin + 20 * DAG, w.begin + 28 * DAG, w.begin + 400 * DAG].map(
    (nu) => k && bijeenkomstVoor(k, null, nu),
  );
  expect([plekken, k && bijeenkomstVoor(k, '2', w.begin), k && bijeenkomstVoor(k, '9', w.begin)]).toEqual([[0, 0, 1, 1, 2], 1, 0]);
});

test('alleen wie organiseert vinkt aan: de Realisatie-Eenheid, en de projectleider van de regio die ontvangt', async () => {
  const w = await opDeDag();
  expect(await w.vink('Bram', 'aanwezig', { account: anna })).toBe('gelukt');
  expect(await w.vink('Bram', 'afwezig', { account: dirk })).toBe('onbekend');
  expect(await w.vink('Bram', 'afwezig', { account: mens('Carla') })).toBe('onbekend');
  await w.zet({ schaal: 'landelijk' });
  expect(await w.vink('Bram', 'afwezig', { account: anna })).toBe('onbekend');
});

test('wie wacht of zich afmeldde staat niet op de lijst, ook niet in een oud venster', async () => {
  const w = await opDeDag({ capaciteit: 3 });
  await w.meldAan('Dirk');
  expect((await w.lijst()).map(([naam]) => naam)).toEqual(['Anna', 'Bram', 'Carla']);
  expect(await w.vink('Dirk')).toBe('niet-op-lijst');
  // Ticked too early, and then no place any more: nothing of the tick is left.
  await w.vink('Anna');
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: w.dag });
  await w.vink('Bram');
  await vanLijstHalen(w.db, {
    account: rosa,
    id: 'k1',
    aanmelding: (await w.rij('Bram')).id,
    reden: 'Ziek',
    bevestigd: true,
    origin: ORIGIN,
    nu: w.dag,
  });
  expect(await w.db.selectFrom('aanwezigheid').selectAll().execute()).toEqual([]);
  expect(await w.vink('Anna')).toBe('niet-op-lijst');
  const tikken = await Promise.all(
    ['Anna', 'Carla'].map(async (naam) => ({ aanmelding: (await w.rij(naam)).id, uitslag: 'aanwezig' as const })),
  );
  expect(await aanwezigheidInvullen(w.db, { account: rosa, id: 'k1', bijeenkomst: 'k1', tikken, nu: w.dag })).toEqual({ gelukt: true });
  expect((await w.lijst()).find(([naam]) => naam === 'Carla')).toEqual(['Carla', 'aanwezig']);
});

test('wie nog niet is aangevinkt gaat na een vraag in één keer op afwezig; online niet, en niet voor het begin', async () => {
  const w = await opDeDag({ vorm: 'hybride' });
  const zet = (bevestigd: boolean, nu = w.begin, account = rosa) =>
    overigenInvullen(w.db, { account, id: 'k1', bijeenkomst: 'k1', bevestigd, nu });
  expect(await zet(true, w.begin - 1)).toEqual({ gelukt: false, reden: 'niet-begonnen' });
  expect(await zet(true, w.begin, dirk)).toEqual({ gelukt: false, reden: 'onbekend' });
  await w.vink('Anna');
  expect(await zet(false)).toEqual({ gelukt: false, reden: 'onbevestigd', wie: ['Bram'] });
  expect((await w.lijst())[1]).toEqual(['Bram', null]);
  expect(await zet(true)).toEqual({ gelukt: true, aantal: 1 });
  expect(await w.lijst()).toEqual([
    ['Anna', 'aanwezig'],
    ['Bram', 'afwezig'],
    ['Carla', null],
  ]);
  expect(await zet(true)).toEqual({ gelukt: false, reden: 'niemand-over' });
});

test('wie zonder aanmelding kwam is een getal per bijeenkomst, en niets anders', async () => {
  const w = await opDeDag();
  expect(await w.tel(4)).toEqual({ gelukt: true });
  expect(await w.tel(6)).toEqual({ gelukt: true });
  for (const mis of [-1, 1.5, Number.NaN, 2001]) expect(await w.tel(mis)).toEqual({ gelukt: false, reden: 'geen-getal' });
  expect((await deurlijst(w.db, { id: 'k1', vorm: 'fysiek' }, 'k1')).zonderAanmelding).toBe(6);
  expect([leesAantal(''), leesAantal('12'), leesAantal('-3'), leesAantal('vier')]).toEqual([0, 12, Number.NaN, Number.NaN]);
});

test('na afloop staat er hoeveel mensen erbij waren, als iemand dat bijhield', async () => {
  const w = await opDeDag();
  await w.tel(2);
  // A number without a list says nothing about who had signed up.
  expect([await w.zin(), await aantalErbij(w.db, 'k1')]).toEqual(['', null]);
  await w.vink('Carla', 'afwezig');
  expect([await w.zin(), await aantalErbij(w.db, 'k1')]).toEqual(['', null]);
  await w.vink('Anna');
  // Of Bram nothing is known yet.
  expect([await w.zin(), await aantalErbij(w.db, 'k1')]).toEqual(['Ten minste 3 mensen waren erbij.', 'ten minste 3']);
  await w.vink('Bram', 'afwezig');
  expect([await w.zin(), await aantalErbij(w.db, 'k1')]).toEqual(['3 mensen waren erbij.', '3']);
  expect(await w.zin(w.sessie.eind_op - 1)).toBe('');
  await w.tel(0);
  expect(await w.zin()).toBe('1 mens was erbij.');
});

test('niemand had zich aangemeld en er kwamen mensen: dan zegt het getal alles', async () => {
  const w = await wereld();
  await zonderAanmeldingTellen(w.db, { account: rosa, id: 'k1', bijeenkomst: 'k1', aantal: 12, nu: w.sessie.begin_op });
  expect(await aantalErbij(w.db, 'k1')).toBe('12');
});

test('van wie online meedeed weet vaak niemand het: dan staat er ten minste', async () => {
  const w = await opDeDag({ vorm: 'hybride' });
  await w.vink('Anna');
  expect(await w.zin()).toBe('Ten minste 1 mens was erbij.');
  await w.vink('Carla');
  await w.vink('Bram', 'afwezig');
  expect(await w.zin()).toBe('2 mensen waren erbij.');
});

test('bij meer bijeenkomsten staat het getal per keer, en telt de terugblik ieder mens één keer', async () => {
  const w = await opDeDag();
  await w.drieBijeenkomsten();
  const [tweede, derde] = [w.begin + 28 * DAG, w.begin + 70 * DAG];
  for (const naam of ['Anna', 'Bram']) await w.vink(naam);
  for (const naam of ['Bram', 'Carla']) await w.vink(naam, 'aanwezig', { bijeenkomst: 'k1-2', nu: tweede });
  await w.tel(1);
  await w.tel(4, { bijeenkomst: 'k1-2', nu: tweede });
  expect(await w.zin(tweede + DAG)).toBe('');
  expect(await w.zin(derde + DAG)).toBe('Aantal mensen dat erbij was: ten minste 3 bij bijeenkomst 1 en 6 bij bijeenkomst 2.');
  expect(await aantalErbij(w.db, 'k1')).toBe('ten minste 7');
  expect(await w.bewijs('Bram', tweede + DAG)).toMatchObject({ duur: '7 uur' });
  expect(await w.bewijs('Carla', tweede)).toBeNull();
});

test('een bewijs is er alleen voor wie er was, en pas als het afgelopen is', async () => {
  const w = await opDeDag();
  await w.vink('Anna');
  await w.vink('Bram', 'afwezig');
  expect(await w.bewijs('Anna', w.sessie.eind_op - 1)).toBeNull();
  expect(await w.bewijs('Anna')).toMatchObject({ duur: '3 uur en 30 minuten', bijeenkomsten: [{ id: 'k1' }] });
  expect([await w.bewijs('Bram'), await w.bewijs('Carla')]).toEqual([null, null]);
});

test('wie aangevinkt was, hoort ook dat de tweede bijeenkomst niet doorgaat; wat van de eerste is bijgehouden blijft', async () => {
  const w = await opDeDag();
  await w.drieBijeenkomsten();
  await w.vink('Anna');
  await w.vink('Bram', 'afwezig');
  await w.gelastAf('Ziekte', { nu: w.begin + 2 * DAG });
  const gehoord = (await w.brieven()).filter(({ onderwerp }) => onderwerp === 'Gaat niet door: bijeenkomst 2 en 3 van Loket en matching');
  expect(gehoord.map(({ aan }) => aan.split('@')[0]).sort()).toEqual(['anna', 'bram', 'carla']);
  for (const { tekst } of gehoord) {
    expect(tekst).toContain('Bijeenkomst 2 en 3 gaan niet door. Bijeenkomst 1 is al geweest.');
    expect(tekst).not.toContain('Bijeenkomst 1: ');
  }
  expect(await w.vink('Carla', 'aanwezig', { nu: w.begin + 3 * DAG })).toBe('gelukt');
  expect(await w.vink('Carla', 'aanwezig', { bijeenkomst: 'k1-2', nu: w.begin + 28 * DAG })).toBe('gaat-niet-door');
  expect(await w.bewijs('Anna', w.begin + 3 * DAG)).toMatchObject({ duur: '3 uur en 30 minuten' });
  // What is off is off: its page tells no numbers.
  expect(await w.zin(w.begin + 100 * DAG)).toBe('');
});

test('een sessie die vóór haar begin wordt afgelast, is niet aan te vinken', async () => {
  const w = await opDeDag();
  await w.gelastAf('Ziekte', { nu: w.dag });
  expect(await w.vink('Anna', 'aanwezig', { nu: w.begin })).toBe('gaat-niet-door');
});

test('verhuist een bijeenkomst naar een andere dag, dan vervalt wat was aangevinkt; een uur later op die dag niet', async () => {
  const w = await opDeDag();
  await w.vink('Anna');
  await w.tel(2);
  await w.wijzig(uren(w.begin + UUR, w.sessie.eind_op + UUR), { nu: w.dag });
  expect((await w.lijst())[0]).toEqual(['Anna', 'aanwezig']);
  await w.wijzig(uren(w.begin + 7 * DAG, w.sessie.eind_op + 7 * DAG), { nu: w.dag });
  expect((await w.lijst())[0]).toEqual(['Anna', null]);
  expect(await w.db.selectFrom('zonder_aanmelding').selectAll().execute()).toEqual([]);
});

test('wordt een account gewist, dan blijft het getal en verdwijnt de naam; na twee jaar ook van ieder ander', async () => {
  const w = await opDeDag();
  for (const naam of ['Anna', 'Bram']) await w.vink(naam);
  await w.db.transaction().execute((trx) => losmaken(trx, 'anna'));
  const { regels, zonderNaam } = await deurlijst(w.db, { id: 'k1', vorm: 'fysiek' }, 'k1');
  expect([regels.map(({ naam }) => naam), zonderNaam, await w.zin()]).toEqual([['Bram', 'Carla'], 1, 'Ten minste 2 mensen waren erbij.']);
  await aanmeldingenOpruimen(w.db, { nu: w.sessie.eind_op + 731 * DAG });
  expect([await aantalErbij(w.db, 'k1'), await w.bewijs('Bram')]).toEqual(['ten minste 2', null]);
  expect((await w.db.selectFrom('aanwezigheid').select('door').execute()).map(({ door }) => door)).toEqual([null, null]);
});

test('in de eigen gegevens staat of je er was, en wie de lijst bekeek: één keer per dag', async () => {
  const w = await opDeDag();
  await w.vink('Anna');
  const account = await w.persoon('Anna');
  const { id } = await w.rij('Anna');
  expect((await dagenUitvoeren(w.db, { account })).get(id)).toEqual({
    aanwezigheid: [{ begint_op: new Date(w.begin).toISOString(), uitslag: 'aanwezig', vastgelegd_op: new Date(w.dag).toISOString() }],
    evaluatie_beantwoord: null,
  });
  for (const nu of [w.dag, w.dag + UUR, w.dag + DAG]) await deurlijstGezien(w.db, { account: rosa, id: 'k1', nu });
  expect((await inzageBij(w.db, { account })).map(({ wat }) => wat)).toEqual(['aanwezigheid', 'aanwezigheid']);
});

test('driehonderd mensen staan op naam, en elke tik is er één', async () => {
  const w = await wereld({ capaciteit: 400 });
  for (let nummer = 0; nummer < 300; nummer++) await w.meldAan(`Mens${String(nummer).padStart(3, '0')}`, {}, NU + nummer);
  const { regels } = await deurlijst(w.db, { id: 'k1', vorm: 'fysiek' }, 'k1');
  expect([regels.length, regels[0]?.naam, regels[299]?.naam]).toEqual([300, 'Mens000', 'Mens299']);
  const data = new FormData();
  for (const { id } of regels) data.append('tik', tikWaarde(id, 'aanwezig'));
  const tikken = leesTikken(data);
  await aanwezigheidInvullen(w.db, { account: rosa, id: 'k1', bijeenkomst: 'k1', tikken, nu: w.sessie.begin_op });
  expect(await aantalErbij(w.db, 'k1')).toBe('300');
});

test('wat geen tik is, wordt overgeslagen', () => {
  const data = new FormData();
  for (const waarde of ['a-1:aanwezig', 'a-1:leeg', 'a-1', ':aanwezig', 'a-1:misschien', '../x:aanwezig', 'x'.repeat(200)])
    data.append('tik', waarde);
  expect(leesTikken(data)).toEqual([
    { aanmelding: 'a-1', uitslag: 'aanwezig' },
    { aanmelding: 'a-1', uitslag: null },
  ]);
});

test('een naam is te vinden met elk stuk van zijn woorden, met of zonder accenten', () => {
  const zoek = (gezocht: string) => komtVoor('René van den Berg, School De Brug', gezocht);
  expect(['rene', 'RENÉ berg', 'b', 'brug', ''].map(zoek)).toEqual([true, true, true, true, true]);
  expect(['ené', 'ool bru', 'jan', 'rene jan', 'eb'].map(zoek)).toEqual([true, true, false, false, false]);
  // A label before a name does not hide it.
  expect(['deelnemer 1', 'deelnemer 2'].map((gezocht) => komtVoor('Voorbeelddeelnemer 12', gezocht))).toEqual([true, false]);
});

test('op de openbare pagina staat van één tot en met vier mensen niet hoeveel het er waren', () => {
  const bijeenkomst = (id: string) => ({ id }) as Parameters<typeof openbareOpkomstTekst>[0]['bijeenkomsten'][number];
  const zin = (...aantallen: [aantal: number, onbekend?: number][]) =>
    openbareOpkomstTekst(
      { bijeenkomsten: aantallen.map((_, plek) => bijeenkomst(`b${plek}`)), status: 'open', eindOp: 1 },
      aantallen.map(([aantal, onbekend = 0], plek) => ({ bijeenkomstId: `b${plek}`, aantal, zonder: 0, bijgehouden: true, onbekend })),
      2,
    );
  expect([zin([0]), zin([1]), zin([4]), zin([5]), zin([3, 1])]).toEqual([
    ...['0 mensen waren erbij.', 'Minder dan vijf mensen waren erbij.', 'Minder dan vijf mensen waren erbij.', '5 mensen waren erbij.', ''],
  ]);
  expect([zin([3], [8]), zin([3], [2])]).toEqual(['Aantal mensen dat erbij was: 8 bij bijeenkomst 2.', '']);
});
