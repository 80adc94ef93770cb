import { actions } from 'astro:actions';
import type { APIRoute } from 'astro';

/** A file that was dragged or pasted into the editor: what the page with files does, with an answer for a script. */
export const POST: APIRoute = async ({ request, params, locals, callAction }) => {
  const data = await request.formData();
  data.set('inzending', params.id ?? '');
  const { data: uitslag, error } = await callAction(actions.bijlageToevoegen, data);
  if (!error) return Response.json({ markdown: uitslag.markdown });
  const { fouten = {}, melding = error.message } = locals.formulier ?? {};
  return Response.json({ melding: Object.values(fouten)[0] ?? melding }, { status: error.status });
};
