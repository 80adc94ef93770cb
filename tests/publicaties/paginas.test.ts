import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { beheerlijst } from '#publicaties/bijhouden/lijsten/beheerlijst.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { verhuizen } from '#publicaties/bijhouden/verhuizen.ts';
import { conceptVerwijderen } from '#publicaties/bureau/verwijderen.ts';
import { opstellen } from '#publicaties/velden/bestand.ts';
import { velden as teruggelegd } from '#publicaties/velden/terugleggen.ts';
import { afgerondeInzendingen } from '#publicaties/werklijst.ts';
import { NU, ORIGIN, STIL, type Wereld, wereld } from './wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
  // What ships with the site stands there until there is something else.
  rmSync(join(w.contentDir, 'paginas'), { recursive: true });
  await w.inhoud.bijwerken('paginas', 'over');
});
afterEach(() => w.ruimOp());

const VAST = { collectie: 'paginas', onderwijsregio: null, kennissessie: null, voorbeeld: false, vandaag: '2026-11-24' } as const;
const plek = (slug: string) => join(w.contentDir, 'paginas', `${slug}.mdx`);
async function neemOver(slug: string, wie = 'rosa'): Promise<string> {
  const stuk = w.inhoud.een('paginas', slug);
  if (!stuk) throw new Error(`No page ${slug}`);
  const uitslag = await overnemen(w.db, { account: await w.wie(wie), stuk, origin: ORIGIN, nu: NU });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return uitslag.id;
}

test('elke meegeleverde pagina komt door het formulier heen zoals zij was: velden, begrippen en tekst', () => {
  const namen = readdirSync('content/paginas').map((naam) => naam.replace('.mdx', ''));
  expect(
    w.inhoud
      .alle('paginas')
      .map(({ slug }) => slug)
      .sort(),
  ).toEqual(namen.sort());
  for (const stuk of w.inhoud.alle('paginas')) {
    const opgesteld = opstellen(teruggelegd(stuk), VAST);
    if (!opgesteld.gelukt) throw new Error(`${stuk.slug}: ${JSON.stringify(opgesteld.fouten)}`);
    const { gewijzigd: _, ...rest } = stuk.gegevens;
    expect(opgesteld.gegevens, stuk.slug).toEqual(rest);
    expect(tekstNaarHtml(opgesteld.mdx).html, stuk.slug).toBe(tekstNaarHtml(stuk.tekst).html);
  }
});

test('een begrip zonder dubbele punt wordt geweigerd met de regel erbij; een begrip met een lange naam blijft wat het was', () => {
  const stuk = w.inhoud.een('paginas', 'begrippen');
  if (!stuk) throw new Error('No terms');
  const velden = teruggelegd(stuk);
  expect(opstellen({ ...velden, begrippen: 'po (primair onderwijs): De basisschool.\nzonder uitleg' }, VAST)).toEqual({
    gelukt: false,
    fouten: { begrippen: 'Zet een dubbele punt tussen het begrip en de uitleg. Dat mist bij “zonder uitleg”.' },
  });
  expect(opstellen({ ...velden, begrippen: 'po (primair onderwijs): De basisschool: klein.' }, VAST)).toMatchObject({
    gelukt: true,
    gegevens: { begrippen: [{ term: 'po', voluit: 'primair onderwijs', uitleg: 'De basisschool: klein.' }] },
  });
});

test('een vaste pagina wijzigt de Realisatie-Eenheid, een collega leest mee, en het meegeleverde bestand blijft waar het was', async () => {
  const id = await neemOver('over');
  expect(existsSync(plek('over'))).toBe(false);
  expect((await w.haal(id)).status).toBe('gepubliceerd');
  await w.schrijf(id, { kern: 'Nieuwe kern.', invullen: '' }, 'rosa');
  expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: 're' });
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  expect(await w.keurGoed(id, 'ria')).toEqual({ gelukt: true, klaar: true });
  await w.publiceer(id);
  await w.uitgever().nu(id);
  expect(w.inhoud.een('paginas', 'over')?.gegevens).toMatchObject({ kern: 'Nieuwe kern.', gewijzigd: '2026-11-24' });
  expect(readFileSync(plek('over'), 'utf8')).toContain('kern: "Nieuwe kern."');
  expect(readFileSync('content/paginas/over.mdx', 'utf8')).not.toContain('Nieuwe kern.');
  // Its address is that of the page, in letters and lists too.
  const tekst = await w.db.selectFrom('outbox').select('tekst').where('onderwerp', 'like', '%ijgewerkt%').executeTakeFirstOrThrow();
  expect(tekst.tekst).toContain(`${ORIGIN}/over/`);
  const { items } = await afgerondeInzendingen(w.db, await w.wie('rosa'), { pagina: 1, perPagina: 1 });
  expect(items[0]?.url).toBe('/over/');
  rmSync(plek('over'));
  await w.inhoud.bijwerken('paginas', 'over');
  await vi.waitFor(() => expect(w.inhoud.een('paginas', 'over')?.gegevens.kern).not.toBe('Nieuwe kern.'));
});

test('een vaste pagina gaat nooit weg en verhuist niet; een concept ervan wel, en dan staat er wat er stond', async () => {
  const id = await neemOver('privacy');
  const rosa = await w.wie('rosa');
  expect(await intrekken(w.db, { account: rosa, id, toelichting: 'Weg ermee.', uitgever: STIL, nu: NU })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  expect(await verhuizen(w.db, { account: rosa, id, adres: 'elders', inhoud: w.inhoud, uitgever: STIL, nu: NU })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  await w.schrijf(id, { titel: 'Anders' }, 'rosa');
  expect(await conceptVerwijderen(w.db, { account: rosa, id, inhoud: w.inhoud, nu: NU })).toEqual({ gelukt: true, naar: 'online' });
  expect(w.inhoud.een('paginas', 'privacy')?.gegevens.titel).not.toBe('Anders');
});

test('alleen de Realisatie-Eenheid neemt een pagina over, en de lijst zegt wat er nog in te vullen is', async () => {
  await expect(neemOver('over', 'dirk')).rejects.toThrow('onbekend');
  const lijst = await beheerlijst(w.db, { collectie: 'paginas', inhoud: w.inhoud });
  expect(lijst.map(({ id }) => id)).toEqual(lijst.map(() => null));
  const metInvullen = w.inhoud.alle('paginas').filter(({ gegevens }) => gegevens.invullen);
  expect(
    lijst
      .filter(({ invullen }) => invullen !== '')
      .map(({ slug }) => slug)
      .sort(),
  ).toEqual(metInvullen.map(({ slug }) => slug).sort());
  const [eerste] = metInvullen;
  if (!eerste) throw new Error('Nothing to fill in');
  const id = await neemOver(eerste.slug);
  await w.schrijf(id, { invullen: '' }, 'rosa');
  await w.dienIn(id, 'rosa');
  await w.keurGoed(id, 'ria');
  await w.publiceer(id);
  await w.uitgever().nu(id);
  expect(w.inhoud.een('paginas', eerste.slug)?.gegevens.invullen).toBeUndefined();
});
