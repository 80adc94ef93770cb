import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db } from '#db/tabellen.ts';
import type { Regiofeiten } from './invoer.ts';
import { type Regioverzoek, type Regioweigering, regioHerschrijven } from './regio-herschrijven.ts';

export type Feitenuitslag = { gelukt: true; uitgevoerd: boolean } | Regioweigering | { gelukt: false; reden: 'bestaat-al' };

/** Changes the name, kind, sectors or part of the country of a region; its address stays as it is. */
export const feitenWijzigen = (db: Db, { feiten, ...verzoek }: Regioverzoek & { feiten: Regiofeiten }): Promise<Feitenuitslag> =>
  regioHerschrijven<'bestaat-al'>(db, verzoek, {
    wijzig({ slug }) {
      const zelfde = (titel: string) => titel.toLocaleLowerCase('nl') === feiten.titel.toLocaleLowerCase('nl');
      const bezet = verzoek.inhoud.alle('onderwijsregios').some((ander) => ander.slug !== slug && zelfde(ander.gegevens.titel));
      return bezet ? { nee: 'bestaat-al' } : { anders: feiten, toelichting: 'Naam, soort, sectoren of landsdeel' };
    },
    erbij: (trx, { slug }) =>
      gebeurtenisVastleggen(trx, { wat: 'regio-gewijzigd', door: verzoek.account, onderwijsregio: slug, nu: verzoek.nu }),
  });
