import { ANDERE_SOORT, type Bijlageweigering, LEEG_BESTAND, ONBESCHREVEN, TE_GROOT } from '#inhoud/bijlagen/bijlagesoorten.ts';
import { bijlageToevoegen, bijlageWeghalen, type Toevoeguitslag } from '#publicaties/bureau/bijvoegen.ts';
import { formulieractie, type RedenVan, type Zin } from '../formulier.ts';
import { mijn, tekst } from './publicatieformulier.ts';
import { ZINNEN } from './publicatiezinnen.ts';

const bestandsfout = (zin: string) => ({ code: 'BAD_REQUEST', zin, veld: 'bestand' }) as const;
/** What somebody reads whose file is refused, at the field of that file. */
export const BESTANDSZINNEN = {
  'te-groot': bestandsfout(TE_GROOT),
  leeg: bestandsfout(LEEG_BESTAND),
  soort: bestandsfout(ANDERE_SOORT),
  dubbel: bestandsfout('In dit bestand zit nog een ander bestand verstopt. Maak het opnieuw en probeer het nog eens.'),
  kapot: bestandsfout('Dit bestand is beschadigd of niet compleet. Open het zelf, sla het opnieuw op en probeer het nog eens.'),
  macro: bestandsfout("In dit bestand zit een macro of iets anders dat kan draaien. Sla het op zonder macro's."),
  sjabloon: bestandsfout(
    'Dit bestand haalt bij het openen een sjabloon van een ander adres op. Sla het op als PDF, of koppel het sjabloon los ' +
      '(in Word: Ontwikkelaars, Documentsjabloon).',
  ),
  beveiligd: bestandsfout(
    'Dit PDF-bestand is beveiligd, dus we kunnen niet zien wat erin zit. Sla het op zonder wachtwoord of beveiliging.',
  ),
  'pdf-programma': bestandsfout(
    'In dit PDF-bestand zit een programma (JavaScript of iets anders dat kan draaien). ' +
      'Sla het opnieuw op als gewone PDF, bijvoorbeeld met “Afdrukken naar PDF”.',
  ),
  'pdf-bestand': bestandsfout('In dit PDF-bestand zit een ander bestand. Voeg dat bestand los toe, en sla de PDF op zonder bijlage.'),
} satisfies Record<Bijlageweigering, Zin>;

const BIJLAGEZINNEN = {
  ...ZINNEN,
  ...BESTANDSZINNEN,
  onbeschreven: {
    code: 'BAD_REQUEST',
    zin: `${ONBESCHREVEN} Kies het bestand daarna opnieuw.`,
    veld: 'omschrijving',
  },
} satisfies Record<RedenVan<Toevoeguitslag>, Zin>;

/** The doors for files that go with a text. A picture always gets a choice: a description, or that it needs none. */
export const bijlagen = {
  bijlageToevoegen: formulieractie(BIJLAGEZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, bergingen } }) => {
    const id = veld('inzending');
    const gekozen = data.get('bestand');
    const uitslag = await bijlageToevoegen(db, {
      ...{ account, id, berging: bergingen.bijlagen, nu },
      bestand: gekozen instanceof File ? gekozen : null,
      omschrijving: tekst(data, 'omschrijving').replace(/\s+/g, ' ').slice(0, 300),
      zonderOmschrijving: veld('geen_beschrijving') === 'ja',
    });
    return uitslag.gelukt ? { ...uitslag, naar: `${mijn(id)}bijlagen/?gedaan=ja` } : weiger(uitslag);
  }),
  bijlageWeghalen: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const id = veld('inzending');
    const uitslag = await bijlageWeghalen(db, { account, id, url: veld('url'), nu });
    return uitslag.gelukt ? { naar: `${mijn(id)}bijlagen/` } : weiger(uitslag);
  }),
};
