import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { bladenVan } from '#zoeken/index/bladen/bladen.ts';
import { inhoudsmap } from '../../steun/inhoud.ts';

const WATERKANT = 'voorbeeldregio-waterkant';
const HEUVELRAND = 'voorbeeldregio-heuvelrand';

test('een tekst van een regio die opging, is te vinden en te filteren onder beide regio’s, en zegt nog wie hem schreef', async () => {
  const { contentDir, renderDir } = inhoudsmap(await mkdtemp(join(tmpdir(), 'bladen-')));
  const was = await readFile(`content/onderwijsregios/${WATERKANT}.mdx`, 'utf8');
  const stap = '  - status: samengevoegd\n    sinds: 2026-11-20\n    besluit: Overleg\nopgegaan_in: voorbeeldregio-heuvelrand\n';
  await mkdir(join(contentDir, 'onderwijsregios'), { recursive: true });
  await writeFile(
    join(contentDir, `onderwijsregios/${WATERKANT}.mdx`),
    was.replace(/(status_verloop:\n(?:[ -].*\n)+)/, (regels) => regels + stap),
  );
  const inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir, voorbeeld: true, renderDir, kijken: false });
  expect(inhoud.een('onderwijsregios', WATERKANT)?.gegevens.opgegaan_in).toBe(HEUVELRAND);
  const eigen = inhoud.alle('praktijken').filter(({ gegevens }) => gegevens.regio === WATERKANT);
  const bladen = bladenVan(inhoud, []).filter(({ url }) => eigen.some((stuk) => stuk.url === url));
  expect(bladen.length).toBeGreaterThan(0);
  for (const { facetten, omgeving, kenmerken } of bladen) {
    expect(facetten.regio).toEqual([WATERKANT, HEUVELRAND]);
    expect(omgeving).toEqual(expect.arrayContaining(['Voorbeeldregio Waterkant', 'Voorbeeldregio Heuvelrand']));
    expect(kenmerken[0]).toBe('Voorbeeldregio Waterkant');
  }
});
