import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LINKREDENEN } from '#db/tabellen-inzending.ts';
import { dodeLinks } from '#publicaties/bijhouden/dode-links.ts';
import type { Bezoek } from '#publicaties/bijhouden/links/adres-bezoeken.ts';
import { isVoorIedereen, kapotteLinks, openLinkboek } from '#publicaties/bijhouden/links/linkboek.ts';
import { linksNakijken } from '#publicaties/bijhouden/links/links-nakijken.ts';
import { DAG, NU, type Wereld, wereld } from '../../wereld.ts';

const LINK = 'https://uitgever.example/rapport';
let w: Wereld;
beforeEach(async () => {
  w = await wereld();
  await kaart(LINK);
});
afterEach(() => w.ruimOp());

async function kaart(link: string, slug = 'een-rapport') {
  const velden = {
    ...{ titel: slug, kern: 'Wat erin staat.', link, bronsoort: 'rapport', herkomst: 'anders', uitgever: 'Uitgever', verschenen: '2024' },
    ...{
      waarom: 'Nuttig.',
      bouwstenen: ['omvang'],
      regio: 'voorbeeldregio-heuvelrand',
      gepubliceerd: '2026-11-01',
      gewijzigd: '2026-11-01',
    },
  };
  const regels = Object.entries(velden).map(([naam, waarde]) => `${naam}: ${JSON.stringify(waarde)}`);
  await writeFile(join(w.contentDir, 'elders', `${slug}.mdx`), `---\n${regels.join('\n')}\n---\n`);
  await w.inhoud.bijwerken('elders', slug);
}
/** A look on this day, at which our link gives this and every other works; answers whether ours was asked. */
async function kijk(dag: number, reden: Bezoek['reden']): Promise<boolean> {
  let gevraagd = false;
  await linksNakijken(w.db, {
    inhoud: w.inhoud,
    bezoek: async (link) => {
      if (link !== LINK) return { reden: null };
      gevraagd = true;
      return { reden };
    },
    nu: NU + dag * DAG,
  });
  return gevraagd;
}
const stand = async () => (await kapotteLinks(w.db)).get(LINK);

test('een link die werkt wordt na een maand weer nagekeken, en niet eerder', async () => {
  expect([await kijk(0, null), await kijk(1, null), await kijk(29, null), await kijk(30, null), await kijk(31, null)]).toEqual([
    ...[true, false, false, true, false],
  ]);
});

test('één keer mis is een hapering; twee keer achter elkaar staat in de lijst en op de kaart, met de dag', async () => {
  await kijk(0, 'fout');
  expect(await stand()).toBeUndefined();
  expect(await kijk(1, null)).toBe(true);
  await kijk(31, 'te-laat');
  expect(await stand()).toBeUndefined();
  await kijk(32, 'weg');
  expect(await stand()).toEqual({ op: NU + 32 * DAG, reden: 'weg' });
  const lijst = dodeLinks(w.inhoud, await kapotteLinks(w.db), ['voorbeeldregio-heuvelrand']);
  expect(lijst.map(({ stuk, melding }) => [stuk.url, melding])).toEqual([
    ['/elders/een-rapport/', 'De link naar uitgever.example werkt niet meer: de pagina is er niet meer (26 december 2026).'],
  ]);
  expect(dodeLinks(w.inhoud, await kapotteLinks(w.db), ['voorbeeldregio-waterkant'])).toEqual([]);
});

test('werkt hij weer, dan is hij uit de lijst; zolang hij kapot is kijken we elke week', async () => {
  await kijk(0, 'weg');
  await kijk(1, 'weg');
  expect([await kijk(7, 'weg'), await kijk(8, 'weg')]).toEqual([false, true]);
  expect((await stand())?.op).toBe(NU + 8 * DAG);
  await kijk(15, null);
  expect(await stand()).toBeUndefined();
});

test('antwoordt geen enkele site, dan ligt het aan ons: er blijft niets van bewaard', async () => {
  const stil = (reden: 'onbereikbaar' | 'naam-weg', nu: number) =>
    linksNakijken(w.db, { inhoud: w.inhoud, bezoek: async () => ({ reden }), nu });
  expect(await stil('onbereikbaar', NU)).toBeGreaterThan(1);
  await stil('naam-weg', NU + DAG);
  expect(await w.db.selectFrom('bronlink').selectAll().execute()).toEqual([]);
  await kijk(2, 'onbereikbaar');
  expect(await w.db.selectFrom('bronlink').select(['mislukt', 'reden']).where('link', '=', LINK).execute()).toEqual([
    { mislukt: 1, reden: 'onbereikbaar' },
  ]);
});

test('lezers horen alleen van wat weg is, niet van een slechte dag van een site', () =>
  expect(LINKREDENEN.filter(isVoorIedereen)).toEqual(['weg', 'foutpagina', 'naam-weg']));

test('een ander adres op de kaart begint opnieuw, en van het oude blijft niets bewaard', async () => {
  await kijk(0, 'weg');
  await kijk(1, 'weg');
  await kaart('https://uitgever.example/nieuw-adres');
  await kijk(2, null);
  const links = (await w.db.selectFrom('bronlink').select('link').execute()).map(({ link }) => link);
  expect([links.includes(LINK), links.includes('https://uitgever.example/nieuw-adres'), (await kapotteLinks(w.db)).size]).toEqual([
    false,
    true,
    0,
  ]);
});

test('twee processen die tegelijk kijken tellen samen één keer', async () => {
  await kijk(0, null);
  const bezoek = async (link: string) => ({ reden: link === LINK ? ('weg' as const) : null });
  await Promise.all([1, 2].map(() => linksNakijken(w.db, { inhoud: w.inhoud, bezoek, nu: NU + 40 * DAG })));
  const rij = await w.db.selectFrom('bronlink').selectAll().where('link', '=', LINK).executeTakeFirstOrThrow();
  expect(rij.mislukt).toBe(1);
});

test('wat met rust gelaten wordt, en wat na het einde nog antwoordt, laat geen spoor na', async () => {
  expect(await linksNakijken(w.db, { inhoud: w.inhoud, bezoek: async () => null, nu: NU })).toBe(0);
  const einde = new AbortController();
  const bezoek = async () => {
    einde.abort();
    return { reden: 'onbereikbaar' } as const;
  };
  expect(await linksNakijken(w.db, { inhoud: w.inhoud, bezoek, stop: einde.signal, nu: NU })).toBe(0);
  expect(await w.db.selectFrom('bronlink').selectAll().execute()).toEqual([]);
});

test("wat bewaard is van pagina's vervalt als een link kapot gaat of weer werkt, en niet bij elke keer kijken", async () => {
  const boek = openLinkboek(w.db);
  const nummers: (number | null)[] = [];
  for (const [dag, reden] of [
    [0, null],
    [30, 'weg'],
    [31, 'weg'],
    [38, 'weg'],
    [45, null],
    [75, null],
  ] as const) {
    await kijk(dag, reden);
    nummers.push((await boek.lees()).nummer);
  }
  expect(nummers).toEqual([1, 1, 2, 3, 4, 4]);
  expect((await boek.lees()).kapot.size).toBe(0);
});
