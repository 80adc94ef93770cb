import { expect, test } from 'vitest';
import { adoptiesLezen } from '#leren/adopties/adoptie.ts';
import { adoptieVerbergen } from '#leren/adopties/adoptie-bijsturen.ts';
import { adoptieWeghalen } from '#leren/adopties/adoptie-weghalen.ts';
import { adoptiebijschriften } from '#leren/adopties/adoptiebijschriften.ts';
import { adoptiewereld, bram, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, wim } from './adoptiewereld.ts';

async function wereld() {
  const w = await adoptiewereld();
  return {
    ...w,
    zinnen: async () => adoptiebijschriften(await adoptiesLezen(w.db), w.inhoud).flatMap(({ url, zinnen }) => [url, ...zinnen]),
    vanRegio: (regio: string) =>
      w.db.selectFrom('adoptie').select(['id', 'nummer']).where('onderwijsregio', '=', regio).executeTakeFirstOrThrow(),
  };
}

test('bij een best practice staat voor wie zoekt welke regio’s haar overnemen en hoe ver zij zijn', async () => {
  const { adopteer, zinnen } = await wereld();
  expect(await zinnen()).toEqual([]);
  await adopteer(bram, 'loket', 'bos');
  await adopteer(wim, 'loket', 'wad', { stand: 'gestopt', stopreden: 'tijd' });
  expect(await zinnen()).toEqual(['/praktijken/loket/', 'Regio bos past dit toe.', 'Regio wad is hiermee gestopt.']);
});

test('wat verborgen of weggehaald is, of van een voorbeeldregio, staat er niet', async () => {
  const { db, inhoud, adopteer, zet, zinnen, vanRegio } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await adopteer(wim, 'loket', 'wad', { stand: 'verkent' });
  const { id } = await vanRegio('bos');
  await adoptieVerbergen(db, { account: rosa, id, reden: 'Naam.', origin: ORIGIN, nu: NU });
  expect(await zinnen()).toEqual(['/praktijken/loket/', 'Regio wad verkent dit.']);
  zet(
    REGIOS.map((een) => ({ ...een, voorbeeld: een.slug === 'wad' })),
    PRAKTIJKEN,
  );
  expect(await zinnen()).toEqual([]);
  zet(REGIOS, PRAKTIJKEN);
  const { id: wad, nummer: gezien } = await vanRegio('wad');
  await adoptieWeghalen(db, { account: wim, inhoud, id: wad, gezien, origin: ORIGIN, nu: NU });
  expect(await zinnen()).toEqual([]);
});

test('zolang er niets wijzigt is het dezelfde lijst', async () => {
  const { db, inhoud, adopteer } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  const alle = await adoptiesLezen(db);
  expect(adoptiebijschriften(alle, inhoud)).toBe(adoptiebijschriften(alle, inhoud));
});
