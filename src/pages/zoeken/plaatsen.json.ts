import type { APIRoute } from 'astro';
import { plaatsenVan } from '#zoeken/nog-plaatsen.ts';

/** Places of all sessions, for search results that were made in the browser. */
export const GET: APIRoute = async ({ locals: { agenda, openbaar } }) => {
  const nu = Date.now();
  const { kennissessies } = await agenda.lees();
  openbaar(nu + 60_000);
  return Response.json(plaatsenVan(kennissessies, nu));
};
