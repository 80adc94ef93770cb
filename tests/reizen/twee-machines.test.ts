import { expect, onTestFinished, test } from 'vitest';
import { pdf } from '../inhoud/bijlagen/maken.ts';
import { pgProgrammas } from '../steun/cluster.ts';
import { doe } from '../steun/pagina.ts';
import { tweeMachines, vraagMachine as vraag } from '../steun/twee-machines.ts';

const PROGRAMMAS = pgProgrammas();
const NIEUWS = { titel: 'De kennisbank is open', kern: 'Vanaf vandaag kun je hier zoeken.' };

test.skipIf(!PROGRAMMAS)(
  'een bericht met een bijlage van de ene machine staat op de andere, gaat daar weg, en blijft staan als de ene uitvalt',
  async () => {
    const { a, b, emmer, naarB, ruimOp } = await tweeMachines(PROGRAMMAS ?? '');
    onTestFinished(ruimOp);
    const rosa = await a.re('rosa@ministerie.example', 'Rosa');
    const { naar: bewerken } = await doe(rosa, '/beheer/nieuws/', 'Nieuw bericht');
    const data = new FormData();
    data.set('inzending', bewerken.split('/')[3] ?? '');
    data.set('omschrijving', 'Handreiking');
    data.set('bestand', new File([new Uint8Array(pdf('samen'))], 'Handreiking.pdf'));
    const sturen = `${bewerken.replace(/bewerken.*/, 'bijlagen/')}?_action=bijlageToevoegen`;
    expect((await rosa.vraag(sturen, { method: 'POST', body: data, headers: { Origin: a.url } })).status).toBe(303);
    const eigen = (await rosa.lees(sturen.replace(/\?.*/, ''))).html
      .querySelector('main a[href*="/bijlagen/"][href$="/"]')
      ?.getAttribute('href');
    const bijlage = `/bijlagen/${/[0-9a-f]{64}/.exec(eigen ?? '')?.[0]}.pdf`;
    const op = async (pad: string) => Promise.all([a.url, b.url].map(async (url) => (await vraag(url, pad)).status));
    expect(await op(bijlage)).toEqual([404, 404]);

    const geplaatst = await doe(rosa, bewerken, 'Online zetten', { ...NIEUWS, tekst: `Lees [de handreiking](${bijlage}).` });
    expect(geplaatst.naar).toMatch(/gedaan=geplaatst$/);
    const adres = '/nieuws/de-kennisbank-is-open/';
    await expect.poll(() => op(adres), { timeout: 10_000 }).toEqual([200, 200]);
    expect((await vraag(b.url, adres)).bytes.toString()).toContain(NIEUWS.kern);
    expect((await vraag(b.url, bijlage)).bytes.equals(pdf('samen'))).toBe(true);

    const beheer = bewerken.replace('/mijn/', '/beheer/').replace(/bewerken.*/, '');
    expect((await doe(rosa, beheer, 'Intrekken', { reden: 'De site is toch nog niet open.' })).naar).toMatch(/gedaan=ingetrokken$/);
    await expect
      .poll(() => Promise.all([op(adres), op(bijlage)]), { timeout: 10_000 })
      .toEqual([
        [410, 410],
        [410, 410],
      ]);
    await doe(rosa, beheer, 'Terugzetten');
    await expect
      .poll(() => Promise.all([op(adres), op(bijlage)]), { timeout: 10_000 })
      .toEqual([
        [200, 200],
        [200, 200],
      ]);

    // Without a database B reads on, and who is logged in is told to come back later, not to log in.
    naarB.dicht();
    const koekje = rosa.koekjes.map(({ name, value }) => `${name}=${value}`).join('; ');
    const wie = { naam: 'Rosa', functie: 'Adviseur', organisatie: 'Ministerie' };
    const bewaar = () => vraag(b.url, '/mijn/gegevens/?_action=gegevensOpslaan', { velden: wie, koekje });
    const velden = {
      inzending: bewerken.split('/')[3] ?? '',
      collectie: 'nieuws',
      revisie: '1',
      ...NIEUWS,
      tekst: 'Van getijden en meten.',
    };
    const geschreven = await vraag(b.url, `${bewerken.split('?')[0]}?_action=inzendingOpslaan`, { velden, koekje });
    expect([(await bewaar()).status, geschreven.status, geschreven.koppen['retry-after']]).toEqual([503, 503, '60']);
    expect(geschreven.bytes.toString()).toContain(velden.tekst);
    expect([(await vraag(b.url, adres)).status, (await vraag(b.url, '/mijn/gegevens/', { koekje })).status]).toEqual([200, 503]);
    naarB.open();
    await expect.poll(async () => (await bewaar()).status, { timeout: 10_000, interval: 500 }).toBe(303);
    // What B once gave it goes on giving, also without the store and without A.
    await Promise.all([a.stop(), emmer.stop()]);
    expect([(await vraag(b.url, adres)).status, (await vraag(b.url, bijlage)).status]).toEqual([200, 200]);
  },
);
