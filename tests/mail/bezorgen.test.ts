import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '#db/open.ts';
import { type Bezorging, startBezorging } from '#mail/bezorgen.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import { naarSmtp, type Poststuk, type Vervoer } from '#mail/vervoer.ts';
import { BEZET_MS, OPGEVEN_NA_MS } from '#mail/wachtrij.ts';
import { verseDb, zetTrigger } from '../steun/db.ts';
import { brief, NU, startSmtp, stilLog, totdat, VAN } from './steun.ts';

let open: OpenDatabase;
let nu: number;
let bezorging: Bezorging | undefined;
const log = stilLog();
beforeEach(async () => {
  open = await verseDb();
  nu = NU;
  log.regels.length = 0;
});
afterEach(async () => {
  await bezorging?.stop();
  bezorging = undefined;
  await open.sluit();
});

const start = (vervoer: Vervoer) => {
  bezorging = startBezorging({ db: open.db, vervoer, van: VAN, log, nu: () => nu });
  return bezorging;
};
const schrijf = (over: Partial<Brief> = {}) => zetKlaar(open.db, brief(over), nu);
const rij = () => open.db.selectFrom('outbox').selectAll().orderBy('id').executeTakeFirstOrThrow();
/** A carrier that notes what it carries and fails as long as `stuk` is true. */
function drager() {
  const gebracht: string[] = [];
  const staat = { kapot: false, geprobeerd: 0 };
  const vervoer: Vervoer = async ({ onderwerp }: Poststuk) => {
    staat.geprobeerd += 1;
    if (staat.kapot) throw new Error('connect ECONNREFUSED');
    gebracht.push(onderwerp);
  };
  return { gebracht, staat, vervoer };
}

test('een bezorgde brief houdt zijn rij maar niet zijn tekst', async () => {
  await schrijf({ onderwerp: '7KQ2M9XA is je code', tekst: '7KQ2M9XA' });
  const { gebracht, vervoer } = drager();
  start(vervoer);
  await totdat(async () => (await rij()).bezorgd_op !== null, 'the letter');
  expect(gebracht).toEqual(['7KQ2M9XA is je code']);
  expect(await rij()).toMatchObject({ bezorgd_op: NU, onderwerp: '', tekst: '', html: '', agenda: null, aan: 'carla@voorbeeld.example' });
});

test('een uur zonder mailserver verliest niets: eerst na 1 minuut, dan steeds dubbel zo lang', async () => {
  // An address where nobody else takes the port meanwhile.
  const EIGEN = '127.0.0.77';
  const ZONDER_TLS = { hideSTARTTLS: true };
  const post = await startSmtp(0, ZONDER_TLS, EIGEN);
  await post.sluit();
  await schrijf();
  const b = start(naarSmtp(post.url));
  const wachttijden: number[] = [];
  for (let poging = 1; poging <= 6; poging += 1) {
    await totdat(async () => (await rij()).pogingen === poging, `attempt ${poging}`);
    const { volgende_poging_op, fout } = await rij();
    expect(fout).toContain('ECONNREFUSED');
    wachttijden.push((volgende_poging_op - nu) / 60_000);
    nu = volgende_poging_op;
    if (nu < NU + 60 * 60_000) b.por();
    else break;
  }
  expect(wachttijden).toEqual([1, 2, 4, 8, 16, 32]);
  const weer = await startSmtp(post.poort, ZONDER_TLS, EIGEN);
  b.por();
  await totdat(async () => (await rij()).bezorgd_op !== null, 'the letter after the failure');
  expect(weer.ontvangen.map(({ brief: { subject } }) => subject)).toEqual(['Je bent aangemeld: Zij-instroom']);
  await weer.sluit();
});

test('weigert de mailserver één adres, dan gaat de rest door en staat dat adres niet in het log', async () => {
  const post = await startSmtp(0, {
    onRcptTo: ({ address }, _sessie, klaar) => klaar(address.startsWith('weg') ? new Error(`<${address}> onbekend`) : null),
  });
  await schrijf({ aan: 'weg@voorbeeld.example' });
  await schrijf({ onderwerp: 'wel' });
  start(naarSmtp(post.url));
  await totdat(() => post.ontvangen.length === 1, 'the other letter');
  await totdat(async () => (await rij()).pogingen === 1, 'the refusal');
  expect((await rij()).fout).toContain('weg@voorbeeld.example');
  expect(JSON.stringify(log.regels)).not.toContain('@voorbeeld');
  expect(JSON.stringify(log.regels)).toContain('<[adres]> onbekend');
  await bezorging?.stop();
  await post.sluit();
});

test('een adres dat de mailserver voorgoed weigert wordt niet nog eens geprobeerd; een tijdelijke weigering wel', async () => {
  const post = await startSmtp(0, {
    onRcptTo: ({ address }, _sessie, klaar) => {
      const code = { weg: 550, straks: 451 }[address.split('@')[0] ?? ''];
      klaar(code ? Object.assign(new Error('nee'), { responseCode: code }) : null);
    },
  });
  await schrijf({ aan: 'weg@voorbeeld.example' });
  await schrijf({ aan: 'straks@voorbeeld.example' });
  start(naarSmtp(post.url));
  const rijen = () =>
    open.db.selectFrom('outbox').select(['pogingen', 'opgegeven_op', 'volgende_poging_op as weer']).orderBy('id').execute();
  await totdat(async () => (await rijen()).every(({ pogingen }) => pogingen === 1), 'both refusals');
  expect((await rijen()).map(({ opgegeven_op }) => opgegeven_op)).toEqual([NU, null]);
  // Somebody else's letter that arrives does not hurry what one address refuses for now.
  await schrijf({ onderwerp: 'ander' });
  bezorging?.por();
  await totdat(() => post.ontvangen.length === 1, 'the other letter');
  await schrijf({ onderwerp: 'nog een' });
  bezorging?.por();
  await totdat(() => post.ontvangen.length === 2, 'one more letter');
  expect((await rijen())[1]).toMatchObject({ pogingen: expect.any(Number), opgegeven_op: null });
  expect(log.regels.filter(({ niveau }) => niveau === 'error').map(({ m }) => m)).toEqual(['A letter was refused for good.']);
  await bezorging?.stop();
  await post.sluit();
});

test('een verkeerd wachtwoord is geen schuld van de brief: die blijft wachten', async () => {
  const post = await startSmtp(0, {
    authOptional: false,
    onAuth: (_auth, _sessie, klaar) => klaar(Object.assign(new Error('nee'), { responseCode: 535 })),
    allowInsecureAuth: true,
    hideSTARTTLS: true,
  });
  await schrijf();
  start(naarSmtp(post.url.replace('smtp://', 'smtp://naam:fout@')));
  await totdat(async () => (await rij()).pogingen === 1, 'the refusal');
  expect((await rij()).opgegeven_op).toBeNull();
  await bezorging?.stop();
  await post.sluit();
});

/** A carrier whose mail server is away until told otherwise; `keren` counts how often it was asked. */
function wegvallend() {
  const { gebracht, staat, vervoer } = drager();
  const vraag = { keren: 0 };
  const metVraag: Vervoer = Object.assign((...stuk: Parameters<Vervoer>) => vervoer(...stuk), {
    async antwoordt() {
      vraag.keren += 1;
      return !staat.kapot;
    },
  });
  staat.kapot = true;
  return { gebracht, staat, vraag, metVraag };
}
const startVragend = (vervoer: Vervoer) => {
  bezorging = startBezorging({ db: open.db, vervoer, van: VAN, log, nu: () => nu, vraagElkeMs: 20 });
};

test.each([{ vragen: true }, { vragen: false }])(
  'antwoordt de mailserver weer, dan gaat alles wat wachtte meteen; wie het niet vraagt ($vragen), wacht',
  async ({ vragen }) => {
    const { gebracht, staat, vraag, metVraag } = wegvallend();
    for (const onderwerp of ['een', 'twee', 'drie']) await schrijf({ onderwerp });
    startVragend(vragen ? metVraag : (stuk, afzender) => metVraag(stuk, afzender));
    await totdat(() => staat.geprobeerd === 3, 'three failures');
    if (vragen) await totdat(() => vraag.keren > 1, 'questions');
    expect(gebracht).toEqual([]);
    staat.kapot = false;
    if (vragen) await totdat(() => gebracht.length === 3, 'all that waited');
    else await new Promise((klaar) => setTimeout(klaar, 1500));
    expect(gebracht.sort()).toEqual(vragen ? ['drie', 'een', 'twee'] : []);
    // The clock did not move: nothing came up for its next attempt by itself.
    expect(nu).toBe(NU);
  },
);

test('ook na een herstart gaat wat wachtte zodra de mailserver er weer is', async () => {
  const { gebracht, staat, metVraag } = wegvallend();
  await schrijf({ onderwerp: 'een' });
  startVragend(metVraag);
  await totdat(() => staat.geprobeerd === 1, 'a failure');
  await bezorging?.stop();
  // Its next attempt is an hour away, and nobody writes another letter.
  await open.db
    .updateTable('outbox')
    .set({ volgende_poging_op: NU + 60 * 60_000 })
    .execute();
  staat.kapot = false;
  startVragend(metVraag);
  await totdat(() => gebracht.length === 1, 'the letter that waited');
  expect([gebracht, nu]).toEqual([['een'], NU]);
});

test('een brief die aankomt wekt wat voor hem bleef liggen', async () => {
  const { gebracht, staat, vervoer } = drager();
  staat.kapot = true;
  await schrijf({ onderwerp: 'eerst' });
  start(vervoer);
  await totdat(async () => (await rij()).pogingen === 1, 'the failure');
  staat.kapot = false;
  await schrijf({ onderwerp: 'later' });
  bezorging?.por();
  await totdat(() => gebracht.length === 2, 'both');
  expect(gebracht).toEqual(['later', 'eerst']);
});

test('een brief die te laat is om nog iets waard te zijn gaat niet meer weg en blijft niet liggen; een minuut eerder wel', async () => {
  await schrijf({ onderwerp: 'te laat', verlooptOp: NU });
  await schrijf({ onderwerp: 'op tijd', verlooptOp: NU + 60_000 });
  const { gebracht, vervoer } = drager();
  start(vervoer);
  await totdat(() => gebracht.length > 0, 'the one that is in time');
  expect([gebracht, (await open.db.selectFrom('outbox').select('id').execute()).length]).toEqual([['op tijd'], 1]);
  expect(log.regels).toContainEqual({ niveau: 'info', o: { brieven: 1 }, m: 'Letters that had lapsed were not sent.' });
});

test('na drie dagen wordt een brief opgegeven, met een fout in het log', async () => {
  const { staat, vervoer } = drager();
  staat.kapot = true;
  await schrijf();
  nu += OPGEVEN_NA_MS - 1;
  const b = start(vervoer);
  await totdat(async () => (await rij()).pogingen === 1, 'the last but one attempt');
  expect((await rij()).opgegeven_op).toBeNull();
  nu = (await rij()).volgende_poging_op;
  b.por();
  await totdat(async () => (await rij()).opgegeven_op !== null, 'giving up');
  expect(log.regels.filter(({ niveau }) => niveau === 'error').map(({ m }) => m)).toEqual(['A letter was given up after three days.']);
  nu += 60 * 60_000;
  b.por();
  await b.stop();
  expect(staat.geprobeerd).toBe(2);
});

test('binnen een reeks haalt geen brief een eerdere in, ook niet als die moet wachten', async () => {
  const { gebracht, staat, vervoer } = drager();
  staat.kapot = true;
  await schrijf({ reeks: 'a', onderwerp: 'uitnodiging' });
  const b = start(vervoer);
  await totdat(async () => (await rij()).pogingen === 1, 'the first failure');
  staat.kapot = false;
  await schrijf({ reeks: 'a', onderwerp: 'afgelast' });
  await schrijf({ reeks: 'b', onderwerp: 'ander' });
  b.por();
  // One that arrives wakes what waited.
  await totdat(() => gebracht.length === 3, 'the rest');
  expect(gebracht).toEqual(['ander', 'uitnodiging', 'afgelast']);
});

test('is de eerste brief van een reeks opgegeven, dan gaat de volgende door', async () => {
  const { gebracht, vervoer } = drager();
  await schrijf({ reeks: 'a', onderwerp: 'kwijt' });
  await open.db.updateTable('outbox').set({ opgegeven_op: NU }).execute();
  await schrijf({ reeks: 'a', onderwerp: 'afgelast' });
  start(vervoer);
  await totdat(() => gebracht.length === 1, 'the next letter');
  expect(gebracht).toEqual(['afgelast']);
});

test('een brief waarvan de bezorger is doodgegaan wordt bezorgd zodra zijn tijd om is, en niet eerder', async () => {
  await schrijf();
  await open.db
    .updateTable('outbox')
    .set({ bezet_tot: NU + BEZET_MS })
    .execute();
  const { gebracht, vervoer } = drager();
  const b = start(vervoer);
  nu = NU + BEZET_MS - 1;
  b.por();
  await new Promise((klaar) => setTimeout(klaar, 50));
  expect(gebracht).toEqual([]);
  nu = NU + BEZET_MS;
  b.por();
  await totdat(() => gebracht.length === 1, 'the letter of the dead process');
});

test.each([
  { met: true, keren: 1 },
  { met: false, keren: 2 },
])('twee bezorgers brengen een brief samen één keer; zonder het slot op de rij ($met) worden het er twee', async ({ met, keren }) => {
  if (!met)
    await zetTrigger(
      open.db,
      `create trigger zonder_slot after update of bezet_tot on outbox when new.bezet_tot <> 0
        begin update outbox set bezet_tot = 0 where id = new.id; end`,
    );
  const gebracht: string[] = [];
  const traag: Vervoer = async ({ onderwerp }) => {
    gebracht.push(onderwerp);
    if (met) await new Promise((klaar) => setTimeout(klaar, 100));
    else await totdat(() => gebracht.length > 1, 'the second time');
  };
  await schrijf();
  const tweede = startBezorging({ db: open.db, vervoer: traag, van: VAN, log, nu: () => nu });
  await totdat(() => gebracht.length > 0, 'the first carrier');
  start(traag);
  await totdat(async () => (await rij()).bezorgd_op !== null, 'the delivery');
  await tweede.stop();
  // The one without a lock also takes it again and again itself.
  expect(Math.min(gebracht.length, 2)).toBe(keren);
});

test('stoppen wacht op wat onderweg is', async () => {
  let los = () => {};
  const b = start(
    () =>
      new Promise((klaar) => {
        los = klaar;
      }),
  );
  await schrijf();
  b.por();
  await totdat(async () => (await rij()).bezet_tot > 0, 'the claim');
  let gestopt = false;
  const stoppen = b.stop().then(() => {
    gestopt = true;
  });
  await new Promise((klaar) => setTimeout(klaar, 30));
  expect(gestopt).toBe(false);
  los();
  await stoppen;
  expect((await rij()).bezorgd_op).toBe(NU);
});

test('bezorgde en opgegeven brieven worden na 30 dagen vergeten, wachtende nooit', async () => {
  await schrijf({ aan: 'bezorgd@voorbeeld.example' });
  await schrijf({ aan: 'opgegeven@voorbeeld.example' });
  await schrijf({ aan: 'wacht@voorbeeld.example' });
  await open.db.updateTable('outbox').set({ bezorgd_op: NU }).where('aan', 'like', 'bezorgd%').execute();
  await open.db.updateTable('outbox').set({ opgegeven_op: NU }).where('aan', 'like', 'opgegeven%').execute();
  nu += 30 * 24 * 3600_000 + 1;
  start(drager().vervoer);
  await totdat(async () => (await open.db.selectFrom('outbox').select('aan').execute()).length === 1, 'forgetting');
  expect((await rij()).aan).toBe('wacht@voorbeeld.example');
});
