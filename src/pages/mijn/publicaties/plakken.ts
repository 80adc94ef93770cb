import type { APIRoute } from 'astro';
import { geplakt, type Plakuitslag } from '#inhoud/tekst/plakken/plakken.ts';
import { regiosVan } from '#publicaties/wie-mag.ts';

/** What somebody pasted from Word or a page, as Markdown for the editor. */
export const POST: APIRoute = async ({ request, locals }) => {
  if (!locals.account) return Response.json({ reden: 'uitgelogd' }, { status: 401 });
  if (regiosVan(locals.account).length === 0) return Response.json({ reden: 'geen-recht' }, { status: 403 });
  const html = (await request.formData()).get('html');
  const uitslag = geplakt(typeof html === 'string' ? html : '');
  if (!uitslag.gelukt) return Response.json({ reden: uitslag.reden }, { status: 413 });
  return Response.json({ markdown: uitslag.markdown, melding: melding(uitslag) });
};

/** What did not come along. */
function melding({ beelden, opmerkingen, kaal }: Plakuitslag & { gelukt: true }): string {
  const knop = 'met de knop ‘Beeld of bestand’.';
  return [
    kaal && 'De opmaak kon niet mee, alleen de woorden.',
    beelden === 1 && `1 afbeelding kon niet mee: voeg die toe ${knop}`,
    beelden > 1 && `${beelden} afbeeldingen konden niet mee: voeg ze toe ${knop}`,
    opmerkingen > 0 && 'Opmerkingen, en wijzigingen die nog niet zijn aanvaard, zijn niet meegenomen.',
  ]
    .filter(Boolean)
    .join(' ');
}
