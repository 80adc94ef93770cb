import { join } from 'node:path';
import type { Db } from '#db/tabellen.ts';
import { BERGINGEN, type Berging, type Bergingen } from '#inhoud/bijlagen/berging.ts';
import { leeskopie } from '#inhoud/bijlagen/leeskopie.ts';
import { opslagInstelling } from '#inhoud/bijlagen/opslag-url.ts';
import { s3berging } from '#inhoud/bijlagen/s3berging.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { inBoek } from './bijlageboek.ts';
import { type Overbrenglog, overbrengen } from './overbrengen.ts';

interface Plek {
  /** OPSLAG_URL; null for the folders of this machine. */
  opslagUrl: string | null;
  /** A folder for each, and one for copies of what lies elsewhere. */
  map: Readonly<Record<(typeof BERGINGEN)[number] | 'opslagkopie', string>>;
  log: Overbrenglog;
}

/** The stores of uploads: the folders of the data folder, or a bucket elsewhere with copies of what is asked. */
export async function openOpslag(db: Db, { opslagUrl, map, log }: Plek): Promise<Bergingen> {
  const open = async (welke: (typeof BERGINGEN)[number]) => {
    const schijf = schijfberging(map[welke]);
    if (opslagUrl === null) return [welke, inBoek(db, welke, schijf)] as const;
    const emmer = inBoek(db, welke, s3berging(opslagInstelling(opslagUrl), welke));
    void overbrengen(schijf, emmer, log);
    return [welke, await leeskopie(metRest(emmer, schijf), join(map.opslagkopie, welke))] as const;
  };
  return Object.fromEntries(await Promise.all(BERGINGEN.map(open))) as unknown as Bergingen;
}

/** The same elsewhere, as they lie in the data folder, for who reads all of it; none without OPSLAG_URL. */
export function verreBergingen(opslagUrl: string | null): (readonly [map: string, berging: Berging])[] {
  if (opslagUrl === null) return [];
  const instelling = opslagInstelling(opslagUrl);
  return [
    ['bijlagen', s3berging(instelling, 'bijlagen')],
    ['bijlagen/deelnemers', s3berging(instelling, 'deelnemers')],
  ];
}

/** The store, with what still has to be brought there. */
const metRest = (emmer: Berging, rest: Berging): Berging => ({
  ...emmer,
  haal: async (sleutel) => (await rest.haal(sleutel)) ?? emmer.haal(sleutel),
  kop: async (sleutel) => (await rest.kop(sleutel)) ?? emmer.kop(sleutel),
  lijst: async () => [...new Set([...(await emmer.lijst()), ...(await rest.lijst())])],
  async weg(sleutel) {
    await emmer.weg(sleutel);
    await rest.weg(sleutel);
  },
});
