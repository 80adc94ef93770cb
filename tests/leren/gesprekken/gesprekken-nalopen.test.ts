import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { gesprek, onbeantwoordeGesprekken } from '#leren/gesprekken/gesprek.ts';
import { gesprekAntwoordMelden, gesprekBeantwoorden, gesprekSluiten } from '#leren/gesprekken/gesprek-afronden.ts';
import { gesprekkenNalopen, HERINNEREN_NA_MS } from '#leren/gesprekken/gesprekken-nalopen.ts';
import { gesprekkenOpruimen } from '#leren/gesprekken/gesprekken-opruimen.ts';
import { sessieUitGesprek } from '#leren/gesprekken/sessie-uit-gesprek.ts';
import { bezorgd, mislukt, neem } from '#mail/wachtrij.ts';
import { databaseVan } from '../../steun/db.ts';
import { bram, carla, DAG, dora, gesprekwereld, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, VRAAG } from './gesprekwereld.ts';

type Wereld = Awaited<ReturnType<typeof gesprekwereld>>;
const loopNa = (w: Wereld, nu: number) => gesprekkenNalopen(w.db, { inhoud: w.inhoud, origin: ORIGIN, nu });
const NA_TWEE_WEKEN = NU + HERINNEREN_NA_MS;
const zonderEerste = (post: string[]) => post.slice(2);
const sleutelVan = async (w: Wereld) => (await w.rijen())[0]?.sleutel ?? '';

test('na veertien dagen zonder antwoord horen beide het één keer, zonder wat er stond; de regio antwoordt meteen aan wie het vroeg', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin', 'loket');
  expect(await loopNa(w, NA_TWEE_WEKEN - 1)).toBe(0);
  expect(await loopNa(w, NA_TWEE_WEKEN)).toBe(1);
  expect(await loopNa(w, NA_TWEE_WEKEN + 9 * DAG)).toBe(0);
  expect(zonderEerste(await w.post())).toEqual([
    'loket@duin.example: Nog geen antwoord: vraag om een gesprek over ‘Aanpak loket’',
    'carla@school.example: Nog geen antwoord van Regio duin',
  ]);
  const [, , regio, vrager] = await w.brieven();
  expect(regio?.tekst).toContain(`sleutel=${await sleutelVan(w)}`);
  expect(regio?.tekst).toContain('vroeg carla (Adviseur, School, Regio wad) jullie om een gesprek');
  expect(regio?.tekst).toContain('Je antwoord gaat naar carla, carla@school.example.');
  expect([regio?.antwoord_aan, vrager?.antwoord_aan]).toEqual(['carla@school.example', '']);
  expect(regio?.tekst).not.toContain(VRAAG.waarover);
  expect(vrager?.tekst).toContain('loket@duin.example');
});

test('wie antwoord meldde wordt niet herinnerd; dezelfde sleutel nog eens of een andere verandert niets', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin', 'loket');
  const sleutel = await sleutelVan(w);
  expect(await gesprek(w.db, { sleutel })).toMatchObject({ status: 'open', titel: 'Aanpak loket' });
  expect(await gesprekBeantwoorden(w.db, { sleutel: 'x', nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await gesprekBeantwoorden(w.db, { sleutel, nu: NU + DAG })).toEqual({ gelukt: true });
  expect(await gesprekBeantwoorden(w.db, { sleutel, nu: NU + 2 * DAG })).toEqual({ gelukt: true });
  expect(await w.rijen()).toMatchObject([{ status: 'beantwoord', afgehandeld_op: NU + DAG, afgehandeld_door: null }]);
  expect([await loopNa(w, NA_TWEE_WEKEN), (await w.post()).length]).toEqual([0, 2]);
});

test('de herinnering volgt de regio die opging in een ander; is er geen mailbox meer, dan hoort alleen de vrager het', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin', 'loket');
  w.zet([{ slug: 'duin', opgegaan_in: 'bos' }, ...REGIOS.slice(1)], []);
  await loopNa(w, NA_TWEE_WEKEN);
  expect(zonderEerste(await w.post())).toEqual([
    'loket@bos.example: Nog geen antwoord: vraag om een gesprek over ‘Aanpak loket’',
    'carla@school.example: Nog geen antwoord van Regio bos',
  ]);
  expect((await w.brieven())[2]?.tekst).not.toContain('/praktijken/');
  const zonder = await gesprekwereld();
  await zonder.vraag(carla, 'duin');
  zonder.zet([{ slug: 'duin', contact: 'loket@duin.example', status: 'teruggetrokken' }], []);
  await loopNa(zonder, NA_TWEE_WEKEN);
  expect(zonderEerste(await zonder.post())).toEqual(['carla@school.example: Nog geen antwoord van Regio duin']);
});

test('is het account van de vrager gewist, dan mailen we niemand en wacht er niets meer', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin');
  await w.db.deleteFrom('account').where('id', '=', 'carla').execute();
  expect([await loopNa(w, NA_TWEE_WEKEN), (await w.post()).length, (await w.rijen())[0]?.status]).toEqual([1, 2, 'gesloten']);
});

test('wordt de mail opgegeven, dan hoort de vrager dat die niet aankwam, en herinneren we de regio niet', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin', 'loket');
  await w.vraag(dora, 'bos');
  const stukken = await neem(w.db, 8, NU);
  const [dood] = stukken.splice(0, 1);
  if (!dood) throw new Error('No letter.');
  await mislukt(w.db, dood, { fout: '550 onbekend', voorgoed: true, nu: NU });
  await bezorgd(
    w.db,
    stukken.map(({ id }) => id),
    NU,
  );
  expect([await loopNa(w, NU + 1), await loopNa(w, NU + 2)]).toEqual([1, 0]);
  expect((await w.post()).slice(4)).toEqual(['carla@school.example: Niet aangekomen: je vraag om een gesprek met Regio duin']);
  expect((await w.rijen()).map(({ account_id, status }) => `${account_id} ${status}`).sort()).toEqual(['carla niet-bezorgd', 'dora open']);
  await loopNa(w, NA_TWEE_WEKEN);
  expect((await w.post()).slice(5).map((regel) => regel.split(':')[0])).toEqual(['loket@bos.example', 'dora@school.example']);
  // The reader got it all the same: then it is answered.
  expect(
    await gesprekBeantwoorden(w.db, { sleutel: (await w.rijen()).find(({ account_id }) => account_id === 'carla')?.sleutel ?? '', nu: NU }),
  ).toEqual({
    gelukt: true,
  });
});

test('een opgegeven kopie aan de vrager zegt niets over de mail aan de regio', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin');
  const [aanRegio, kopie] = await neem(w.db, 8, NU);
  if (!aanRegio || !kopie) throw new Error('No letters.');
  await bezorgd(w.db, [aanRegio.id], NU);
  await mislukt(w.db, kopie, { fout: '550', voorgoed: true, nu: NU });
  expect([await loopNa(w, NU + 1), (await w.rijen())[0]?.status]).toEqual([0, 'open']);
});

test('twee processen herinneren samen één keer', async () => {
  const map = await mkdtemp(join(tmpdir(), 'gesprekken-'));
  onTestFinished(() => rm(map, { recursive: true }));
  const w = await gesprekwereld(join(map, 'db.sqlite'));
  const ander = openDb(databaseVan(join(map, 'db.sqlite')));
  await w.vraag(carla, 'duin');
  const aanroep = { inhoud: w.inhoud, origin: ORIGIN, nu: NA_TWEE_WEKEN };
  const samen = await Promise.all([w.db, ander.db, w.db, ander.db].map((db) => gesprekkenNalopen(db, aanroep)));
  expect([samen.reduce((tot, een) => tot + een), (await w.post()).length]).toEqual([1, 4]);
  await ander.sluit();
  await w.sluit();
});

test('de Realisatie-Eenheid ziet wat na de herinnering nog wacht en sluit het af; een ander niet', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin', 'loket');
  expect(await onbeantwoordeGesprekken(w.db, 9)).toEqual([]);
  await loopNa(w, NA_TWEE_WEKEN);
  const [een] = await onbeantwoordeGesprekken(w.db, 9);
  if (!een) throw new Error('No talk.');
  expect(sessieUitGesprek(w.inhoud, een)).toMatchObject({ titel: 'In gesprek over: Aanpak loket', bouwstenen: ['omvang'] });
  w.zet(REGIOS, []);
  expect(sessieUitGesprek(w.inhoud, een)).toMatchObject({ titel: 'In gesprek over: Aanpak loket', bouwstenen: [] });
  w.zet(REGIOS, PRAKTIJKEN);
  const sluit = (account: typeof rosa, id = een.id) => gesprekSluiten(w.db, { account, id, nu: NA_TWEE_WEKEN });
  expect(await sluit(bram)).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await sluit(rosa, 'x')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect([await sluit(rosa), await sluit(rosa)]).toEqual([{ gelukt: true }, { gelukt: true }]);
  expect(await onbeantwoordeGesprekken(w.db, 9)).toEqual([]);
  expect(await w.rijen()).toMatchObject([{ status: 'gesloten', afgehandeld_door: 'rosa' }]);
  await gesprekBeantwoorden(w.db, { sleutel: await sleutelVan(w), nu: NA_TWEE_WEKEN });
  expect(await sluit(rosa)).toEqual({ gelukt: false, reden: 'al-afgehandeld' });
});

test('een jaar na de vraag is er niets meer van over', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'duin');
  const jaar = NU + 365 * DAG;
  expect([await gesprekkenOpruimen(w.db, { nu: jaar - 1 }), await gesprekkenOpruimen(w.db, { nu: jaar })]).toEqual([0, 1]);
});

test('wie de gevraagde regio leidt meldt antwoord ook zonder de mail, na een samenvoeging ook, en niemand anders', async () => {
  const w = await gesprekwereld();
  await w.vraag(carla, 'bos');
  const [{ id } = { id: '' }] = await w.rijen();
  const meld = (account: typeof bram) => gesprekAntwoordMelden(w.db, { account, inhoud: w.inhoud, id, nu: NU + DAG });
  const auteur = { ...bram, rechten: [{ soort: 'auteur' as const, onderwijsregio: 'bos' }] };
  for (const ander of [carla, dora, rosa, auteur]) expect(await meld(ander)).toEqual({ gelukt: false, reden: 'onbekend' });
  w.zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'duin' }, { slug: 'wad' }], PRAKTIJKEN);
  expect(await meld(bram)).toEqual({ gelukt: false, reden: 'onbekend' });
  const leider = { ...bram, rechten: [{ soort: 'projectleider' as const, onderwijsregio: 'duin' }] };
  expect([await meld(leider), await meld(leider)]).toEqual([{ gelukt: true }, { gelukt: true }]);
  expect((await w.rijen()).map(({ status, afgehandeld_op, afgehandeld_door }) => [status, afgehandeld_op, afgehandeld_door])).toEqual([
    ['beantwoord', NU + DAG, 'bram'],
  ]);
  expect(await loopNa(w, NA_TWEE_WEKEN)).toBe(0);
});
