import { expect, test } from 'vitest';
import { verbanden } from '#inhoud/verbanden.ts';
import { adopteren, adoptievoorzet } from '#leren/adopties/adopteren.ts';
import { adoptiebladzijde, standmaanden } from '#leren/adopties/adoptie.ts';
import { adoptieVerbergen, opAdoptieReageren } from '#leren/adopties/adoptie-bijsturen.ts';
import { adoptieInvoer, adoptiereactieInvoer } from '#leren/adopties/invoer.ts';
import { adoptiewereld, anna, bram, DAG, ingevuld, mens, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, wim } from './adoptiewereld.ts';

test('wat een regio overneemt staat meteen op de pagina, en elke stand blijft bewaard', async () => {
  const { db, adopteer, opPagina, beeld } = await adoptiewereld();
  expect(await adopteer(bram, 'loket', 'bos', { stand: 'verkent' })).toEqual({ gelukt: true, praktijk: 'loket', teZien: true });
  expect([await opPagina('loket'), (await beeld()).aantal('loket')]).toEqual([['bos verkent'], 0]);
  await adopteer(bram, 'loket', 'bos', { nummer: 1 }, NU + DAG);
  await adopteer(bram, 'loket', 'bos', { stand: 'gestopt', stopreden: 'geld', stopuitleg: 'Te duur.', nummer: 2 }, NU + 2 * DAG);
  const [gestopt] = (await beeld()).vanPraktijk('loket');
  expect(gestopt && standmaanden(gestopt.adoptie)).toBe('sinds november 2026, begonnen in september 2026');
  expect([await opPagina('loket'), (await beeld()).aantal('loket')]).toEqual([['bos gestopt'], 0]);
  const stappen = await db.selectFrom('adoptiestap').select(['nummer', 'stand', 'sinds', 'door']).orderBy('nummer').execute();
  expect(stappen.map(({ nummer, stand, sinds, door }) => `${nummer} ${stand} ${sinds} ${door}`)).toEqual([
    '1 verkent 2026-09 bram',
    '2 past-toe 2026-09 bram',
    '3 gestopt 2026-11 bram',
  ]);
});

test('alleen wie er echt mee werkt telt, en de verste staat bovenaan', async () => {
  const { adopteer, opPagina, beeld } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'verkent' });
  await adopteer(wim, 'loket', 'wad', { stand: 'geborgd' }, NU - DAG);
  expect([await opPagina('loket'), (await beeld()).aantal('loket')]).toEqual([['wad geborgd', 'bos verkent'], 1]);
});

test('een regio neemt niets van zichzelf over, en niemand vult iets in voor een andere regio', async () => {
  const { db, inhoud, adopteer } = await adoptiewereld();
  expect(await adopteer(anna, 'loket', 'duin')).toEqual({ gelukt: false, reden: 'eigen' });
  expect(await adopteer(bram, 'loket', 'wad')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await adopteer(rosa, 'loket', 'bos')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await adopteer(bram, 'bestaat-niet', 'bos')).toEqual({ gelukt: false, reden: 'onbekend' });
  const geerfd = { ...bram, rechten: [{ soort: 'auteur' as const, onderwijsregio: 'bos', geerfd: true as const }] };
  expect(await adopteren(db, { account: geerfd, inhoud, praktijk: 'loket', regio: 'bos', ingevuld: ingevuld(), nu: NU })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
});

test('een voorbeeld en een echte regio gaan niet samen, en tellen nooit voor elkaar', async () => {
  const { zet, adopteer, opPagina } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos');
  zet(REGIOS, [{ slug: 'loket', regio: 'duin', voorbeeld: true }]);
  expect(await adopteer(wim, 'loket', 'wad')).toEqual({ gelukt: false, reden: 'voorbeeld' });
  expect(await opPagina('loket')).toEqual([]);
});

test('wie een oudere stand zag dan er nu staat, schrijft er niet overheen; twee keer verstuurd is één keer', async () => {
  const { db, adopteer, opPagina } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'verkent' });
  expect(await adopteer(bram, 'loket', 'bos', { stand: 'verkent' })).toEqual({ gelukt: true, praktijk: 'loket', teZien: true });
  expect(await adopteer(bram, 'loket', 'bos', { stand: 'geborgd' })).toEqual({ gelukt: false, reden: 'intussen-gewijzigd' });
  expect(await opPagina('loket')).toEqual(['bos verkent']);
  expect(await db.selectFrom('adoptiestap').selectAll().execute()).toHaveLength(1);
});

test('van twee collega’s tegelijk krijgt er één te horen dat het net veranderde', async () => {
  const { adopteer } = await adoptiewereld();
  const uitslagen = await Promise.all([
    adopteer(bram, 'loket', 'bos', { stand: 'verkent' }),
    adopteer(bram, 'loket', 'bos', { stand: 'geborgd' }),
  ]);
  expect(uitslagen.map(({ gelukt }) => gelukt)).toEqual([true, false]);
});

test('sturen wat er al staat zegt dat het nog klopt, en is geen nieuwe stap', async () => {
  const { db, adopteer } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos');
  const later = NU + 200 * DAG;
  const klopt = () => adopteer(bram, 'loket', 'bos', { nummer: 1 }, later);
  expect([await klopt(), await klopt()]).toEqual(Array(2).fill({ gelukt: true, praktijk: 'loket', teZien: true }));
  expect(await db.selectFrom('adoptie').select(['nummer', 'gewijzigd_op']).executeTakeFirst()).toEqual({ nummer: 2, gewijzigd_op: later });
  expect(await db.selectFrom('adoptiestap').selectAll().execute()).toHaveLength(1);
});

test('een verhuisde best practice houdt wie haar overneemt, en krijgt er geen tweede bij', async () => {
  const { db, zet, adopteer, opPagina } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos');
  zet(REGIOS, [{ slug: 'balie', regio: 'duin', voorheen: ['loket'] }]);
  expect(await opPagina('balie')).toEqual(['bos past-toe']);
  await adopteer(bram, 'balie', 'bos', { stand: 'geborgd', nummer: 1 });
  expect([await opPagina('balie'), await db.selectFrom('adoptie').select('praktijk').execute()]).toEqual([
    ['bos geborgd'],
    [{ praktijk: 'balie' }],
  ]);
});

test('na een samenvoeging telt de verste stand, blijven beide bewaard, en geldt daarna wat de nieuwe regio zegt', async () => {
  const { db, inhoud, zet, adopteer, opPagina, beeld } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'geborgd' });
  await adopteer(wim, 'loket', 'wad', { stand: 'gestopt', stopreden: 'tijd', stopuitleg: 'Geen uren.' });
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'kust' }, { slug: 'wad', opgegaan_in: 'kust' }, { slug: 'kust' }], PRAKTIJKEN);
  expect([await opPagina('loket'), (await beeld()).aantal('loket')]).toEqual([['kust geborgd'], 1]);
  const stuk = verbanden(inhoud).praktijk('loket');
  expect(stuk && (await adoptievoorzet(db, { inhoud, stuk, regio: 'kust' }))?.adoptie.stand).toBe('geborgd');
  expect(await adopteer(bram, 'loket', 'bos', { nummer: 1 })).toEqual({ gelukt: false, reden: 'geen-recht' });
  const kim = mens('bram', 'projectleider', 'kust');
  expect(await adopteer(kim, 'loket', 'kust', { stand: 'aangepast', anders: 'Anders.' })).toEqual({
    gelukt: true,
    praktijk: 'loket',
    teZien: true,
  });
  expect(await opPagina('loket')).toEqual(['kust aangepast']);
  expect(
    (await db.selectFrom('adoptie').select('onderwijsregio').orderBy('onderwijsregio').execute()).map((rij) => rij.onderwijsregio),
  ).toEqual(['bos', 'kust', 'wad']);
});

test('wat de bron zei tegen een regio die opging, staat ook bij wat de nieuwe regio schrijft; wat verborgen is niet', async () => {
  const { db, inhoud, zet, adopteer, beeld } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'verkent' });
  const { id } = await db.selectFrom('adoptie').select('id').executeTakeFirstOrThrow();
  await opAdoptieReageren(db, { account: anna, inhoud, id, reactie: 'Mooi.', nu: NU });
  const reacties = async () => (await beeld()).vanPraktijk('loket').map(({ adoptie }) => [adoptie.reactie, adoptie.reactieStand]);
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  await adopteer(wim, 'loket', 'wad');
  expect(await reacties()).toEqual([['Mooi.', 'verkent']]);
  const [nieuw] = (await beeld()).vanPraktijk('loket');
  const nogEens = { account: anna, inhoud, id: nieuw?.adoptie.id ?? '', reactie: 'Nog eens.', nu: NU };
  expect(await opAdoptieReageren(db, nogEens)).toEqual({ gelukt: false, reden: 'al-gereageerd' });

  const w = await adoptiewereld();
  await w.adopteer(bram, 'loket', 'bos', { stand: 'verkent' });
  const er = await w.db.selectFrom('adoptie').select('id').executeTakeFirstOrThrow();
  await opAdoptieReageren(w.db, { account: anna, inhoud: w.inhoud, id: er.id, reactie: 'Met een naam.', nu: NU });
  await adoptieVerbergen(w.db, { account: rosa, id: er.id, reden: 'Naam.', origin: ORIGIN, nu: NU });
  w.zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  await w.adopteer(wim, 'loket', 'wad');
  expect((await w.beeld()).vanPraktijk('loket').map(({ adoptie }) => adoptie.reactie)).toEqual(['']);
});

test('gaat de regio op in de regio die het bedacht, dan is het haar eigen en telt het niet meer', async () => {
  const { zet, adopteer, opPagina } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos');
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'duin' }, { slug: 'wad' }], PRAKTIJKEN);
  expect(await opPagina('loket')).toEqual([]);
});

test('wat bij een andere stand hoort valt weg, en wat nodig is wordt gevraagd', () => {
  const lees = (velden: Record<string, string>) => adoptieInvoer({ nu: NU }).safeParse({ sinds: '2026-09', nummer: '0', ...velden });
  const fouten = (velden: Record<string, string>) =>
    lees(velden).error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  expect(lees({ stand: 'past-toe', stopreden: 'geld', stopuitleg: 'Oud.' }).data).toMatchObject({ stopreden: null, stopuitleg: '' });
  expect(fouten({ stand: 'gestopt' })).toEqual([
    'tot: Vul in wanneer jullie gestopt zijn, zoals september 2026.',
    'stopreden: Kies waarom jullie stopten.',
    'stopuitleg: Schrijf in één zin waarom jullie stopten.',
  ]);
  const gestopt = { stand: 'gestopt', stopreden: 'geld', stopuitleg: 'Duur.' };
  expect([lees({ ...gestopt, tot: '2026-11' }).data?.tot, lees({ stand: 'past-toe', tot: 'onzin' }).data?.tot]).toEqual(['2026-11', null]);
  expect(fouten({ ...gestopt, tot: '2026-08' })).toEqual([
    'tot: Jullie kunnen niet gestopt zijn voordat jullie begonnen. Controleer beide maanden.',
  ]);
  expect(fouten({ stand: 'aangepast' })).toEqual(['anders: Schrijf wat jullie anders doen.']);
  expect(fouten({ stand: 'nep' })).toEqual(['stand: Kies hoe ver jullie zijn.']);
  expect(fouten({ stand: 'verkent', sinds: '2026-12' })).toEqual(['sinds: Deze maand moet nog komen. Vul een maand in die er al is.']);
  expect(fouten({ stand: 'verkent', sinds: '2026-13' })).toEqual(['sinds: Vul bij Sinds een maand in, zoals september 2026.']);
  expect(fouten({ stand: 'verkent', omvang: 'a'.repeat(81) })).toEqual(['omvang: Gebruik voor waar en hoe groot ten hoogste 80 tekens.']);
});

test('wat de Realisatie-Eenheid van een samengevoegde regio verborg, staat niet klaar om opnieuw geplaatst te worden', async () => {
  const { db, inhoud, zet, adopteer } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'geborgd', resultaat: 'Met een naam erin.' });
  await adopteer(wim, 'loket', 'wad', { stand: 'verkent' });
  const { id } = await db.selectFrom('adoptie').select('id').where('onderwijsregio', '=', 'bos').executeTakeFirstOrThrow();
  await adoptieVerbergen(db, { account: rosa, id, reden: 'Naam.', origin: ORIGIN, nu: NU });
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  const stuk = verbanden(inhoud).praktijk('loket');
  expect(stuk && (await adoptievoorzet(db, { inhoud, stuk, regio: 'wad' }))?.adoptie.stand).toBe('verkent');
});

test('ook andere woorden bij dezelfde stand zijn een stap, die wie het bedacht te lezen krijgt', async () => {
  const { db, adopteer } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos');
  await adopteer(bram, 'loket', 'bos', { resultaat: 'Twee keer zoveel bellers.', nummer: 1 });
  expect(await db.selectFrom('adoptiestap').select('nummer').execute()).toEqual([{ nummer: 1 }, { nummer: 2 }]);
});

test('wat verborgen is en gewijzigd wordt, blijft verborgen, en dat krijgt de regio te horen', async () => {
  const { db, adopteer, opPagina } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos');
  const { id } = await db.selectFrom('adoptie').select('id').executeTakeFirstOrThrow();
  await adoptieVerbergen(db, { account: rosa, id, reden: 'Naam.', origin: ORIGIN, nu: NU });
  expect(await adopteer(bram, 'loket', 'bos', { resultaat: 'Zonder naam.', nummer: 1 })).toEqual({
    ...{ gelukt: true, praktijk: 'loket', teZien: false },
  });
  expect(await opPagina('loket')).toEqual([]);
});

test('wat meteen op de pagina komt, noemt niemand: geen adres, nummer of aanspreking', () => {
  const goed = { stand: 'gestopt', sinds: '2026-09', tot: '2026-10', stopreden: 'geld', stopuitleg: 'Te duur.', nummer: '0' };
  const lees = (velden: Record<string, string>) => adoptieInvoer({ nu: NU }).safeParse({ ...goed, ...velden });
  expect(lees({ resultaat: 'Mail het loket: loket@waterkant.example' }).success).toBe(true);
  const met = 'Mail jan.jansen@school.example of vraag mevrouw Jansen';
  for (const [veld, naam] of [
    ['omvang', 'waar en hoe groot'],
    ['anders', 'wat jullie anders doen'],
    ['resultaat', 'het resultaat'],
    ['stopuitleg', 'waarom jullie stopten'],
  ] as const) {
    const [fout] = lees({ [veld]: met }).error?.issues ?? [];
    const zin = `Haal jan.jansen@school.example en mevrouw Jansen weg bij ${naam}: dat lijkt een gegeven van een persoon.`;
    expect([fout?.path, fout?.message]).toEqual([[veld], zin]);
  }
  expect(adoptiereactieInvoer.safeParse({ reactie: met }).success).toBe(false);
});

test('het beheer bladert: wat het laatst veranderde staat op de eerste bladzijde, en voorbij de laatste is de laatste', async () => {
  const { db, adopteer } = await adoptiewereld();
  await adopteer(bram, 'loket', 'bos');
  await adopteer(wim, 'loket', 'wad', {}, NU + DAG);
  const op = async (pagina: number) => {
    const { items, ...blad } = await adoptiebladzijde(db, { pagina, perPagina: 1 });
    return [items.map(({ onderwijsregio }) => onderwijsregio).join(), blad.pagina, blad.paginas, blad.totaal];
  };
  expect(await op(1)).toEqual(['wad', 1, 2, 2]);
  expect(await op(9)).toEqual(['bos', 2, 2, 2]);
});
