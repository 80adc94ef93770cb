import { digestVan } from '#grond/digest.ts';
import { SLUG } from '#grond/taal/slug.ts';
import { type Berging, type Bergsleutel, hashVan, isBergsleutel, mediatypeVan, Opslagstoring } from './berging.ts';
import { type Emmerinstelling, openEmmer } from './emmer.ts';
import type { Opslaginstelling } from './opslag-url.ts';

const NAAM = 'x-amz-meta-naam';

/** Uploads in a bucket that speaks S3, each as `map/<key>` with its name beside it; nothing there is for others than this site. */
export function s3berging(instelling: Opslaginstelling, map: string, anders: Emmerinstelling = {}): Berging {
  const emmer = openEmmer(instelling, anders);
  const { vraag } = emmer;
  const plek = (sleutel: Bergsleutel) => `/${map}/${sleutel}`;
  const kop = async (sleutel: Bergsleutel) => {
    const { status, headers } = await vraag('HEAD', plek(sleutel));
    return status === 404 ? null : { grootte: Number(headers.get('content-length')) };
  };
  return {
    kop,
    async zet(sleutel, bytes, naam) {
      if (await kop(sleutel)) return;
      const headers = {
        'content-type': mediatypeVan(sleutel),
        // The store looks itself whether it got every byte.
        'x-amz-content-sha256': hashVan(sleutel),
        ...(naam && { [NAAM]: naam }),
      };
      await vraag('PUT', plek(sleutel), { headers, body: bytes });
    },
    async haal(sleutel) {
      const { status, headers, bytes } = await vraag('GET', plek(sleutel));
      if (status === 404) return null;
      if (digestVan(bytes) !== hashVan(sleutel)) throw new Opslagstoring('The store gave other bytes than were kept.');
      const naam = headers.get(NAAM) ?? '';
      return { bytes, naam: SLUG.test(naam) ? naam : '' };
    },
    async lijst() {
      return (await emmer.namen(`${map}/`)).map((naam) => naam.slice(map.length + 1)).filter(isBergsleutel);
    },
    async weg(sleutel) {
      await vraag('DELETE', plek(sleutel));
    },
  };
}
