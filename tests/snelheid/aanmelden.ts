import { join } from 'node:path';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import { Aanmelders } from './aanmelders.ts';
import { beurten, type Vergelijking } from './beurten.ts';
import { metKaal } from './kind.ts';
import { inMap, type Maat, metServer, sessiesMaken } from './opzet.ts';

const TEGELIJK = 16;
const SESSIES = 20;

/** Sign-ups with everything before them, beside a bare handler that writes the same rows just as safely. */
export async function aanmeldingen({ rondes, seconden }: Maat): Promise<Vergelijking> {
  return metServer({ sessies: SESSIES, TRUST_PROXY_HOPS: '1' }, (server) =>
    inMap(async (map) => {
      const bestand = join(map, 'kaal.db');
      await databaseMaken(bestand);
      const hoe = { tegelijk: TEGELIJK, seconden };
      const onze = new Aanmelders(server.url, server.proces);
      return metKaal('kaal-aanmelden.ts', { bestand }, (kaal) => {
        const hunne = new Aanmelders(kaal.url, kaal.proces);
        return beurten(
          rondes,
          () => onze.komen(hoe),
          () => hunne.komen(hoe),
        );
      });
    }),
  );
}

async function databaseMaken(bestand: string): Promise<void> {
  const { db, sluit } = openDb(bestand);
  await migreren(db);
  await vullen(db, { nu: Date.now() });
  await sluit();
  sessiesMaken(bestand, SESSIES);
}
