import type { APIRoute } from 'astro';
import { geplakt } from '#inhoud/tekst/plakken/plakken.ts';
import { regiosVan } from '#publicaties/wie-mag.ts';

/** What somebody pasted from Word or a page, as Markdown for the editor. */
export const POST: APIRoute = async ({ request, locals }) => {
  if (!locals.account) return Response.json({ reden: 'uitgelogd' }, { status: 401 });
  if (regiosVan(locals.account).length === 0) return Response.json({ reden: 'geen-recht' }, { status: 403 });
  const html = (await request.formData()).get('html');
  const uitslag = geplakt(typeof html === 'string' ? html : '');
  return uitslag.gelukt ? Response.json({ markdown: uitslag.markdown }) : Response.json({ reden: uitslag.reden }, { status: 413 });
};
