import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { leesKoppeling } from '#leren/kennisvragen/koppelpagina.ts';
import { gerenderd } from '../../steun/inhoud.ts';
import { ORIGIN, wereld } from './wereld.ts';

const map = mkdtempSync(join(tmpdir(), 'koppelpagina-'));
const PAD = '/praktijken/exitgesprekken-die-echt-iets-opleveren/';
let inhoud: Inhoud;
let lees: (adres: string) => ReturnType<typeof leesKoppeling>;
beforeAll(async () => {
  inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir: 'content', voorbeeld: true, renderDir: gerenderd(map), kijken: false });
  const agenda = openAgenda((await wereld()).db);
  lees = (adres) => leesKoppeling({ inhoud, agenda, origin: ORIGIN }, adres);
});
afterAll(() => {
  inhoud.sluit();
  rmSync(map, { recursive: true, force: true });
});

test('een antwoord wijst naar een pagina van dit platform, of naar geen', async () => {
  const pagina = { url: PAD, titel: inhoud.een('praktijken', PAD.split('/')[2] ?? '')?.gegevens.titel };
  for (const adres of [PAD, `${ORIGIN}${PAD}`, `${ORIGIN}${PAD}?van=mail#kosten`, PAD.slice(0, -1)])
    expect([adres, await lees(adres)]).toEqual([adres, { gelukt: true, pagina }]);
  expect(await lees('')).toEqual({ gelukt: true, pagina: null });
});

test('een pagina die er niet is en een andere site worden geweigerd', async () => {
  for (const adres of ['/praktijken/nergens/', '/mijn/', 'http://[', '/kennissessies/nergens/'])
    expect([adres, await lees(adres)]).toEqual([adres, { gelukt: false, reden: 'geen-pagina' }]);
  for (const adres of [`https://elders.example${PAD}`, 'javascript:alert(1)', 'mailto:a@b.example'])
    expect([adres, await lees(adres)]).toEqual([adres, { gelukt: false, reden: 'andere-site' }]);
});
