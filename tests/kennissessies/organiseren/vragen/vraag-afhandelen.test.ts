import { expect, test } from 'vitest';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { antwoordfeiten } from '#kennissessies/aanmelden/mijn/antwoordfeiten.ts';
import { mijnAanmeldingen } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { verstuurdeBrieven } from '#kennissessies/organiseren/verstuurd/verstuurde-brieven.ts';
import { sessievragen } from '#kennissessies/organiseren/vragen/sessievragen.ts';
import { vraagAfhandelen } from '#kennissessies/organiseren/vragen/vraag-afhandelen.ts';
import { DAG, GEEN, mens, NU, ORIGIN, rosa, type Wereld, wereld } from '../../wereld.ts';

type Uitkomst = Parameters<typeof vraagAfhandelen>[1]['uitkomst'];
const handelAf = (w: Wereld, kenmerk: string, uitkomst: Uitkomst, antwoord = '', account = rosa, mail = {}) =>
  vraagAfhandelen(w.db, { account, id: 'k1', kenmerk, uitkomst, antwoord, ...mail, origin: ORIGIN, nu: NU });
const mailAntwoord = (w: Wereld, kenmerk: string, antwoord: string, bevestigd = true) =>
  handelAf(w, kenmerk, 'schriftelijk', antwoord, rosa, { mailen: true, bevestigd });
/** What somebody reads at their own registration about what became of their question. */
const leestVan = async (w: Wereld, naam: string, nu = NU) => {
  const [eigen] = await mijnAanmeldingen(w.db, { account: mens(naam), nu });
  return eigen && antwoordfeiten(eigen).slice(1, -2);
};
const antwoordbrieven = async (w: Wereld, naam?: string) =>
  (await w.brieven(naam)).filter(({ onderwerp }) => onderwerp.startsWith('Antwoord op je vraag'));

async function metVraag() {
  const w = await wereld({ capaciteit: 5 });
  await w.meldAan('Anna', { vraag: 'Hoe begin je?' });
  await w.meldAan('Bram', { vraag: 'hoe begin je' }, NU + 1);
  const [vraag] = await sessievragen(w.db, 'k1');
  return { w, kenmerk: vraag?.kenmerk ?? '' };
}

test('een vraag die vaker is gesteld krijgt één uitkomst met antwoord; wie haar stelde staat nergens', async () => {
  const { w, kenmerk } = await metVraag();
  expect(await handelAf(w, kenmerk, 'schriftelijk')).toEqual({ gelukt: false, reden: 'zonder-antwoord' });
  expect(await handelAf(w, kenmerk, 'schriftelijk', 'Klein.')).toEqual({ gelukt: true, gemaild: 0 });
  expect(await sessievragen(w.db, 'k1')).toEqual([
    { kenmerk, vraag: 'Hoe begin je?', aantal: 2, uitkomst: 'schriftelijk', antwoord: 'Klein.', gemaild: 0 },
  ]);
  expect(JSON.stringify(await w.db.selectFrom('vraaguitkomst').selectAll().execute())).not.toMatch(/anna|bram|begin/i);
  // Another outcome takes its place, and none takes it back.
  await handelAf(w, kenmerk, 'in-de-sessie');
  expect((await sessievragen(w.db, 'k1'))[0]).toMatchObject({ uitkomst: 'in-de-sessie', antwoord: '' });
  await handelAf(w, kenmerk, null);
  expect((await sessievragen(w.db, 'k1'))[0]).toMatchObject({ uitkomst: null });
  expect(await w.brieven()).toHaveLength(2);
});

test('een ander, of een vraag die er niet is, verandert niets', async () => {
  const { w, kenmerk } = await metVraag();
  expect(await handelAf(w, kenmerk, 'niet', '', mens('Carla'))).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await handelAf(w, 'verzonnen', 'niet')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await w.db.selectFrom('vraaguitkomst').selectAll().execute()).toEqual([]);
});

test('een jaar na de sessie zijn vragen en antwoorden weg, een dag eerder nog niet', async () => {
  const { w, kenmerk } = await metVraag();
  await mailAntwoord(w, kenmerk, 'Klein.');
  const bewaard = async () => (await verstuurdeBrieven(w.db, 'k1')).map(({ tekst }) => tekst.includes('Klein.'));
  await aanmeldingenOpruimen(w.db, { nu: w.sessie.eind_op + 364 * DAG });
  expect(await bewaard()).toEqual([true]);
  expect(await sessievragen(w.db, 'k1')).toHaveLength(1);
  await aanmeldingenOpruimen(w.db, { nu: w.sessie.eind_op + 365 * DAG });
  expect([await sessievragen(w.db, 'k1'), await w.db.selectFrom('vraaguitkomst').selectAll().execute()]).toEqual([[], []]);
  expect(await w.rij('Anna')).toMatchObject({ vraag: '', antwoordbrief: null });
  expect(await bewaard()).toEqual([false]);
});

test('een schriftelijk antwoord leest wie dit vroeg bij de eigen aanmelding, en wie iets anders vroeg of zich afmeldde niet', async () => {
  const { w, kenmerk } = await metVraag();
  await w.meldAan('Carla', { vraag: 'Waar is het?' });
  await handelAf(w, kenmerk, 'schriftelijk', 'Begin klein.');
  for (const naam of ['Anna', 'Bram'])
    expect(await leestVan(w, naam)).toEqual([{ naam: 'Antwoord van de organisator', waarde: 'Begin klein.' }]);
  expect(await leestVan(w, 'Carla')).toEqual([]);
  // Another question is not answered by it.
  const { id } = await w.rij('Bram');
  await antwoordenWijzigen(w.db, { account: mens('Bram'), id, antwoorden: { ...GEEN, vraag: 'Hoe eindig je?' }, origin: ORIGIN, nu: NU });
  expect(await leestVan(w, 'Bram')).toEqual([]);
  await afmelden(w.db, { account: mens('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  expect((await mijnAanmeldingen(w.db, { account: mens('Anna'), nu: NU }))[0]?.vraaguitkomst).toBeNull();
});

test('van een andere uitkomst leest wie dit vroeg alleen wat ermee is gedaan, niet wat de organisator erbij noteerde', async () => {
  const { w, kenmerk } = await metVraag();
  const gelezen = async (uitkomst: Uitkomst, nu = NU) => {
    await handelAf(w, kenmerk, uitkomst, 'Alleen voor de schrijver.');
    return (await leestVan(w, 'Anna', nu))?.map(({ waarde }) => waarde);
  };
  expect(await gelezen('in-de-sessie')).toEqual(['Komt aan bod in de sessie']);
  expect(await gelezen('in-de-sessie', w.sessie.eind_op)).toEqual(['Besproken in de sessie']);
  expect(await gelezen('doorgezet')).toEqual(['Doorgezet naar iemand anders']);
  expect(await gelezen('niet')).toEqual(['Niet beantwoord']);
  expect(await gelezen(null)).toEqual([]);
  const [eigen] = await mijnAanmeldingen(w.db, { account: mens('Anna'), nu: NU });
  expect(JSON.stringify(eigen)).not.toContain('schrijver');
});

test('een antwoord mailen: eerst hoeveel mensen en welke brief, dan één brief aan wie dit vroeg, en nooit twee keer', async () => {
  const { w, kenmerk } = await metVraag();
  await w.meldAan('Carla', { vraag: 'Waar is het?' });
  expect(await mailAntwoord(w, kenmerk, 'Begin klein.\n\nEn samen.', false)).toMatchObject({
    reden: 'onbevestigd',
    gevolg: { mensen: 2, zin: 'Dit gaat naar 2 mensen die dit vroegen.', brieven: [{ tekst: expect.stringContaining('Hallo (naam),') }] },
  });
  expect([await antwoordbrieven(w), (await sessievragen(w.db, 'k1'))[0]?.uitkomst]).toEqual([[], null]);
  expect(await mailAntwoord(w, kenmerk, 'Begin klein.\n\nEn samen.')).toEqual({ gelukt: true, gemaild: 2 });
  expect((await antwoordbrieven(w)).map(({ aan }) => aan)).toEqual([mens('Anna').adres, mens('Bram').adres]);
  const [bram] = await antwoordbrieven(w, 'Bram');
  // Everybody reads their own words, and nobody else's name.
  for (const deel of [
    'Je vroeg: hoe begin je',
    'Begin klein.\n\nEn samen.',
    'organisator van deze kennissessie: Voorbeeldregio Waterkant.',
  ])
    expect(bram?.tekst).toContain(deel);
  expect([bram?.tekst.match(/anna|carla/i), bram?.reeks]).toEqual([null, `aanmelding-${(await w.rij('Bram')).id}`]);
  // A double click, or the same tick a day later.
  expect(await mailAntwoord(w, kenmerk, 'Begin klein.\n\nEn samen.', false)).toEqual({ gelukt: true, gemaild: 0 });
  expect(await antwoordbrieven(w)).toHaveLength(2);
});

test('wie later hetzelfde vraagt krijgt het antwoord alsnog alleen; een ander antwoord gaat weer naar iedereen', async () => {
  const { w, kenmerk } = await metVraag();
  await mailAntwoord(w, kenmerk, 'Begin klein.');
  await w.meldAan('Carla', { vraag: 'HOE begin je??' });
  expect((await sessievragen(w.db, 'k1'))[0]).toMatchObject({ aantal: 3, gemaild: 2 });
  expect(await mailAntwoord(w, kenmerk, 'Begin klein.')).toEqual({ gelukt: true, gemaild: 1 });
  expect([await antwoordbrieven(w, 'Anna'), await antwoordbrieven(w, 'Carla')].map(({ length }) => length)).toEqual([1, 1]);
  expect(await mailAntwoord(w, kenmerk, 'Begin groot.')).toEqual({ gelukt: true, gemaild: 3 });
  // All at one moment: in no order among themselves.
  expect((await verstuurdeBrieven(w.db, 'k1')).map(({ onderwerp, aan, aantal }) => `${onderwerp}, ${aan}: ${aantal}`).sort()).toEqual(
    [1, 2, 3].map((aantal) => `Antwoord op een vraag, wie dit vroeg: ${aantal}`),
  );
});

test('zonder het merk bij de aanmelding zou een tweede keer weer mailen', async () => {
  const { w, kenmerk } = await metVraag();
  await mailAntwoord(w, kenmerk, 'Begin klein.');
  await w.db.updateTable('aanmelding').set({ antwoordbrief: null }).execute();
  expect(await mailAntwoord(w, kenmerk, 'Begin klein.')).toEqual({ gelukt: true, gemaild: 2 });
});

test('alleen een schriftelijk antwoord gaat per mail, en een ander mailt niemand', async () => {
  const { w, kenmerk } = await metVraag();
  const mail = { mailen: true, bevestigd: true };
  expect(await handelAf(w, kenmerk, 'doorgezet', 'Naar Emma.', rosa, mail)).toEqual({ gelukt: false, reden: 'niet-schriftelijk' });
  expect(await handelAf(w, kenmerk, 'schriftelijk', 'Klein.', mens('Carla'), mail)).toEqual({ gelukt: false, reden: 'onbekend' });
  expect([await antwoordbrieven(w), (await sessievragen(w.db, 'k1'))[0]?.uitkomst]).toEqual([[], null]);
});
