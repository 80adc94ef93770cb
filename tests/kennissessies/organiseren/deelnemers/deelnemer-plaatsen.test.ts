import { expect, test } from 'vitest';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { eigenPlaatsuitnodigingen, mijnPlaatsuitnodigingen } from '#kennissessies/aanmelden/uitgenodigd/mijn-plaatsuitnodigingen.ts';
import { vanUitnodigingssleutel } from '#kennissessies/aanmelden/uitgenodigd/plaatsuitnodiging.ts';
import { uitnodigingAfslaan, uitnodigingenLosmaken } from '#kennissessies/aanmelden/uitnodiging-afslaan.ts';
import { plaatsuitnodigingenVerlopen } from '#kennissessies/aanmelden/uitnodigingen-verlopen.ts';
import { deelnemerPlaatsen, PLAATSINGEN_PER_DAG } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import { plaatsTerugnemen } from '#kennissessies/organiseren/deelnemers/plaats-terugnemen.ts';
import { plaatsenVrijgeven } from '#kennissessies/organiseren/vrijgeven/plaatsen-vrijgeven.ts';
import { DAG, MINUUT, mens, NU, ORIGIN, rosa, uren, type Wereld, wereld } from '../../wereld.ts';

const ROEP = { origin: ORIGIN, nu: NU };
const plaats = (w: Wereld, naam: string, { account = rosa, nu = NU } = {}) =>
  deelnemerPlaatsen(w.db, { account, id: 'k1', adres: mens(naam).adres, origin: ORIGIN, nu });
const sessie = (w: Wereld) => w.db.selectFrom('kennissessie').selectAll().executeTakeFirstOrThrow();
const uitnodiging = (w: Wereld, naam: string) =>
  w.db
    .selectFrom('plaatsuitnodiging')
    .selectAll()
    .where('adres', '=', mens(naam).adres)
    .orderBy('gemaakt_op', 'desc')
    .executeTakeFirstOrThrow();
const onderwerpen = async (w: Wereld, naam: string) => (await w.brieven(naam)).map(({ onderwerp }) => onderwerp.split(':')[0]);

test('wie op een achtergehouden plaats is uitgenodigd, krijgt een mail en bij ja die plaats, ook als alles vol is', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 1 });
  expect(await w.meldAan('Anna')).toBe('bevestigd');
  expect(await plaats(w, 'Spreker')).toEqual({ gelukt: true, hoe: 'uitgenodigd' });
  expect(await sessie(w)).toMatchObject({ achtergehouden: 0, versie: 2, volgnummer: 0 });
  const [brief] = await w.brieven('Spreker');
  expect([brief?.onderwerp, brief?.agenda]).toEqual(['Er is een plaats voor je: Loket en matching', null]);
  for (const deel of [
    'Je bent nog niet aangemeld.',
    'dinsdag 1 december 2026 om 10.00 uur',
    `${ORIGIN}/uitnodiging/?sleutel=`,
    'spreker@voorbeeld.example',
  ])
    expect(brief?.tekst).toContain(deel);
  // Until it is answered the place is held: a newcomer waits, and still waits afterwards.
  expect(await w.meldAan('Bram')).toBe('wachtlijst');
  expect(await w.meldAan('Spreker')).toBe('bevestigd');
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst', spreker: 'bevestigd' });
  expect(await uitnodiging(w, 'Spreker')).toMatchObject({ uitslag: 'aangenomen', uitslag_op: NU });
  expect(await onderwerpen(w, 'Spreker')).toEqual(['Er is een plaats voor je', 'Je bent aangemeld']);
});

test('zonder achtergehouden plaats gaat er een vrije plaats af, en daarna komt wie is uitgenodigd achteraan: niemand gaat voor', async () => {
  const w = await wereld({ capaciteit: 2 });
  expect(await plaats(w, 'Spreker')).toEqual({ gelukt: true, hoe: 'uitgenodigd' });
  expect(await w.meldAan('Anna')).toBe('bevestigd');
  expect(await w.meldAan('Bram')).toBe('wachtlijst');
  expect(await plaats(w, 'Gast', { nu: NU + MINUUT })).toEqual({ gelukt: true, hoe: 'op-wachtlijst' });
  expect((await w.brieven('Gast'))[0]?.onderwerp).toBe('Uitnodiging voor de wachtlijst: Loket en matching');
  expect(await w.meldAan('Carla', {}, NU + 2 * MINUUT)).toBe('wachtlijst');
  // The turn counts from the moment of inviting: after Bram, before Carla.
  expect(await w.meldAan('Gast', {}, NU + DAG)).toBe('wachtlijst');
  for (const [wie, volgende] of [
    ['Anna', 'Bram'],
    ['Bram', 'Gast'],
    ['Gast', 'Carla'],
  ] as const) {
    await afmelden(w.db, { account: mens(wie), id: (await w.rij(wie)).id, ...ROEP, nu: NU + 2 * DAG });
    expect([wie, (await w.rij(volgende)).status]).toEqual([wie, 'bevestigd']);
  }
});

test('een beurt telt vanaf de uitnodiging, ook als anderen zich op hetzelfde moment aanmelden', async () => {
  const w = await wereld({ capaciteit: 1 });
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.meldAan(naam);
  expect(await plaats(w, 'Gast')).toEqual({ gelukt: true, hoe: 'op-wachtlijst' });
  await w.meldAan('Emma');
  await w.meldAan('Gast');
  const rij = await w.db.selectFrom('aanmelding').select('account_id').orderBy('aangemeld_op').execute();
  expect(rij.map(({ account_id }) => account_id)).toEqual(['anna', 'bram', 'carla', 'gast', 'emma']);
});

test('wie online wacht, krijgt geen achtergehouden plaats: die is op de locatie', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 1, achtergehouden: 1, capaciteit_online: 1 });
  await w.meldAan('Anna', { deelname: 'online' });
  expect(await w.meldAan('Bram', { deelname: 'online' })).toBe('wachtlijst');
  expect(await plaats(w, 'Bram')).toEqual({ gelukt: false, reden: 'wacht-al' });
  expect([(await w.rij('Bram')).status, (await sessie(w)).achtergehouden]).toEqual(['wachtlijst', 1]);
  // Who waits for the location has it.
  expect(await w.meldAan('Carla', { deelname: 'fysiek' })).toBe('wachtlijst');
  expect(await plaats(w, 'Carla')).toEqual({ gelukt: true, hoe: 'geplaatst' });
});

test('wie is uitgenodigd leest van een wijziging wat iedereen leest, en niets van een link die alleen deelnemers krijgen', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 3, online_link: 'https://a.example/' });
  await plaats(w, 'Spreker');
  const nieuw = async (wijziging: Parameters<Wereld['wijzig']>[0]) => {
    const eerst = (await w.brieven('Spreker')).length;
    await w.wijzig(wijziging);
    return (await onderwerpen(w, 'Spreker')).slice(eerst);
  };
  const { begin_op, eind_op } = w.sessie;
  expect(await nieuw({ onlineLink: 'https://b.example/' })).toEqual([]);
  expect(await nieuw(uren(begin_op + 5 * MINUUT, eind_op))).toEqual(['Kleine aanpassing']);
  expect(await nieuw(uren(begin_op + 60 * MINUUT, eind_op))).toEqual(['Gewijzigd, nieuwe tijd']);
  expect(await nieuw({ plaats: 'Meppel' })).toEqual(['Gewijzigd, nieuwe plaats']);
  expect((await w.brieven('Spreker')).at(-1)?.tekst).toContain('Dit is anders:\n\nNieuwe plaats: Meppel\nWas: Zwolle');
});

test('in de uitnodiging staat waar de plaats is: op de locatie als elke vorm haar eigen plaatsen heeft, anders is er keus', async () => {
  const eerste = async (anders: Parameters<typeof wereld>[0]) => {
    const w = await wereld({ vorm: 'hybride', ...anders });
    await plaats(w, 'Spreker');
    return (await w.brieven('Spreker'))[0]?.tekst;
  };
  expect(await eerste({ capaciteit_online: 5, achtergehouden: 1 })).toMatch(/^Waar: Zwolle$/m);
  expect(await eerste({ achtergehouden: 1 })).toMatch(/^Waar: Zwolle, of online$/m);
  // Any name reads well: nobody knows whether it takes an article.
  expect(await eerste({ organisator: 'Realisatie-Eenheid', achtergehouden: 1 })).toContain(
    'De organisator (Realisatie-Eenheid) nodigt je uit',
  );
  // A full location is not a full session.
  expect(await eerste({ capaciteit: 0, capaciteit_online: 5 })).toContain('Alle plaatsen op de locatie zijn bezet.');
  expect(await eerste({ capaciteit: 0 })).toContain('Alle plaatsen zijn bezet.');
});

test('wie voor de wachtlijst is uitgenodigd en niet antwoordt, houdt geen vrije plaats bezet', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await plaats(w, 'Gast');
  await afmelden(w.db, { account: mens('Anna'), id: (await w.rij('Anna')).id, ...ROEP });
  expect(await w.meldAan('Bram')).toBe('bevestigd');
});

test('na zeven dagen vervalt de uitnodiging: een achtergehouden plaats wordt weer achtergehouden, een vrije gaat naar wie wacht', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 1 });
  await plaats(w, 'Spreker');
  await plaats(w, 'Gast');
  expect(await w.meldAan('Anna')).toBe('wachtlijst');
  const net = NU + 7 * DAG - 1;
  expect(await plaatsuitnodigingenVerlopen(w.db, { origin: ORIGIN, nu: net })).toBe(0);
  expect(await plaatsuitnodigingenVerlopen(w.db, { origin: ORIGIN, nu: net + 1 })).toBe(2);
  expect(await plaatsuitnodigingenVerlopen(w.db, { origin: ORIGIN, nu: net + 2 })).toBe(0);
  expect([(await sessie(w)).achtergehouden, (await w.rij('Anna')).status]).toEqual([1, 'bevestigd']);
  // The link says so, and signing up gives no place any more.
  const { sleutel } = await uitnodiging(w, 'Spreker');
  expect((await vanUitnodigingssleutel(w.db, sleutel, net + 2))?.stand).toBe('verlopen');
  expect(await w.meldAan('Spreker', {}, net + 2)).toBe('wachtlijst');
});

test('wie te laat ja zegt voordat iemand keek, krijgt de plaats niet meer', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1 });
  await plaats(w, 'Spreker');
  expect(await w.meldAan('Spreker', {}, NU + 7 * DAG)).toBe('wachtlijst');
});

test('de plaats wordt nooit langer vastgehouden dan tot het begin', async () => {
  const w = await wereld({ capaciteit: 3, achtergehouden: 1 });
  const nu = w.sessie.begin_op - DAG;
  // The window is closed; held-back and free places are the organiser's to give.
  expect(await plaats(w, 'Spreker', { nu })).toEqual({ gelukt: true, hoe: 'uitgenodigd' });
  expect((await uitnodiging(w, 'Spreker')).verloopt_op).toBe(w.sessie.begin_op);
  expect(await w.meldAan('Spreker', {}, nu + MINUUT)).toBe('bevestigd');
  expect(await w.meldAan('Anna', {}, nu + MINUUT)).toBe('gesloten');
});

test('nee zeggen kan met de link alleen, ook twee keer; de plaats is meteen terug', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1 });
  await plaats(w, 'Spreker');
  const { sleutel } = await uitnodiging(w, 'Spreker');
  for (let keer = 0; keer < 2; keer += 1) expect(await uitnodigingAfslaan(w.db, { sleutel, ...ROEP })).toEqual({ gelukt: true });
  expect((await sessie(w)).achtergehouden).toBe(1);
  expect(await uitnodigingAfslaan(w.db, { sleutel: 'verzonnen', ...ROEP })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('na ja is nee zeggen afmelden, niet de link uit de uitnodiging', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1 });
  await plaats(w, 'Spreker');
  const { sleutel } = await uitnodiging(w, 'Spreker');
  await w.meldAan('Spreker');
  expect(await uitnodigingAfslaan(w.db, { sleutel, ...ROEP })).toEqual({ gelukt: false, reden: 'niet-meer-open' });
  expect([(await w.rij('Spreker')).status, (await sessie(w)).achtergehouden]).toEqual(['bevestigd', 0]);
});

test('een typefout: de organisator trekt in, de link werkt niet meer en de plaats is terug', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1 });
  await plaats(w, 'Spreeker');
  const { id, sleutel } = await uitnodiging(w, 'Spreeker');
  const vraag = { id: 'k1', uitnodiging: id, bevestigd: true, ...ROEP };
  expect(await plaatsTerugnemen(w.db, { account: mens('Carla'), ...vraag })).toEqual({ gelukt: false, reden: 'onbekend' });
  for (let keer = 0; keer < 2; keer += 1) expect(await plaatsTerugnemen(w.db, { account: rosa, ...vraag })).toEqual({ gelukt: true });
  expect([(await vanUitnodigingssleutel(w.db, sleutel, NU))?.stand, (await sessie(w)).achtergehouden]).toEqual(['ingetrokken', 1]);
  expect(await plaats(w, 'Spreker')).toMatchObject({ gelukt: true });
});

test('wie wordt ingetrokken of niet op tijd antwoordt, hoort dat in één mail, met wat er nog kan', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 1 });
  for (const naam of ['Spreker', 'Gast']) await plaats(w, naam);
  const { id } = await uitnodiging(w, 'Spreker');
  for (let keer = 0; keer < 2; keer += 1)
    await plaatsTerugnemen(w.db, { account: rosa, id: 'k1', uitnodiging: id, bevestigd: true, ...ROEP });
  expect(await onderwerpen(w, 'Spreker')).toEqual(['Er is een plaats voor je', 'Je uitnodiging is ingetrokken']);
  const [, brief] = await w.brieven('Spreker');
  expect([brief?.reeks, brief?.agenda, brief?.antwoord_aan]).toEqual([`plaatsuitnodiging-${id}`, null, w.sessie.contact]);
  // What was held back is held back again, and the other place is held for the guest.
  for (const deel of ['Alle plaatsen zijn bezet.', 'kom je op de wachtlijst', `${ORIGIN}/kennissessies/loket-en-matching/`])
    expect(brief?.tekst).toContain(deel);
  for (const nu of [NU + 7 * DAG, NU + 7 * DAG + MINUUT]) await plaatsuitnodigingenVerlopen(w.db, { origin: ORIGIN, nu });
  expect(await onderwerpen(w, 'Gast')).toEqual(['Er is een plaats voor je', 'Je uitnodiging is verlopen']);
  expect((await w.brieven('Gast'))[1]?.tekst).toContain('Er is nog plaats. Je kunt je aanmelden op de pagina van de kennissessie.');
});

test('wat er nog kan klopt met de kennissessie: het aanmelden is gesloten, of begint nog', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 2, begin_op: NU + 9 * DAG, eind_op: NU + 10 * DAG, aanmelden_tot: NU + 5 * DAG });
  await plaats(w, 'Spreker');
  await plaatsuitnodigingenVerlopen(w.db, { origin: ORIGIN, nu: NU + 7 * DAG });
  expect((await w.brieven('Spreker'))[1]?.tekst).toContain('Dat kan niet meer: het aanmelden is gesloten.');
  await w.zet({ aanmelden_vanaf: NU + 8 * DAG, aanmelden_tot: NU + 9 * DAG });
  await plaats(w, 'Gast');
  const vraag = { account: rosa, id: 'k1', uitnodiging: (await uitnodiging(w, 'Gast')).id, ...ROEP };
  await plaatsTerugnemen(w.db, { ...vraag, bevestigd: true });
  expect((await w.brieven('Gast'))[1]?.tekst).toContain('Aanmelden kan vanaf woensdag 2 december 2026 om 10.00 uur.');
});

test('zelf nee of ja zeggen geeft geen mail over een vervallen uitnodiging, en na het begin is er niets meer te zeggen', async () => {
  const w = await wereld({ capaciteit: 3, achtergehouden: 3, begin_op: NU + 2 * DAG });
  for (const naam of ['Spreker', 'Gast', 'Anna']) await plaats(w, naam);
  await uitnodigingAfslaan(w.db, { sleutel: (await uitnodiging(w, 'Spreker')).sleutel, ...ROEP });
  await w.meldAan('Gast');
  expect(await plaatsuitnodigingenVerlopen(w.db, { origin: ORIGIN, nu: NU + 2 * DAG })).toBe(1);
  expect([await onderwerpen(w, 'Spreker'), await onderwerpen(w, 'Gast'), await onderwerpen(w, 'Anna')]).toEqual([
    ['Er is een plaats voor je'],
    ['Er is een plaats voor je', 'Je bent aangemeld'],
    ['Er is een plaats voor je'],
  ]);
});

test('voordat een uitnodiging wordt ingetrokken staat er wie een mail krijgt, ook wie daardoor een plaats krijgt', async () => {
  const w = await wereld({ capaciteit: 1 });
  await plaats(w, 'Spreker');
  expect(await w.meldAan('Anna')).toBe('wachtlijst');
  const vraag = { account: rosa, id: 'k1', uitnodiging: (await uitnodiging(w, 'Spreker')).id, ...ROEP };
  const vooraf = await plaatsTerugnemen(w.db, { ...vraag, bevestigd: false });
  expect(vooraf).toMatchObject({
    reden: 'onbevestigd',
    gevolg: { zin: 'Dit gaat naar 2 mensen: 1 (spreker@voorbeeld.example), 1 van de wachtlijst, nu met een plaats.' },
  });
  expect([await onderwerpen(w, 'Spreker'), (await uitnodiging(w, 'Spreker')).uitslag]).toEqual([['Er is een plaats voor je'], 'open']);
  await plaatsTerugnemen(w.db, { ...vraag, bevestigd: true });
  const brieven = 'gelukt' in vooraf && 'gevolg' in vooraf ? vooraf.gevolg.brieven.map(({ tekst }) => tekst) : [];
  expect((await w.brieven('Spreker'))[1]?.tekst).toBe(brieven[0]);
  expect((await w.rij('Anna')).status).toBe('bevestigd');
});

test('wie al een plaats heeft of al is uitgenodigd, wordt geen tweede keer geplaatst: er gaat niets af', async () => {
  const w = await wereld({ capaciteit: 5, achtergehouden: 2 });
  await w.meldAan('Anna');
  expect(await plaats(w, 'Anna')).toEqual({ gelukt: false, reden: 'heeft-plaats' });
  await plaats(w, 'Spreker');
  expect(await plaats(w, 'Spreker')).toEqual({ gelukt: false, reden: 'al-uitgenodigd' });
  expect([(await sessie(w)).achtergehouden, (await w.brieven('Spreker')).length]).toEqual([1, 1]);
  // After it lapsed it may be tried again, also before anybody looked.
  expect(await plaats(w, 'Spreker', { nu: NU + 8 * DAG })).toMatchObject({ gelukt: true });
  expect((await sessie(w)).achtergehouden).toBe(1);
});

test('wie wacht heeft al ja gezegd en krijgt een achtergehouden plaats meteen, met de afspraak; zonder zo’n plaats gaat niemand voor', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 1 });
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.meldAan(naam);
  expect(await plaats(w, 'Carla')).toEqual({ gelukt: true, hoe: 'geplaatst' });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst', carla: 'bevestigd' });
  expect((await w.brieven('Carla')).map(({ agenda_methode }) => agenda_methode)).toEqual([null, 'REQUEST']);
  expect(await plaats(w, 'Bram')).toEqual({ gelukt: false, reden: 'wacht-al' });
});

test('wie zich had afgemeld kan worden uitgenodigd, en ook de organisator zelf', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1 });
  await w.zet({ capaciteit: 3, achtergehouden: 2 });
  await w.meldAan('Anna');
  await afmelden(w.db, { account: mens('Anna'), id: (await w.rij('Anna')).id, ...ROEP });
  for (const naam of ['Anna', 'Rosa']) {
    expect(await plaats(w, naam)).toEqual({ gelukt: true, hoe: 'uitgenodigd' });
    expect(await w.meldAan(naam)).toBe('bevestigd');
  }
  expect((await w.brieven('Anna')).at(-1)).toMatchObject({ agenda_methode: 'REQUEST' });
});

test('vol en dicht, begonnen, of een sessie van een ander: er wordt niemand uitgenodigd', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  expect(await plaats(w, 'Gast', { nu: w.sessie.aanmelden_tot + DAG })).toEqual({ gelukt: false, reden: 'vol-en-dicht' });
  expect(await plaats(w, 'Gast', { nu: w.sessie.begin_op + MINUUT })).toEqual({ gelukt: false, reden: 'kan-niet' });
  expect(await plaats(w, 'Gast', { account: mens('Carla') })).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await w.brieven('Gast')).toEqual([]);
});

test('wie is uitgenodigd hoort van een wijziging en een afgelasting, en telt mee in de vraag vooraf', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 1 });
  await plaats(w, 'Spreker');
  expect(await w.wijzig({ plaats: 'Meppel' }, { bevestigd: false })).toMatchObject({
    gevolg: {
      zin: 'Dit gaat naar 1 persoon met een uitnodiging.',
      brieven: [{ onderwerp: 'Gewijzigd, nieuwe plaats: Loket en matching' }],
    },
  });
  await w.wijzig({ plaats: 'Meppel' });
  expect(await w.gelastAf('De zaal lekt.')).toEqual({ gelukt: true, gemaild: 1 });
  expect(await onderwerpen(w, 'Spreker')).toEqual(['Er is een plaats voor je', 'Gewijzigd, nieuwe plaats', 'Gaat niet door']);
  expect((await w.brieven('Spreker')).map(({ reeks }) => reeks)).toEqual(
    Array(3).fill(`plaatsuitnodiging-${(await uitnodiging(w, 'Spreker')).id}`),
  );
  expect(await w.meldAan('Spreker')).toBe('afgelast');
});

test('een formulier van vóór de plaatsing overschrijft het aantal niet', async () => {
  const w = await wereld({ capaciteit: 3, achtergehouden: 2 });
  const { versie } = await sessie(w);
  await plaats(w, 'Spreker');
  expect((await sessie(w)).versie).toBe(versie + 1);
  expect(await w.wijzig({ capaciteit: 2, achtergehouden: 2 })).toMatchObject({ reden: 'te-klein', bezet: 1, teVeel: 1 });
});

test('wat intussen is vrijgegeven, wordt na een nee niet weer achtergehouden', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 2 });
  await plaats(w, 'Spreker');
  await plaatsenVrijgeven(w.db, { account: rosa, id: 'k1', bevestigd: true, ...ROEP });
  expect(await w.meldAan('Anna')).toBe('bevestigd');
  expect(await w.meldAan('Bram')).toBe('wachtlijst');
  await uitnodigingAfslaan(w.db, { sleutel: (await uitnodiging(w, 'Spreker')).sleutel, ...ROEP });
  expect([(await sessie(w)).achtergehouden, (await w.rij('Bram')).status]).toEqual([0, 'bevestigd']);
});

test('een overgenomen login mailt niet onbeperkt vreemden', async () => {
  const w = await wereld({ capaciteit: 500 });
  const rij = { kennissessie_id: 'k1', plek: 'vrij', door: 'rosa', gemaakt_op: NU - 1, verloopt_op: NU + DAG } as const;
  for (let nr = 0; nr < PLAATSINGEN_PER_DAG; nr += 1)
    await w.db
      .insertInto('plaatsuitnodiging')
      .values({ ...rij, id: `u${nr}`, adres: `gast-${nr}@voorbeeld.example`, sleutel: `s${nr}` })
      .execute();
  expect(await plaats(w, 'Gast')).toEqual({ gelukt: false, reden: 'te-veel' });
  expect(await plaats(w, 'Gast', { nu: NU + DAG })).toMatchObject({ gelukt: true });
});

test('wie is uitgenodigd ziet dat bij de eigen aanmeldingen en in de eigen gegevens; een dag na de sessie is het adres weg', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1 });
  await plaats(w, 'Spreker');
  const account = await w.persoon('Spreker');
  expect(await mijnPlaatsuitnodigingen(w.db, { account, nu: NU })).toMatchObject([{ kennissessie: { id: 'k1' }, stand: 'open' }]);
  expect(await mijnPlaatsuitnodigingen(w.db, { account: mens('Anna'), nu: NU })).toEqual([]);
  const eigen = [{ kennissessie: 'Loket en matching', uitgenodigd_op: new Date(NU).toISOString(), uitslag: 'open' }];
  expect(await eigenPlaatsuitnodigingen(w.db, { account })).toEqual(eigen);
  await plaatsuitnodigingenVerlopen(w.db, { origin: ORIGIN, nu: NU + 7 * DAG });
  await aanmeldingenOpruimen(w.db, { nu: w.sessie.eind_op + DAG });
  expect(await eigenPlaatsuitnodigingen(w.db, { account })).toEqual([]);
  expect(await w.db.selectFrom('plaatsuitnodiging').select('uitslag').execute()).toEqual([{ uitslag: 'verlopen' }]);
});

test('wie zijn account wist, geeft de vastgehouden plaats terug en blijft niet met zijn adres staan', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1 });
  await plaats(w, 'Spreker');
  await uitnodigingenLosmaken(w.db, { account: mens('Spreker'), ...ROEP });
  expect((await sessie(w)).achtergehouden).toBe(1);
  expect(await w.db.selectFrom('plaatsuitnodiging').select(['adres', 'uitslag']).execute()).toEqual([{ adres: '', uitslag: 'geweigerd' }]);
});
