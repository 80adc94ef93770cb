import { isDeepStrictEqual } from 'node:util';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db } from '#db/tabellen.ts';
import type { Regiofeiten } from './invoer.ts';
import { type Regioverzoek, type Regioweigering, regioHerschrijven } from './regio-herschrijven.ts';
import { type Naamweigering, naamweigering } from './regionaam.ts';

export type Feitenuitslag = { gelukt: true; uitgevoerd: boolean } | Regioweigering | { gelukt: false; reden: Naamweigering };

/** Changes the name, kind, sectors or part of the country of a region; its address stays as it is. */
export const feitenWijzigen = (db: Db, { feiten, ...verzoek }: Regioverzoek & { feiten: Regiofeiten }): Promise<Feitenuitslag> =>
  regioHerschrijven<Naamweigering>(db, verzoek, {
    wijzig({ slug, gegevens: { voorbeeld } }) {
      const nee = naamweigering(verzoek.inhoud, { titel: feiten.titel, slug, voorbeeld });
      return nee ? { nee } : { anders: feiten, toelichting: 'Naam, soort, sectoren of landsdeel' };
    },
    staatEr: ({ gegevens: { titel, type, sectoren, landsdeel } }) => isDeepStrictEqual({ titel, type, sectoren, landsdeel }, { ...feiten }),
    erbij: (trx, { slug }) =>
      gebeurtenisVastleggen(trx, { wat: 'regio-gewijzigd', door: verzoek.account, onderwijsregio: slug, nu: verzoek.nu }),
  });
