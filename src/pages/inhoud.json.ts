import type { APIRoute } from 'astro';
import { openData } from '#inhoud/lijsten/open-data.ts';

/** Open data of all published entries. */
export const GET: APIRoute = async ({ locals }) => {
  const { kennissessies } = await locals.agenda.sessies.lees();
  locals.openbaar();
  const lijst = [
    ...openData(locals.inhoud, locals.origin),
    ...kennissessies.map(
      ({ id, slug, titel, kern, url, beginOp, eindOp, bijeenkomsten, bouwstenen, trefwoorden, schaal, vorm, voorbeeld, gewijzigdOp }) => ({
        id: `kennissessie/${slug}`,
        soort: 'kennissessie',
        titel,
        url: locals.origin + url,
        kern,
        kenmerk: id,
        begin: new Date(beginOp).toISOString(),
        eind: new Date(eindOp).toISOString(),
        bijeenkomsten: bijeenkomsten.map((een) => ({
          begin: new Date(een.beginOp).toISOString(),
          eind: new Date(een.eindOp).toISOString(),
        })),
        schaal,
        vorm,
        bouwstenen,
        trefwoorden,
        voorbeeld,
        gewijzigd: new Date(gewijzigdOp).toISOString(),
      }),
    ),
  ];
  return Response.json(lijst);
};
