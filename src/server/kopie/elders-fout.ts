import { AndereVersie } from '#db/migreren.ts';
import { isStoring } from '#db/storing.ts';
import { isOpslagstoring } from '#inhoud/bijlagen/berging.ts';
import { ANDERE_VERSIE_ELDERS } from '#server/opstarten/gegevensmap.ts';
import { Kopiefout } from './kopie.ts';

const OPNIEUW = 'Probeer het later opnieuw, of kijk de instelling na.';

/** Throws what went wrong with a database or a store elsewhere as a sentence, when there is one for it. */
export function alsKopiefout(fout: unknown): never {
  if (fout instanceof AndereVersie) throw new Kopiefout(ANDERE_VERSIE_ELDERS);
  if (isStoring(fout)) throw new Kopiefout(`De database in DATABASE_URL is niet te gebruiken. ${OPNIEUW} (${(fout as Error).message})`);
  if (isOpslagstoring(fout))
    throw new Kopiefout(`De bestanden in OPSLAG_URL zijn niet te gebruiken. ${OPNIEUW} (${(fout as Error).message})`);
  throw fout;
}
