import type { ActionAPIContext } from 'astro:actions';
import { aannemen } from '#inhoud/bijlagen/aannemen.ts';
import { TE_GROOT, type Weigering } from '#inhoud/bijlagen/soorten.ts';
import { alsMarkdown, bijlageWeghalen, bijvoegen } from '#publicaties/bureau/bijvoegen.ts';
import { BEWERKBAAR } from '#publicaties/bureau/opslaan.ts';
import { eigenInzending } from '#publicaties/inzending.ts';
import { formulieractie, weigeren } from './formulier.ts';
import { mijn, tekst, veld, weiger, wie } from './publicatieformulier.ts';

const GEWEIGERD = {
  'te-groot': TE_GROOT,
  leeg: 'Kies een bestand. Een leeg bestand kunnen we niet bewaren.',
  soort: 'Dit soort bestand kunnen we niet bewaren. Kies een pdf, docx, pptx, xlsx, odt, png, jpg of webp.',
  dubbel: 'In dit bestand zit nog een ander bestand verstopt. Maak het opnieuw en probeer het nog eens.',
  kapot: 'Dit bestand is beschadigd of niet compleet. Open het zelf, sla het opnieuw op en probeer het nog eens.',
  macro: "In dit bestand zit een macro of iets anders dat kan draaien. Sla het op zonder macro's.",
  beveiligd: 'Dit PDF-bestand is beveiligd, dus we kunnen niet zien wat erin zit. Sla het op zonder wachtwoord of beveiliging.',
  'pdf-programma':
    'In dit PDF-bestand zit een programma (JavaScript of iets anders dat kan draaien). Sla het opnieuw op als gewone PDF, bijvoorbeeld met “Afdrukken naar PDF”.',
  'pdf-bestand': 'In dit PDF-bestand zit een ander bestand. Voeg dat bestand los toe, en sla de PDF op zonder bijlage.',
} satisfies Record<Weigering, string>;

export const bijlagen = {
  bijlageToevoegen: formulieractie('bijlageToevoegen', async (data, context) => {
    const uitslag = await toevoegen(data, context);
    return { naar: `${mijn(uitslag.id)}bijlagen/?gedaan=ja`, ...uitslag };
  }),
  bijlageWeghalen: formulieractie('bijlageWeghalen', async (data, context) => {
    const id = veld(data, 'inzending');
    const account = wie(context, 'bijlageWeghalen', data);
    const uitslag = await bijlageWeghalen(context.locals.db, { account, id, url: veld(data, 'url'), nu: Date.now() });
    return uitslag.gelukt ? { naar: `${mijn(id)}bijlagen/` } : weiger(context, 'bijlageWeghalen', data, uitslag.reden);
  }),
};

/** A picture always gets a choice: a description, or that it needs none. */
async function toevoegen(data: FormData, context: ActionAPIContext) {
  const actie = 'bijlageToevoegen';
  const { db, bijlagenDir } = context.locals;
  const account = wie(context, actie, data);
  const id = veld(data, 'inzending');
  // Nothing is stored for who may not write here.
  const inzending = await eigenInzending(db, { account, id });
  if (!inzending) return weiger(context, actie, data, 'onbekend');
  if (!BEWERKBAAR.includes(inzending.status)) return weiger(context, actie, data, 'in-beoordeling');
  const geen = veld(data, 'geen_beschrijving') === 'ja';
  const beschrijving = tekst(data, 'omschrijving').replace(/\s+/g, ' ').slice(0, 300);
  const bestand = data.get('bestand');
  if (!(bestand instanceof File) || bestand.size === 0)
    weigeren(context, 'BAD_REQUEST', { actie, data, fouten: { bestand: GEWEIGERD.leeg } });
  if (beschrijving === '' && !geen)
    weigeren(context, 'BAD_REQUEST', {
      actie,
      data,
      fouten: {
        omschrijving: 'Beschrijf het bestand, of geef aan dat het geen beschrijving nodig heeft. Kies het bestand daarna opnieuw.',
      },
    });
  const aangenomen = await aannemen(bijlagenDir, Buffer.from(await bestand.arrayBuffer()), bestand.name);
  if (!aangenomen.gelukt) weigeren(context, 'BAD_REQUEST', { actie, data, fouten: { bestand: GEWEIGERD[aangenomen.reden] } });
  const { bijlage } = aangenomen;
  const naam =
    bestand.name
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .replace(/[\p{Cc}\p{Cf}_]+/gu, ' ')
      .trim()
      .slice(0, 120) || 'Bijlage';
  const omschrijving = bijlage.isBeeld ? (geen ? '' : beschrijving) : beschrijving || naam;
  const uitslag = await bijvoegen(db, { account, id, bijlage, omschrijving, nu: Date.now() });
  if (!uitslag.gelukt) return weiger(context, actie, data, uitslag.reden);
  return {
    id,
    markdown: bijlage.isBeeld ? alsMarkdown({ url: bijlage.url, alt: omschrijving }) : `[${omschrijving}](${bijlage.url})`,
    revisie: uitslag.revisie,
  };
}
