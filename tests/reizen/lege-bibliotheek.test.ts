import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { totdat } from '../mail/steun.ts';
import type { Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { doe, nodigUit, tekst } from '../steun/pagina.ts';
import { startProductie } from '../steun/productie.ts';

// The first day: an empty data folder, and one person who is the whole Realisatie-Eenheid. She fills the library herself.
const REGIO = 'noorderwijzer-drenthe';
const PRAKTIJK = {
  ...{ titel: 'Een maatje voor elke zij-instromer', kern: 'Elke zij-instromer krijgt een maatje uit een andere school.' },
  ...{ bouwstenen: 'aanpak-lerarentekort', sectoren: 'po', fase: 'pilot', aanleiding: 'Zij-instromers stonden er alleen voor.' },
  ...{ aanpak: '1. Vraag wie maatje wil zijn.\n2. Maak koppels.', resultaat: 'Er haakten minder mensen af dan het jaar ervoor.' },
  ...{ geleerde_lessen: 'Begin klein.', wat_werkte_niet: 'Koppelen op vak.', randvoorwaarden: 'Uren in het rooster.' },
  ...{ overdraagbaarheid: 'Elke regio kan dit.', kosten_schaal: '€', kosten_toelichting: 'Vooral tijd.', inzet_uren: '120' },
  ...{ inzet_toelichting: 'Twee uur per koppel.', resultaat_kern: 'Van twaalf starters bleven er elf.', effect: 'positief' },
  ...{ resultaat_gemeten: 'Telling door het loket.', resultaat_gemeten_op: '2026-10-01', onderbouwing_niveau: '2' },
  ...{ onderbouwing_toelichting: 'Eigen telling.', contact: 'loket@regio.example', herzien_voor: '2027-11-01' },
};
const NIEUWS = {
  ...{ titel: 'De kennisbank is open', kern: 'Vanaf vandaag kun je hier zoeken.' },
  ...{ tekst: 'Je vindt hier wat regio’s van elkaar kunnen leren.\n\n## Wat nu?\n\nKijk rond en stuur ons je vragen.' },
};
let site: Awaited<ReturnType<typeof startProductie>>;
let rosa: Bezoeker;
beforeAll(async () => {
  site = await startProductie();
  rosa = await site.re('rosa@ministerie.example', 'Rosa');
}, 120_000);
afterAll(() => site?.ruimOp());

const zonder = (pad: string) => pad.replace(/\?.*/, '');
/** Follows a redirect, as a browser does. */
const volg = async (wie: Bezoeker, { naar }: Antwoord) => ({ pad: naar, pagina: await wie.lees(naar) });
/** Sends what stands saved, past the friendly tips when there are any. */
async function plaats(pad: string, velden: Record<string, string>, knop: string): Promise<string> {
  const { naar } = await doe(rosa, pad, knop, velden);
  return naar.includes('controle=ja') ? (await doe(rosa, naar, `Toch ${knop.toLowerCase()}`)).naar : naar;
}

test('op een lege site plaatst de enige van de Realisatie-Eenheid nieuws, verbetert het en haalt het weer weg', async () => {
  // One item about the programme comes with the site.
  expect((await rosa.lees('/beheer/nieuws/')).html.querySelectorAll('.kaart')).toHaveLength(1);
  await rm(join(site.contentDir, 'nieuws'), { recursive: true });
  await mkdir(join(site.contentDir, 'nieuws'));
  await vi.waitFor(async () => expect(tekst(await rosa.lees('/beheer/nieuws/'))).toContain('Er is nog geen nieuws'), 90_000);
  const { naar: bewerken } = await doe(rosa, '/beheer/nieuws/', 'Nieuw bericht');
  expect(tekst(await rosa.lees(bewerken))).toContain('Een nieuwsbericht plaats je zonder tweede lezer.');
  const half = await doe(rosa, bewerken, 'Online zetten', { ...NIEUWS, kern: '' });
  expect([half.status, tekst(half).includes('Vul ‘Kern’ in.'), half.tekst.includes(NIEUWS.titel)]).toEqual([400, true, true]);
  const mijn = await plaats(bewerken, NIEUWS, 'Online zetten');
  expect(mijn).toMatch(/gedaan=geplaatst$/);
  const na = tekst(await rosa.lees(mijn));
  for (const deel of ['De tekst staat online.', 'Door één persoon geplaatst door Rosa', 'Nieuws plaatst de Realisatie-Eenheid'])
    expect(na).toContain(deel);
  const adres = '/nieuws/de-kennisbank-is-open/';
  expect(tekst(await site.gast().lees(adres))).toContain('Vanaf vandaag kun je hier zoeken.');
  expect(tekst(await site.gast().lees('/nieuws/'))).toContain(NIEUWS.titel);
  expect((await site.gast().lees('/nieuws/feed.xml')).tekst).toContain(adres);

  const beter = await doe(rosa, bewerken, 'Kleine correctie meteen online', { kern: 'Vanaf vandaag kun je hier zoeken!' });
  expect(beter.naar).toMatch(/gedaan=gecorrigeerd$/);
  expect(tekst(await site.gast().lees(adres))).toContain('kun je hier zoeken!');

  // In the list every text keeps a way to change it.
  const wijzigen = async () => (await rosa.lees('/beheer/nieuws/')).html.querySelectorAll(`.kaart a[href="${bewerken}"]`);
  expect((await wijzigen()).map(({ text }) => text.replace(/\s+/g, ' ').trim())).toEqual([`Wijzigen: ${NIEUWS.titel}`]);

  // Within the quiet minutes.
  const beheer = bewerken.replace('/mijn/', '/beheer/').replace('bewerken/', '');
  expect((await doe(rosa, beheer, 'Intrekken', { reden: 'De site is toch nog niet open.' })).naar).toMatch(/gedaan=ingetrokken$/);
  expect((await site.gast().lees(adres)).status).toBe(410);
  for (const pad of ['/nieuws/', '/nieuws/feed.xml', '/', '/inhoud.json', '/sitemap.xml'])
    expect((await site.gast().lees(pad)).tekst, pad).not.toContain('de-kennisbank-is-open');
  expect(tekst(await rosa.lees('/beheer/nieuws/'))).toContain('Ingetrokken');
  await doe(rosa, beheer, 'Terugzetten');
  expect((await site.gast().lees(adres)).status).toBe(200);
  expect(site.post.ontvangen.filter(({ aan }) => !aan.includes('rosa@ministerie.example'))).toEqual([]);
});

test('zij schrijft een best practice namens een regio zonder projectleider, en die staat meteen in de bibliotheek', async () => {
  const leeg = await doe(rosa, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  expect([leeg.status, tekst(leeg).includes('Kies voor welke regio je schrijft.')]).toEqual([400, true]);
  const begin = await doe(rosa, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven', { regio: REGIO });
  const bewerken = begin.naar;
  expect(tekst(await rosa.lees(bewerken))).toContain('Er is nu niemand anders die deze tekst kan beoordelen.');
  const mijn = await plaats(bewerken, PRAKTIJK, 'Online zetten');
  expect(mijn).toMatch(/gedaan=geplaatst$/);
  expect(tekst(await rosa.lees(mijn))).toContain('Door één persoon geplaatst door Rosa');
  const pagina = tekst(await site.gast().lees('/praktijken/een-maatje-voor-elke-zij-instromer/'));
  expect(pagina).toContain('Noorderwijzer');
  expect(tekst(await site.gast().lees('/praktijken/'))).toContain(PRAKTIJK.titel);
});

test('krijgt een regio een projectleider, dan neemt die een begonnen tekst met één klik over en beoordeelt Rosa hem', async () => {
  await nodigUit(rosa, '/beheer/mensen/uitnodigen/', { adres: 'anna@regio.example', recht: 'projectleider', onderwijsregio: REGIO });
  const anna = await site.ingelogd('anna@regio.example', 'Anna');
  const { naar: bewerken } = await doe(rosa, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven', { regio: REGIO });
  await doe(rosa, bewerken, 'Opslaan', { ...PRAKTIJK, titel: 'Lesgeven op proef' });
  expect(tekst(await rosa.lees(bewerken))).not.toContain('Er is nu niemand anders');
  const post = () => site.post.ontvangen.find(({ brief }) => brief.subject?.startsWith('Namens jullie regio begonnen'));
  await totdat(() => post() !== undefined, 'the letter to who leads the region');
  const [, pad = ''] = /https:\/\/[^/]+(\/mijn\/publicaties\/\S+)/.exec(post()?.brief.text ?? '') ?? [];
  expect(post()?.aan).toContain('anna@regio.example');
  expect(pad).toBe(bewerken.replace('bewerken/', ''));
  expect((await rosa.lees(pad)).html.querySelectorAll('button').map(({ text }) => text.trim())).not.toContain('Overnemen');

  const over = await volg(anna, await doe(anna, pad, 'Overnemen'));
  expect(tekst(over.pagina)).toContain('De tekst is nu van jouw regio.');
  const verder = `${zonder(over.pad)}bewerken/`;
  const ingediend = await doe(anna, verder, 'Indienen');
  const eind = ingediend.naar.includes('controle=ja') ? await doe(anna, ingediend.naar, 'Toch indienen') : ingediend;
  expect(eind.naar).toMatch(/gedaan=ingediend$/);
  const beheer = pad.replace('/mijn/', '/beheer/');
  expect((await doe(rosa, beheer, 'Goedkeuren')).naar).toMatch(/gedaan=goedgekeurd$/);
  expect((await doe(rosa, beheer, 'Publiceren')).naar).toMatch(/gedaan=gepubliceerd$/);
  expect((await site.gast().lees('/praktijken/lesgeven-op-proef/')).status).toBe(200);
  expect(tekst(await rosa.lees(beheer))).not.toContain('Door één persoon geplaatst');
});

test('bewaren twee mensen tegelijk een nieuwsbericht, dan ziet de tweede beide teksten en gaat er niets verloren', async () => {
  const { naar: bewerken } = await doe(rosa, '/beheer/nieuws/', 'Nieuw bericht');
  const open = await rosa.lees(bewerken);
  await doe(rosa, bewerken, 'Opslaan', { titel: 'Van het eerste venster' });
  const botsing = await rosa.verzend(open, bewerken, 'Opslaan', { titel: 'Van het tweede venster' });
  expect([botsing.status, botsing.tekst.includes('Van het eerste venster'), botsing.tekst.includes('Van het tweede venster')]).toEqual([
    409,
    true,
    true,
  ]);
});

test('wie niet bij de Realisatie-Eenheid hoort, vindt nieuws bijhouden niet', async () => {
  const anna = await site.weer('anna@regio.example');
  expect((await anna.lees('/beheer/nieuws/')).status).toBe(404);
  expect((await site.gast().lees('/beheer/nieuws/')).naar).toBe('/inloggen/?naar=%2Fbeheer%2Fnieuws%2F');
  const gestuurd = await anna.stuur('/beheer/nieuws/?_action=nieuwsBeginnen', {});
  expect(gestuurd.status).toBeGreaterThanOrEqual(403);
});
