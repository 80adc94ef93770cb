import { beforeEach, expect, test } from 'vitest';
import { codeVragen, wachtOpCode } from '#accounts/inloggen/inloggen.ts';
import { CODES_PER_NETWERK, CODES_PER_NETWERK_PER_DAG, WACHT_MS, wachtendeCodesNalopen } from '#accounts/inloggen/netwerkruimte.ts';
import type { OpenDatabase } from '#db/open.ts';
import { neem } from '#mail/wachtrij.ts';
import { verseDb } from '../../steun/db.ts';
import { codeInBrief, DAG, lever, MINUUT, maakAccount, NU } from '../steun.ts';

const ZAAL = '192.0.2.1';
let open: OpenDatabase;
beforeEach(async () => {
  open = await verseDb();
});

const adres = (nummer: number, wie = 'zaal') => `${wie}-${nummer}@voorbeeld.example`;
async function vraag(aan: string, nu = NU, netwerk = ZAAL): Promise<string> {
  const uitslag = await codeVragen(open.db, { adres: aan, netwerk, proef: false, nu });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return uitslag.koekje;
}
/** Takes the letters that may go out now, as delivery does, until there are none; to whom they are. */
async function bezorg(nu: number): Promise<string[]> {
  const uit: string[] = [];
  for (;;) {
    const stukken = await neem(open.db, 100, nu);
    if (stukken.length === 0) return uit;
    uit.push(...stukken.map(({ aan }) => aan));
    const ids = stukken.map(({ id }) => id);
    await open.db.updateTable('outbox').set({ bezorgd_op: nu, bezet_tot: 0 }).where('id', 'in', ids).execute();
  }
}
/** Lets so many minutes pass, as the server looks every minute; all letters that went out. */
async function verloop(van: number, minuten: number): Promise<string[]> {
  const uit = await bezorg(van);
  for (let minuut = 1; minuut <= minuten; minuut++) {
    await wachtendeCodesNalopen(open.db, { nu: van + minuut * MINUUT });
    uit.push(...(await bezorg(van + minuut * MINUUT)));
  }
  return uit;
}

test('zestig nieuwe mensen in één zaal krijgen hun code meteen, en komen allemaal binnen', async () => {
  const zestig = Array.from({ length: CODES_PER_NETWERK }, (_, i) => adres(i));
  const koekjes = [];
  for (const [i, aan] of zestig.entries()) koekjes.push(await vraag(aan, NU + i * 1000));
  for (const [i, aan] of zestig.entries())
    expect(await lever(open.db, koekjes[i] ?? '', await codeInBrief(open.db, aan), NU + 2 * MINUUT)).toMatchObject({ gelukt: true });
  expect((await bezorg(NU + 2 * MINUUT)).sort()).toEqual([...zestig].sort());
  // Who used a code left room: the next sixty come just as they did.
  for (let i = 60; i < 120; i++) await vraag(adres(i), NU + 3 * MINUUT);
  expect(await bezorg(NU + 3 * MINUUT)).toHaveLength(60);
});

test('wie als eenenzestigste vraagt krijgt hetzelfde antwoord; de brief gaat zodra een ander zijn code gebruikt, en werkt dan tien minuten', async () => {
  const eerste = await vraag(adres(0));
  const code = await codeInBrief(open.db, adres(0));
  for (let i = 1; i < 60; i++) await vraag(adres(i));
  const laat = await vraag(adres(60));
  expect(await bezorg(NU)).not.toContain(adres(60));
  expect(await wachtOpCode(open.db, { koekje: laat, nu: NU })).toEqual({ adres: adres(60) });
  // Of another network nobody waits for them.
  await vraag(adres(61), NU, '192.0.2.2');
  expect(await bezorg(NU)).toEqual([adres(61)]);
  const nu = NU + 9 * MINUUT;
  await lever(open.db, eerste, code, nu);
  expect(await bezorg(nu)).toEqual([adres(60)]);
  const ontvangen = await codeInBrief(open.db, adres(60));
  expect(await lever(open.db, laat, ontvangen, nu + 10 * MINUUT - 1)).toMatchObject({ gelukt: true });
});

test('een brief wacht hoogstens een kwartier: daarna gaat hij niet meer uit, en zegt de pagina dat de code verlopen is', async () => {
  for (let i = 0; i < 180; i++) await vraag(adres(i));
  const laatste = await vraag(adres(180));
  const uit = await verloop(NU, 30);
  // Sixty at once, and as many when those were not used in ten minutes.
  expect(uit).toHaveLength(120);
  expect(await wachtOpCode(open.db, { koekje: laatste, nu: NU + WACHT_MS })).toBeNull();
  expect(await open.db.selectFrom('outbox').select('id').where('bezorgd_op', 'is', null).execute()).toEqual([]);
});

test('één machine met duizend adressen krijgt geen duizend brieven weg, en houdt een collega met een account niet buiten', async () => {
  await maakAccount(open, 'anna@voorbeeld.example');
  for (let i = 0; i < 1000; i++) await vraag(adres(i, 'verzonnen'), NU + i);
  await vraag('anna@voorbeeld.example', NU + 1000);
  const eerst = await verloop(NU + 1000, 11);
  // She is among the sixty who have a place as soon as codes lapse, although 940 asked before her.
  expect([eerst.length, eerst.includes('anna@voorbeeld.example')]).toEqual([120, true]);
  const uit = [...eerst, ...(await verloop(NU + 1000 + 11 * MINUUT, 30))];
  expect(uit).toHaveLength(120);
  // The whole day it goes on, each hour with addresses of its own.
  for (let uur = 1; uur < 24; uur++) {
    const nu = NU + uur * 60 * MINUUT;
    for (let i = 0; i < 100; i++) await vraag(adres(uur * 1000 + i, 'verzonnen'), nu);
    uit.push(...(await verloop(nu, 30)));
  }
  expect(uit).toHaveLength(CODES_PER_NETWERK_PER_DAG);
  await vraag(adres(0, 'morgen'), NU + DAG + 1001);
  expect(await bezorg(NU + DAG + 1001)).toEqual([adres(0, 'morgen')]);
});

test('telden netwerken niet, dan gingen alle brieven uit', async () => {
  for (let i = 0; i < 200; i++) await vraag(adres(i), NU, `192.0.2.${i}`);
  expect(await bezorg(NU)).toHaveLength(200);
});

test('of een adres een account heeft verandert niets aan het antwoord of aan het werk ervoor, ook niet als het netwerk vol is', async () => {
  await maakAccount(open, 'anna@voorbeeld.example');
  for (let i = 0; i < 70; i++) await vraag(adres(i));
  const opdrachten: string[] = [];
  const geteld = open.db.withPlugin({
    transformQuery: ({ node }) => {
      opdrachten.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const werk = async (aan: string) => {
    opdrachten.length = 0;
    const uitslag = await codeVragen(geteld, { adres: aan, netwerk: ZAAL, proef: false, nu: NU });
    return [Object.keys(uitslag), [...opdrachten]];
  };
  expect(await werk('anna@voorbeeld.example')).toEqual(await werk('onbekend@voorbeeld.example'));
});

test('wat een persoon mag blijft: vijf codes per uur voor één adres, van hoeveel netwerken ook', async () => {
  for (let i = 0; i < 5; i++) await vraag(adres(1), NU, `192.0.2.${i}`);
  await expect(vraag(adres(1), NU, '192.0.2.9')).rejects.toThrow('te-veel-codes');
});
