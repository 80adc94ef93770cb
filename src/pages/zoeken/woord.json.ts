import type { APIRoute } from 'astro';

const MEESTE_WOORDEN = 20;

/** Of words that a search in the browser would correct: which are right, so that they are not. */
export const GET: APIRoute = async ({ locals: { zoeker, parameters } }) => {
  const woorden = [...new Set(parameters('w').getAll('w'))].slice(0, MEESTE_WOORDEN);
  return Response.json(await zoeker.juist(woorden));
};
