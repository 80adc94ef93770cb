import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Account } from '#accounts/account.ts';
import { looptAchter } from '#beheer/loopt-achter.ts';
import { MEESTE_PER_SOORT } from '#beheer/punt.ts';
import { wachtOpJou } from '#beheer/wacht-op-jou.ts';
import { watGaatRond } from '#beheer/wat-gaat-rond.ts';
import { regiodeelnemers } from '#kennissessies/organiseren/deelnemers/regiodeelnemerslijst.ts';
import { binnenkort } from '#kennissessies/organiseren/planningslijst.ts';
import { terugblikBeginnen } from '#publicaties/bureau/beginnen.ts';
import { DAG, NU, ORIGIN, type Wereld, wereld } from '../publicaties/wereld.ts';
import { OP_PG } from '../steun/db.ts';
import { metLeesplan } from '../steun/leesplan.ts';

const HEUVELRAND = 'voorbeeldregio-heuvelrand';
const WATERKANT = 'voorbeeldregio-waterkant';
const zoeker = { stand: 'klaar' } as const;
const regionaam = (slug: string) => slug;

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const als = async (id: string): Promise<Account> => ({
  ...{ functie: '', organisatie: '', onderwijsregio: null, voorbeeld: true, sessionId: '' },
  ...(await w.wie(id)),
});
const vraag = async (id: string, regios: string[] | null, nu = NU) => ({ account: await als(id), regios, regionaam, inhoud: w.inhoud, nu });
const wacht = async (id: string, regios: string[] | null, nu = NU) => {
  const { punten, meer } = await wachtOpJou(w.db, await vraag(id, regios, nu));
  return { punten: punten.map(({ titel, href, bij }) => `${bij}: ${titel} -> ${href}`), meer };
};
const achter = async (id: string, regios: string[] | null, nu = NU) => {
  const { punten } = await looptAchter(w.db, { ...(await vraag(id, regios, nu)), zoeker });
  return punten;
};
const verzoek = (id: string, onderwijsregio: string, soort: 'auteur' | 'projectleider', gevraagd_op: number, account_id = 'carla') =>
  w.db
    .insertInto('rechtverzoek')
    .values({ id, account_id, soort, onderwijsregio, gevraagd_op, toelichting: '', reden: '', door: null, op: null })
    .execute();

test('wat op de Realisatie-Eenheid wacht staat in één lijst, het oudste eerst, elk met de plek waar het gedaan wordt', async () => {
  expect(await wacht('rosa', null)).toEqual({ punten: [], meer: [] });
  const tekst = await w.praktijk({}, 'bram');
  await w.dienIn(tekst, 'bram', NU - 2 * DAG);
  await verzoek('v1', WATERKANT, 'projectleider', NU - 3 * DAG);
  await w.db
    .insertInto('kennisvraag')
    .values({ id: 'q1', vraag: 'Hoe werf je?', gesteld_op: NU - 4 * DAG, sleutel: 'q1', adres: null, account_id: null, link: null })
    .execute();
  const denkt = { sectoren: 'po', adres: 'denker@school.example', account_id: null, afgehandeld_op: null, afgehandeld_door: null };
  await w.db
    .insertInto('regioverkenning')
    .values({ ...denkt, id: 'd1', gebied: 'Duin en veen', gemeld_op: NU - 5 * DAG })
    .execute();
  const uitnodiging = { soort: 'auteur' as const, onderwijsregio: WATERKANT, door: 'rosa', gemaakt_op: NU - 31 * DAG };
  await w.db
    .insertInto('uitnodiging')
    .values([
      { ...uitnodiging, id: 'u1', adres: 'typefout@school.example', verloopt_op: NU - DAG },
      { ...uitnodiging, id: 'u2', adres: 'komt-nog@school.example', verloopt_op: NU + DAG },
    ])
    .execute();
  // The text is first for the projectleider of its region, and only then for the Realisatie-Eenheid.
  expect((await wacht('dirk', [HEUVELRAND])).punten).toEqual([
    `best practice beoordelen: Een maatje voor elke zij-instromer -> /beheer/publicaties/${tekst}/`,
  ]);
  await w.keurGoed(tekst, 'dirk', NU - 2 * DAG);
  expect((await wacht('rosa', null)).punten).toEqual([
    'denkt over een onderwijsregio: Duin en veen -> /beheer/regioverkenningen/d1/',
    'kennisvraag: Hoe werf je? -> /beheer/kennisvragen/q1/',
    `verzoek om een recht: Carla: projectleider van ${WATERKANT} -> /beheer/mensen/verzoeken/v1/`,
    `best practice beoordelen: Een maatje voor elke zij-instromer -> /beheer/publicaties/${tekst}/`,
    `uitnodiging verlopen: typefout@school.example: auteur van ${WATERKANT} -> /beheer/mensen/#uitnodiging-u1`,
  ]);
  expect((await wacht('dirk', [HEUVELRAND])).punten).toEqual([]);
  await w.keurGoed(tekst, 'rosa');
  expect((await wacht('rosa', null)).punten).toContain(
    `best practice publiceren: Een maatje voor elke zij-instromer -> /beheer/publicaties/${tekst}/`,
  );
});

test('een signaal wacht tot iemand ernaar keek, en loopt na negentig dagen zonder antwoord achter', async () => {
  const signaal = { soort: 'kans' as const, titel: 'Meer plekken', speelt: 'S', nodig: 'N', onderwijsregio: HEUVELRAND, account_id: null };
  const leeg = { openbaar_gewenst: 1 as const, met_naam: 1 as const, gebundeld_in: null, openbaar_op: null, afgehandeld_op: null };
  await w.db
    .insertInto('signaal')
    .values({ id: 's1', ...signaal, ...leeg, niet_opgelost_op: null, bekeken_op: null, ingediend_op: NU, gewijzigd_op: NU })
    .execute();
  const regels = async (nu: number) => (await wacht('rosa', null, nu)).punten.filter((regel) => regel.startsWith('signaal'));
  expect(await regels(NU + DAG)).toEqual(['signaal: Meer plekken -> /beheer/signalen/s1/']);
  expect(await regels(NU + 20 * DAG)).toEqual(['signaal, te laat: Meer plekken -> /beheer/signalen/s1/']);
  const laat = async (nu: number) =>
    (await achter('rosa', null, nu)).filter(({ bij, titel }) => bij === 'signaal zonder antwoord' && titel === 'Meer plekken');
  // What nobody looked at yet stands in one list, with that it is late.
  expect([await laat(NU + 91 * DAG), await regels(NU + 91 * DAG)]).toEqual([
    [],
    ['signaal, te laat: Meer plekken -> /beheer/signalen/s1/'],
  ]);
  await w.db.updateTable('signaal').set({ bekeken_op: NU }).where('id', '=', 's1').execute();
  expect([await laat(NU + 90 * DAG), (await laat(NU + 90 * DAG + 1)).length, await regels(NU + 91 * DAG)]).toEqual([[], 1, []]);
});

test('een verzoek wacht op wie de regio leidt; blijft het een week liggen, dan loopt het bij de Realisatie-Eenheid achter', async () => {
  await verzoek('v1', HEUVELRAND, 'auteur', NU);
  await verzoek('v2', WATERKANT, 'auteur', NU);
  await verzoek('v3', 'voorbeeldregio-veenhoek', 'auteur', NU);
  const rij = (id: string, regio: string, pad: string) => `verzoek om een recht: Carla: auteur van ${regio} -> ${pad}verzoeken/${id}/`;
  expect((await wacht('dirk', [HEUVELRAND])).punten).toEqual([rij('v1', HEUVELRAND, '/mijn/regio/')]);
  expect((await wacht('rosa', null)).punten).toEqual([rij('v3', 'voorbeeldregio-veenhoek', '/beheer/mensen/')]);
  const liggen = async (nu: number) =>
    (await achter('rosa', null, nu)).filter(({ bij }) => bij.includes('projectleider') && !bij.startsWith('zonder'));
  expect(await liggen(NU + 6 * DAG)).toEqual([]);
  expect((await liggen(NU + 7 * DAG)).map(({ href }) => href)).toEqual(['v1', 'v2'].map((id) => `/beheer/mensen/verzoeken/${id}/`));
});

test('een gesprek zonder antwoord wacht op de Realisatie-Eenheid als beide daarover zijn gemaild, en niet op een projectleider', async () => {
  const rij = { account_id: 'carla', van_regio: null, naar_regio: HEUVELRAND, praktijk: null, titel: 'Toen', sleutel: 'g1', id: 'g1' };
  const gesprek = { ...rij, gevraagd_op: NU - 15 * DAG, afgehandeld_op: null, afgehandeld_door: null, herinnerd_op: null };
  await w.db.insertInto('gesprek').values(gesprek).execute();
  expect((await wacht('rosa', null)).punten).toEqual([]);
  await w.db.updateTable('gesprek').set({ herinnerd_op: NU }).where('id', '=', 'g1').execute();
  expect((await wacht('rosa', null)).punten).toEqual([
    `gesprek, geen antwoord van ${HEUVELRAND}: Voorbeeldregio Heuvelrand -> /beheer/gesprekken/#gesprek-g1`,
  ]);
  expect((await wacht('dirk', [HEUVELRAND])).punten).toEqual([]);
});

test('een lijst blijft kort: van elke soort de vijf oudste, en waar de rest staat', async () => {
  for (let plek = 0; plek <= MEESTE_PER_SOORT; plek += 1)
    await verzoek(`v${plek}`, HEUVELRAND, 'auteur', NU - plek, `deelnemer-0${plek + 1}`);
  const { punten, meer } = await wacht('dirk', [HEUVELRAND]);
  expect([punten.length, meer]).toEqual([MEESTE_PER_SOORT, [{ titel: 'alle verzoeken', href: '/mijn/regio/#verzoeken' }]]);
  expect(punten[0]).toContain('/verzoeken/v5/');
});

test('wat achterloopt: een terugblik die ontbreekt, een tekst voorbij zijn datum, een regio zonder projectleider, mail die niet aankwam', async () => {
  const later = NU + 400 * DAG;
  await w.db
    .updateTable('kennissessie')
    .set({ slug: 'zonder', titel: 'Geen verslag', schaal: 'regionaal', gastregio: HEUVELRAND })
    .where('id', '=', 's03')
    .execute();
  await w.db
    .insertInto('outbox')
    .values({
      ...{
        kenmerk: 'm1',
        reeks: 'm1',
        soort: '',
        aan: 'weg@school.example',
        onderwerp: 'Uitnodiging',
        tekst: '',
        html: '',
        agenda: null,
        fout: '',
        antwoord_aan: '',
      },
      ...{ agenda_methode: null, aangemaakt_op: NU, pogingen: 9, volgende_poging_op: NU, bezet_tot: 0, bezorgd_op: null, opgegeven_op: NU },
    })
    .execute();
  const re = await achter('rosa', null, later);
  const soorten = new Map(re.map((punt) => [punt.bij, punt]));
  expect(soorten.get('mail')).toMatchObject({ titel: '1 brief kwam niet aan', href: '/beheer/techniek/#mail', sinds: NU });
  expect(soorten.get('zonder projectleider')?.href).toBe('/beheer/mensen/#zonder-projectleider');
  expect(soorten.get('nog na te kijken')?.href).toBe('/beheer/publicaties/#nakijken');
  expect(soorten.get('terugblik ontbreekt, te laat')?.href).toBe('/beheer/publicaties/#zonder-terugblik');
  const leeftijden = re.flatMap(({ sinds }) => sinds ?? []);
  expect(leeftijden).toEqual([...leeftijden].sort((a, b) => a - b));

  // The projectleider sees the same of the own region alone, and writes the terugblik there.
  const eigen = await achter('dirk', [HEUVELRAND], later);
  expect(
    eigen.filter(({ bij }) => bij.startsWith('terugblik')).every(({ href }) => href.startsWith('/mijn/publicaties/nieuwe-terugblik/')),
  ).toBe(true);
  expect(eigen.some(({ bij }) => bij === 'mail' || bij.startsWith('zonder'))).toBe(false);
  const titels = w.inhoud
    .alle('praktijken')
    .filter(({ gegevens }) => gegevens.regio !== HEUVELRAND)
    .map(({ gegevens }) => gegevens.titel);
  expect(eigen.filter(({ titel }) => titels.includes(titel))).toEqual([]);
});

test('een terugblik die nog op tijd kan, wacht op wie hem schrijft en loopt niet achter; daarna is het andersom', async () => {
  const { db } = w;
  await db
    .updateTable('kennissessie')
    .set({ begin_op: NU + 300 * DAG, eind_op: NU + 300 * DAG + 1 })
    .execute();
  const gisteren = { begin_op: NU - DAG, eind_op: NU - DAG + 1, status: 'open' as const, gastregio: HEUVELRAND };
  await db
    .updateTable('kennissessie')
    .set({ ...gisteren, slug: 'bij-ons', titel: 'Bij ons', schaal: 'regionaal' })
    .where('id', '=', 's03')
    .execute();
  await db
    .updateTable('kennissessie')
    .set({ ...gisteren, slug: 'te-gast', titel: 'Te gast', schaal: 'landelijk' })
    .where('id', '=', 's04')
    .execute();
  const terugblikken = async (id: string, regios: string[] | null, nu: number) => [
    (await wacht(id, regios, nu)).punten.filter((punt) => punt.includes('terugblik')),
    (await achter(id, regios, nu)).filter(({ bij }) => bij.includes('terugblik')).map(({ titel, bij }) => `${titel}: ${bij}`),
  ];
  const tot = 'kan tot en met 7 december 2026';
  expect(await terugblikken('dirk', [HEUVELRAND], NU)).toEqual([
    [`schrijf de terugblik, ${tot}: Bij ons -> /mijn/publicaties/nieuwe-terugblik/?kennissessie=bij-ons`],
    [],
  ]);
  // A session of the whole country is the Realisatie-Eenheid's, also when a region has it to stay.
  expect(await terugblikken('rosa', null, NU)).toEqual([
    [`schrijf de terugblik, ${tot}: Te gast -> /beheer/publicaties/#zonder-terugblik`],
    [],
  ]);
  const later = NU + 30 * DAG;
  expect(await terugblikken('dirk', [HEUVELRAND], later)).toEqual([[], ['Bij ons: terugblik ontbreekt, te laat']]);
  const beide = ['Bij ons: terugblik ontbreekt, te laat', 'Te gast: terugblik ontbreekt, te laat'];
  expect(await terugblikken('rosa', null, later)).toEqual([[], beide]);
  // What was begun is finished under its own text, and waits no longer once it was sent in.
  const begin = await terugblikBeginnen(db, {
    account: await w.wie('bram'),
    kennissessie: 'bij-ons',
    inhoud: w.inhoud,
    origin: ORIGIN,
    nu: NU,
  });
  const id = begin.gelukt ? begin.id : '';
  expect((await terugblikken('dirk', [HEUVELRAND], NU))[0]).toEqual([
    `maak de terugblik af, ${tot}: Bij ons -> /beheer/publicaties/${id}/`,
  ]);
  await db.updateTable('inzending').set({ status: 'ingediend', stap: 'regio' }).where('id', '=', id).execute();
  expect((await terugblikken('dirk', [HEUVELRAND], NU))[0]).toEqual([expect.stringMatching(/^terugblik beoordelen/)]);
});

test('een bouwsteen zonder best practice loopt achter, en zoeken dat niet werkt', async () => {
  const leeg = { ...w.inhoud, alle: ((collectie: 'bouwstenen') => (collectie === 'bouwstenen' ? w.inhoud.alle(collectie) : [])) as never };
  const lees = async (inhoud: typeof w.inhoud, stand: 'klaar' | 'fout') =>
    (await looptAchter(w.db, { ...(await vraag('rosa', null)), inhoud, zoeker: { stand } })).punten.map(
      ({ titel, bij }) => `${titel}, ${bij}`,
    );
  expect(await lees(leeg, 'fout')).toEqual(
    expect.arrayContaining(['9 bouwstenen, nog zonder best practice', 'Zoeken loopt achter, techniek']),
  );
  expect((await lees(w.inhoud, 'klaar')).filter((regel) => /bouwsteen|Zoeken/.test(regel))).toEqual([]);
});

test('deze week: de sessies van zeven dagen, anders de eerstvolgende; een concept en een afgelaste niet; een projectleider alleen de eigen', async () => {
  const titels = async (regios: string[] | null, nu: number) => {
    const { sessies, ...rest } = await binnenkort(w.db, { regios, meeste: 2, nu });
    return { titels: sessies.map(({ kennissessie }) => kennissessie.id), ...rest };
  };
  await w.db.deleteFrom('aanmelding').execute();
  await w.db
    .updateTable('kennissessie')
    .set({ begin_op: NU - 60 * DAG, eind_op: NU - 59 * DAG })
    .execute();
  const plan = (id: string, dagen: number, anders: object = {}) =>
    w.db
      .updateTable('kennissessie')
      .set({ begin_op: NU + dagen * DAG, eind_op: NU + dagen * DAG + 1, status: 'open', schaal: 'landelijk', gastregio: null, ...anders })
      .where('id', '=', id)
      .execute();
  await plan('s01', 1);
  await plan('s02', 2, { status: 'concept' });
  await plan('s03', 3, { status: 'afgelast' });
  await plan('s04', 6, { schaal: 'regionaal', gastregio: WATERKANT });
  await plan('s05', 20);
  expect(await titels(null, NU)).toEqual({ titels: ['s01', 's04'], dezeWeek: true, meer: false, komend: 3 });
  expect(await titels([WATERKANT], NU)).toEqual({ titels: ['s04'], dezeWeek: true, meer: false, komend: 1 });
  expect(await titels(null, NU + 8 * DAG)).toEqual({ titels: ['s05'], dezeWeek: false, meer: false, komend: 1 });
  expect(await titels(null, NU + 30 * DAG)).toEqual({ titels: [], dezeWeek: false, meer: false, komend: 0 });
  await plan('s06', 5);
  expect(await titels(null, NU)).toMatchObject({ titels: ['s01', 's06'], meer: true });
});

test('een projectleider ziet wie van de regio waarheen gaat, met naam en status; wie zich afmeldde of elders hoort niet', async () => {
  const { db } = w;
  await db.deleteFrom('aanmelding').execute();
  const { id } = await db
    .selectFrom('kennissessie')
    .select('id')
    .where('eind_op', '>', NU)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
  const rij = (account_id: string, status: 'bevestigd' | 'wachtlijst' | 'afgemeld', onderwijsregio: string = HEUVELRAND) => ({
    ...{ onderwijsregio, regiostatus: 'in-oprichting' },
    ...{ id: account_id, kennissessie_id: id, account_id, status, aangemeld_op: NU, deelname: null, vraag: 'Geheim?', toestemming_op: NU },
    ...{ sleutel: account_id, gewijzigd_op: NU, vergeefs_op: null, prioriteit: 0, toegang: '', dieet: '', volgnummer: 0 },
  });
  await db
    .insertInto('aanmelding')
    .values([rij('bram', 'bevestigd'), rij('berit', 'wachtlijst'), rij('carla', 'afgemeld'), rij('emma', 'bevestigd', WATERKANT)])
    .execute();
  // Who went to another region afterwards stays where the registration says; who came to this one does not count for it.
  await db.updateTable('account').set({ onderwijsregio: WATERKANT }).where('id', '=', 'bram').execute();
  await db.updateTable('account').set({ onderwijsregio: HEUVELRAND }).where('id', '=', 'emma').execute();
  const { deelnemers, meer } = await regiodeelnemers(db, { regios: [HEUVELRAND], meeste: 10, nu: NU });
  expect([deelnemers.map(({ naam, status }) => [naam, status]), meer]).toEqual([
    [
      ['Bram', 'bevestigd'],
      ['berit', 'wachtlijst'],
    ],
    false,
  ]);
  expect(deelnemers[0]).toMatchObject({ onderwijsregio: HEUVELRAND, regiostatus: 'in-oprichting' });
  expect(JSON.stringify(deelnemers)).not.toContain('Geheim');
  expect(await regiodeelnemers(db, { regios: [HEUVELRAND], meeste: 1, nu: NU })).toMatchObject({
    deelnemers: [{ naam: 'Bram' }],
    meer: true,
  });
  expect((await regiodeelnemers(db, { regios: [HEUVELRAND], vanaf: 1, meeste: 1, nu: NU })).deelnemers).toMatchObject([{ naam: 'berit' }]);
});

test('wat rondgaat is het nieuwste dat online staat, van alle soorten samen', async () => {
  const { nieuwste } = await watGaatRond(w.db, { inhoud: w.inhoud, nu: NU });
  const dagen = (['praktijken', 'terugblikken', 'nieuws'] as const).flatMap((soort) =>
    w.inhoud.alle(soort).map(({ gegevens }) => gegevens.gepubliceerd),
  );
  expect(nieuwste).toHaveLength(5);
  expect(new Date((nieuwste[0]?.op ?? 0) + DAG / 2).toISOString().slice(0, 10)).toBe(dagen.sort().at(-1));
});

/** What all questions of the first pages of Beheer and of a region read whole. */
async function eerstePaginas(): Promise<string[]> {
  const { db, leestHelemaal } = metLeesplan(w.db);
  for (const een of [await vraag('rosa', null), await vraag('dirk', [HEUVELRAND])]) {
    await binnenkort(db, { regios: een.regios, meeste: 6, nu: NU });
    await wachtOpJou(db, een);
    await looptAchter(db, { ...een, inhoud: w.inhoud, zoeker });
  }
  await regiodeelnemers(db, { regios: [HEUVELRAND], meeste: 20, nu: NU });
  return leestHelemaal();
}

// Sessions and texts there are hundreds of; of the others only what is open. `npm run bench -- beheer` says what it costs with a full year.
const WEINIG = [
  // What waits for two weeks or less, and what got no answer since.
  'SCAN gesprek USING INDEX gesprek_open',
  ...['SCAN inzending', 'SCAN k', 'SCAN k USING INDEX kennissessie_begin', 'SCAN kennisvraag USING INDEX kennisvraag_open'],
  'SCAN p USING INDEX publicatie_fout',
  // Of one session, counted per region already.
  'SCAN r',
  ...[
    'SCAN recht USING INDEX recht_regio',
    'SCAN regioverkenning USING INDEX regioverkenning_open',
    'SCAN u USING INDEX uitnodiging_open',
    'SCAN v USING INDEX rechtverzoek_wacht',
  ],
];

// The plans are those that SQLite makes.
test.skipIf(OP_PG)('hoeveel mensen, aanmeldingen en brieven er ook zijn: geen vraag van deze bladzijden leest ze allemaal', async () => {
  expect(await eerstePaginas()).toEqual(WEINIG);
});

test.skipIf(OP_PG).each([
  ['aanmelding_regio', 'a'],
  ['outbox_opgegeven', 'outbox'],
])('dat valt op: zonder de index %s wordt alles gelezen', async (index, tabel) => {
  await sql.raw(`drop index ${index}`).execute(w.db);
  const erbij = (await eerstePaginas()).filter((stap) => !WEINIG.includes(stap));
  expect(erbij.map((stap) => stap.split(' ')[1])).toContain(tabel);
});
