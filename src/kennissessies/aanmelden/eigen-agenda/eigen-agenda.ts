import type { Db, Moment } from '#db/tabellen.ts';
import { type MijnAanmelding, mijnAanmeldingen } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { eigenAgendabestand } from '#kennissessies/brieven/ics.ts';
import { sluitmoment } from '#kennissessies/toestand.ts';

/** What somebody goes to or waits for, as a calendar; what is off stays in it as such, what they withdrew from does not. */
export async function eigenAgenda(
  db: Db,
  { account, origin, nu }: { account: { id: string }; origin: string; nu: Moment },
): Promise<string> {
  const alle = await mijnAanmeldingen(db, { account, nu });
  const afspraken = alle
    .filter((een) => staatErin(een, nu))
    .map(({ kennissessie, status, antwoorden: { deelname }, gekozen, onlineLink, volgnummer, gewijzigdOp }) => ({
      ...{ kennissessie, deelname, gekozen, volgnummer, gewijzigdOp },
      heeftPlaats: status === 'bevestigd',
      link: onlineLink ?? '',
    }));
  return eigenAgendabestand(afspraken, { origin, naam: 'Mijn kennissessies' });
}

/** Whoever still waits when the sign-up closes does not go any more. */
const staatErin = ({ status, kennissessie: k }: MijnAanmelding, nu: Moment): boolean =>
  status !== 'afgemeld' && (status === 'bevestigd' || nu < sluitmoment(k));
