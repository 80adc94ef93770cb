import { expect, test } from 'vitest';
import { sluiten } from '#leren/kennisvragen/afhandelen.ts';
import { RUST_MS } from '#mail/bundelen.ts';
import { bezorgd } from '#mail/wachtrij.ts';
import { MINUUT, NU, ORIGIN, rosa, VRAAG, wereld } from './wereld.ts';

/** A world in which Rosa hears of new questions; `aanRe` are her letters. */
async function metRosa() {
  const w = await wereld();
  await w.metRe();
  const aanRe = async () => (await w.brieven()).filter(({ aan }) => aan === rosa.adres);
  return {
    ...w,
    aanRe,
    bezorg: async (nu: number) =>
      bezorgd(
        w.db,
        (await aanRe()).map(({ id }) => id),
        nu,
      ),
  };
}

test('de Realisatie-Eenheid hoort meteen van een nieuwe vraag, zonder te lezen van wie', async () => {
  const { stel, aanRe } = await metRosa();
  await stel({ adres: 'iemand@school.example', toelichting: 'Bel me thuis.' });
  const [brief] = await aanRe();
  expect(brief).toMatchObject({ onderwerp: `Nieuwe kennisvraag: ${VRAAG}`, volgende_poging_op: NU });
  for (const deel of ['Hallo Rosa', VRAAG, `${ORIGIN}/beheer/kennisvragen/`]) expect(brief?.tekst).toContain(deel);
  expect(`${brief?.tekst} ${brief?.html}`).not.toMatch(/iemand@school|Bel me thuis/);
});

test('wat binnen een uur daarna komt, staat samen in één brief die wacht', async () => {
  const { stel, aanRe, bezorg } = await metRosa();
  await stel();
  await bezorg(NU);
  for (const minuten of [10, 20, 30]) await stel({ vraag: `Vraag na ${minuten} minuten?`, nu: NU + minuten * MINUUT });
  const [, tweede, ...meer] = await aanRe();
  expect(meer).toEqual([]);
  expect(tweede).toMatchObject({ onderwerp: '3 nieuwe kennisvragen', volgende_poging_op: NU + RUST_MS });
  for (const minuten of [10, 20, 30]) expect(tweede?.tekst).toContain(`Vraag na ${minuten} minuten?`);
  expect(tweede?.tekst).not.toContain(VRAAG);
});

test('na een uur rust komt een vraag weer meteen, en nooit twee brieven binnen een uur', async () => {
  const { stel, aanRe, bezorg } = await metRosa();
  await stel();
  await bezorg(NU);
  await stel({ vraag: 'Vlak erna?', nu: NU + MINUUT });
  await bezorg(NU + RUST_MS);
  await stel({ vraag: 'Vlak na de tweede brief?', nu: NU + RUST_MS + MINUUT });
  await bezorg(NU + 2 * RUST_MS);
  await stel({ vraag: 'Veel later?', nu: NU + 4 * RUST_MS });
  expect((await aanRe()).map(({ volgende_poging_op }) => volgende_poging_op - NU)).toEqual([0, RUST_MS, 2 * RUST_MS, 4 * RUST_MS]);
});

test('een brief die nog wacht noemt alleen wat nog open is, en vervalt als alles is afgehandeld', async () => {
  const { db, stel, aanRe, bezorg, vragen } = await metRosa();
  await stel();
  await bezorg(NU);
  for (const minuten of [10, 20]) await stel({ vraag: `Vraag na ${minuten} minuten?`, nu: NU + minuten * MINUUT });
  const sluit = async (vraag: string, nu: number) => {
    const id = (await vragen()).find((een) => een.vraag === vraag)?.id ?? '';
    return sluiten(db, { account: rosa, id, reden: 'Dubbel.', origin: ORIGIN, nu });
  };
  const wachtend = async () => (await aanRe()).filter(({ bezorgd_op }) => bezorgd_op === null).map(({ onderwerp }) => onderwerp);
  expect(await wachtend()).toEqual(['2 nieuwe kennisvragen']);
  await sluit('Vraag na 10 minuten?', NU + 30 * MINUUT);
  expect(await wachtend()).toEqual(['Nieuwe kennisvraag: Vraag na 20 minuten?']);
  await sluit('Vraag na 20 minuten?', NU + 31 * MINUUT);
  expect(await wachtend()).toEqual([]);
  // The hour of quiet counts on from the letter that did go out.
  await stel({ vraag: 'Nog een?', nu: NU + 40 * MINUUT });
  expect((await aanRe()).at(-1)).toMatchObject({ onderwerp: 'Nieuwe kennisvraag: Nog een?', volgende_poging_op: NU + RUST_MS });
});

test('dezelfde vraag twee keer verstuurd is één melding', async () => {
  const { stel, aanRe } = await metRosa();
  await Promise.all([stel(), stel()]);
  expect(await aanRe()).toHaveLength(1);
});

test('lukt de vraag niet, dan hoort de Realisatie-Eenheid er ook niet van', async () => {
  const { stel, aanRe, vragen } = await metRosa();
  await expect(stel({ adres: 'kapot adres' })).rejects.toThrow();
  expect([await aanRe(), await vragen()]).toEqual([[], []]);
});
