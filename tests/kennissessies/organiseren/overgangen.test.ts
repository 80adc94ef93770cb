import { expect, test } from 'vitest';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { afronden, heropenen, sessieAfsluiten } from '#kennissessies/organiseren/afronden.ts';
import { deelnemerPlaatsen } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import { materiaalToevoegen } from '#kennissessies/organiseren/materiaal/materiaal-toevoegen.ts';
import { sessieKopieren, sessieVerwijderen } from '#kennissessies/organiseren/sessie-maken.ts';
import { aankondigen, openzetten } from '#kennissessies/organiseren/uitbrengen.ts';
import { extraBriefSturen } from '#kennissessies/organiseren/verstuurd/extra-brief.ts';
import { plaatsenVrijgeven } from '#kennissessies/organiseren/vrijgeven/plaatsen-vrijgeven.ts';
import { type Daad, kanMetSessie, OVERGANGEN, type Sessiestand, STANDEN, sessiestandVan } from '#kennissessies/overgangen.ts';
import { DAG, NU, ORIGIN, rosa, uren, type Wereld, wereld } from '../wereld.ts';

const VAST = { account: rosa, id: 'k1', versie: 1, nu: NU };
const lukt = (uitslag: { gelukt: boolean }) => uitslag.gelukt;
const WACHTEND = {
  ...{
    id: 'a1',
    kennissessie_id: 'k1',
    account_id: 'rosa',
    status: 'wachtlijst' as const,
    prioriteit: 0,
    aangemeld_op: NU,
    deelname: null,
  },
  ...{ vraag: '', toegang: '', dieet: '', toestemming_op: NU, sleutel: 's', volgnummer: 0, gewijzigd_op: NU },
} as const;
/** Each act as its door calls it; whether it did anything. */
const DOEN: Record<Daad, (w: Wereld) => Promise<boolean>> = {
  aankondigen: async (w) => lukt(await aankondigen(w.db, { ...VAST, bevestigd: true, origin: ORIGIN })),
  openzetten: async (w) => lukt(await openzetten(w.db, { ...VAST, bevestigd: true, origin: ORIGIN })),
  wijzigen: async (w) => lukt(await w.wijzig({ titel: 'Anders' })),
  // The same act as wijzigen, by what changes; of a concept nothing is moved yet.
  verplaatsen: async (w) =>
    lukt(await w.wijzig(uren(w.sessie.begin_op + DAG, w.sessie.eind_op + DAG))) &&
    (await opzoeken(w.db, { id: 'k1' }))?.status !== 'concept',
  plaatsen: async (w) => lukt(await deelnemerPlaatsen(w.db, { ...VAST, adres: 'spreker@voorbeeld.example', origin: ORIGIN })),
  vrijgeven: async (w) => {
    await w.zet({ achtergehouden: 1 });
    return lukt(await plaatsenVrijgeven(w.db, { ...VAST, bevestigd: true, origin: ORIGIN }));
  },
  schrijven: async (w) => {
    await w.db.insertInto('aanmelding').values(WACHTEND).execute();
    const brief = { kenmerk: 'brief', aan: 'allen', onderwerp: 'Nieuws', tekst: 'Tot dan.' } as const;
    return lukt(await extraBriefSturen(w.db, { ...VAST, brief, bevestigd: true, origin: ORIGIN }));
  },
  delen: async (w) =>
    lukt(
      await materiaalToevoegen(w.db, {
        ...{ ...VAST, titel: 'Opname', link: 'https://voorbeeld.example/', bestand: null },
        aannemen: async () => ({ gelukt: false, reden: 'soort' }),
      }),
    ),
  afgelasten: async (w) => lukt(await w.gelastAf()),
  afronden: async (w) => lukt(await sessieAfsluiten(w.db, { account: rosa, kennissessie: w.sessie.slug, reden: 'Kennismaking.', nu: NU })),
  heropenen: async (w) => {
    const eerst = await opzoeken(w.db, { id: 'k1' });
    await w.db.transaction().execute((trx) => heropenen(trx, { id: 'k1', nu: NU }));
    return (await opzoeken(w.db, { id: 'k1' }))?.status !== eerst?.status;
  },
  verwijderen: async (w) => lukt(await sessieVerwijderen(w.db, VAST)),
  kopieren: async (w) => lukt(await sessieKopieren(w.db, { ...VAST, gastheer: 'kennis.example' })),
};
const DADEN = Object.keys(DOEN) as Daad[];

async function inStand(stand: Sessiestand): Promise<Wereld> {
  const w = await wereld();
  const geweest = { begin_op: NU - 2 * DAG, eind_op: NU - DAG };
  if (stand === 'geweest') await w.zet({ status: 'open', ...geweest });
  else await w.zet({ status: stand, ...(stand === 'afgerond' ? geweest : {}) });
  return w;
}

test.each(STANDEN.flatMap((stand) => DADEN.map((daad) => [stand, daad] as const)))('%s: %s', async (stand, daad) => {
  const w = await inStand(stand);
  const mag = stand in OVERGANGEN[daad].van;
  const eerst = await opzoeken(w.db, { id: 'k1' });
  expect(await DOEN[daad](w)).toBe(mag);
  const daarna = await opzoeken(w.db, { id: 'k1' });
  if (!mag && daad !== 'verplaatsen' && daad !== 'vrijgeven') expect(daarna).toEqual(eerst);
  if (!mag) return;
  const naar = OVERGANGEN[daad].van[stand];
  expect(daarna?.status ?? 'weg').toBe(naar === 'zelfde' ? eerst?.status : naar);
});

test('de tabel in woorden', () => {
  const woorden = DADEN.map(
    (daad) =>
      `${daad}: ${Object.entries(OVERGANGEN[daad].van)
        .map(([van, naar]) => (naar === 'zelfde' ? van : `${van} → ${naar}`))
        .join(', ')}`,
  );
  expect(woorden).toEqual([
    'aankondigen: concept → save-the-date',
    'openzetten: concept → open, save-the-date → open',
    'wijzigen: concept, save-the-date, open, verplaatst',
    'verplaatsen: save-the-date, open → verplaatst, verplaatst',
    'plaatsen: open, verplaatst',
    'vrijgeven: save-the-date, open, verplaatst',
    'schrijven: open, verplaatst, geweest, afgelast, afgerond',
    'delen: save-the-date, open, verplaatst, geweest, afgerond',
    'afgelasten: save-the-date → afgelast, open → afgelast, verplaatst → afgelast',
    'afronden: geweest → afgerond, afgerond',
    'heropenen: afgerond → open',
    'verwijderen: concept → weg',
    'kopieren: concept, save-the-date, open, verplaatst, geweest, afgelast, afgerond',
  ]);
});

test('alleen de uitgever van terugblikken heropent, en alleen wat geweest is rondt hij af', async () => {
  const w = await inStand('open');
  await w.db.transaction().execute((trx) => afronden(trx, { id: 'k1', nu: NU }));
  expect((await opzoeken(w.db, { id: 'k1' }))?.status).toBe('open');
  const voorbij = { status: 'afgerond' as const, eindOp: NU - 1 };
  expect([
    kanMetSessie('heropenen', voorbij, NU),
    kanMetSessie('heropenen', voorbij, NU, 'uitgever'),
    kanMetSessie('afgelasten', voorbij, NU, 'uitgever'),
  ]).toEqual([...[false, true, false]]);
});

test('een sessie is geweest zodra zij voorbij is; een concept, een afgelaste of een afgeronde blijft wat zij is', () => {
  const op = (status: 'open' | 'save-the-date' | 'concept' | 'afgelast' | 'afgerond', eindOp: number) =>
    sessiestandVan({ status, eindOp }, NU);
  expect([op('open', NU + 1), op('open', NU), op('save-the-date', NU), op('concept', NU), op('afgelast', NU), op('afgerond', NU)]).toEqual([
    ...['open', 'geweest', 'geweest', 'concept', 'afgelast', 'afgerond'],
  ]);
});
