import type { APIRoute } from 'astro';
import { openData } from '#inhoud/lijsten/open-data.ts';
import { openAdoptiedata } from '#leren/adopties/open-adoptiedata.ts';
import { openSignaaldata } from '#leren/signalen/open-signaaldata.ts';

/** Open data of all published entries. */
export const GET: APIRoute = async ({ locals }) => {
  const { kennissessies } = await locals.agenda.sessies.lees();
  const { adopties } = await locals.adopties.lees();
  const { signalen } = await locals.signalen.lees();
  locals.openbaar();
  const sessies = kennissessies.map(
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
  );
  const teksten = openData(locals.inhoud, locals.origin);
  const { inhoud, origin } = locals;
  const geleerd = [...openAdoptiedata(adopties, inhoud, origin), ...openSignaaldata(signalen, inhoud, origin)];
  const rest = [...sessies, ...geleerd].map((een) => JSON.stringify(een)).join();
  const lijst = Buffer.concat([Buffer.from('['), teksten, Buffer.from(`${teksten.length > 0 && rest ? ',' : ''}${rest}]`)]);
  return new Response(lijst, { headers: { 'Content-Type': 'application/json' } });
};
