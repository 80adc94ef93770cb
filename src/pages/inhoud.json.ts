import type { APIRoute } from 'astro';
import { openData } from '#inhoud/lijsten/open-data.ts';
import { perDing } from '#inhoud/per-versie.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { openAdoptiedata } from '#leren/adopties/open-adoptiedata.ts';
import { openSignaaldata } from '#leren/signalen/doorgeven/open-signaaldata.ts';

/** Open data of all published entries. */
export const GET: APIRoute = async ({ locals }) => {
  const { inhoud, origin } = locals;
  const { kennissessies } = await locals.agenda.sessies.lees();
  const { adopties } = await locals.adopties.lees();
  const { signalen } = await locals.signalen.lees();
  locals.openbaar();
  const teksten = openData(inhoud, origin);
  const rest = [
    ...kennissessies.map((een) => sessie(een, origin)),
    ...openAdoptiedata(adopties, inhoud, origin),
    ...openSignaaldata(signalen, inhoud, origin).map((een) => JSON.stringify(een)),
  ].join();
  const lijst = Buffer.concat([Buffer.from('['), teksten, Buffer.from(`${teksten.length > 0 && rest ? ',' : ''}${rest}]`)]);
  return new Response(lijst, { headers: { 'Content-Type': 'application/json' } });
};

const sessie = perDing(({ id, slug, titel, kern, url, bijeenkomsten, bouwstenen, trefwoorden, schaal, vorm, ...k }: Kennissessie, origin) =>
  JSON.stringify({
    ...{ id: `kennissessie/${slug}`, soort: 'kennissessie', titel, url: origin + url, kern, kenmerk: id },
    begin: new Date(k.beginOp).toISOString(),
    eind: new Date(k.eindOp).toISOString(),
    bijeenkomsten: bijeenkomsten.map(({ beginOp, eindOp }) => ({
      begin: new Date(beginOp).toISOString(),
      eind: new Date(eindOp).toISOString(),
    })),
    ...{ schaal, vorm, bouwstenen, trefwoorden, voorbeeld: k.voorbeeld },
    gewijzigd: new Date(k.gewijzigdOp).toISOString(),
  }),
);
