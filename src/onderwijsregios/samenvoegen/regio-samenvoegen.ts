import type { Transaction } from 'kysely';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { houders } from '#accounts/rechten/houders.ts';
import { rechtenVerhuizen } from '#accounts/rechten/rechten-verhuizen.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';
import { datumTekst, isoDatum, momentVan } from '#grond/taal/datum.ts';
import { huidigeStap, isGesloten } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { vertrouwenVervalt } from '#publicaties/beoordelen/vertrouwen.ts';
import { isRe } from '#publicaties/wie-mag.ts';
import { samengevoegd } from '../brieven.ts';
import { type Regioverzoek, type Regioweigering, regioHerschrijven } from '../regio-herschrijven.ts';
import { isNu, type Stapweigering, type Statusstap, stapweigering } from '../statusstappen.ts';

type Samenvoegregel = Stapweigering | 'zichzelf' | 'naar-onbekend' | 'naar-gesloten' | 'voorbeeld-en-echt';
export type Samenvoeguitslag =
  | { gelukt: true; uitgevoerd: boolean }
  /** It can be done; it was not said yet that it must. */
  | { gelukt: true; nog: 'vragen' }
  | Regioweigering
  | { gelukt: false; reden: Samenvoegregel };
interface Samenvoegverzoek extends Regioverzoek {
  /** The region that this one merges into. */
  naar: string;
  sinds: string;
  besluit: string;
  /** Whoever asks was told what happens. */
  bevestigd: boolean;
  boek: Onthoudboek;
}

/** Why these two cannot merge on this day, or null when they can. */
export function samenvoegweigering(
  stuk: Stuk<'onderwijsregios'>,
  { naar, stap, inhoud, vandaag }: { naar: string; stap: Statusstap; inhoud: Inhoud; vandaag: string },
): Samenvoegregel | null {
  if (naar === stuk.slug) return 'zichzelf';
  const ander = inhoud.een('onderwijsregios', naar);
  if (!ander) return 'naar-onbekend';
  if (ander.gegevens.voorbeeld !== stuk.gegevens.voorbeeld) return 'voorbeeld-en-echt';
  if (isGesloten(huidigeStap(ander.gegevens).status)) return 'naar-gesloten';
  return stapweigering(stuk.gegevens.status_verloop, stap, vandaag);
}

/**
 * Merges a region into another, for good. Its page, texts and registrations stay as they are; rights, open requests and invitations go to
 * the other one, whose people from then on keep its texts and sessions.
 */
export async function regioSamenvoegen(
  db: Db,
  { naar, sinds, besluit, bevestigd, boek, ...verzoek }: Samenvoegverzoek,
): Promise<Samenvoeguitslag> {
  const { inhoud, account, slug, origin, nu } = verzoek;
  const stap: Statusstap = { status: 'samengevoegd', sinds, besluit };
  if (!bevestigd) return vooraf(verzoek, { naar, stap });
  const uitslag = await regioHerschrijven<Samenvoegregel>(db, verzoek, {
    wijzig(stuk) {
      const nee = samenvoegweigering(stuk, { naar, stap, inhoud, vandaag: isoDatum(nu) });
      if (nee) return { nee };
      const verloop: typeof stuk.gegevens.status_verloop = [...stuk.gegevens.status_verloop, stap];
      return { anders: { status_verloop: verloop, opgegaan_in: naar }, toelichting: `Opgegaan in ${naamVan(inhoud, naar)}` };
    },
    staatEr: (stuk) => stuk.gegevens.opgegaan_in === naar && isNu(stap)(stuk),
    naast: naar,
    async erbij(trx, { gegevens }) {
      await vertellen(trx, { van: gegevens.titel, slug, naar, inhoud, op: datumTekst(momentVan(sinds)), origin, nu });
      await rechtenVerhuizen(trx, { van: slug, naar, door: account, nu });
      await vertrouwenVervalt(trx, slug);
      const bijzonderheden = `in ${naar}`;
      await gebeurtenisVastleggen(trx, { wat: 'regio-samengevoegd', door: account, onderwijsregio: slug, bijzonderheden, nu });
    },
  });
  // Whose rights moved must not get them back by an old backup.
  if (uitslag.gelukt) await boek.bijschrijven();
  return uitslag;
}

/** The same refusals, before anything is asked. */
function vooraf({ account, slug, stand, inhoud, nu }: Regioverzoek, { naar, stap }: { naar: string; stap: Statusstap }): Samenvoeguitslag {
  const stuk = inhoud.een('onderwijsregios', slug);
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  if (!stuk) return { gelukt: false, reden: 'onbekend' };
  if (stuk.digest !== stand) return { gelukt: false, reden: 'gewijzigd', stuk };
  const reden = samenvoegweigering(stuk, { naar, stap, inhoud, vandaag: isoDatum(nu) });
  return reden ? { gelukt: false, reden } : { gelukt: true, nog: 'vragen' };
}

const naamVan = (inhoud: Inhoud, slug: string): string => inhoud.een('onderwijsregios', slug)?.gegevens.titel ?? slug;

/** Who works for either of them hears it once. */
async function vertellen(
  trx: Transaction<Tabellen>,
  {
    van,
    slug,
    naar,
    inhoud,
    op,
    origin,
    nu,
  }: { van: string; slug: string; naar: string; inhoud: Inhoud; op: string; origin: string; nu: number },
): Promise<void> {
  const soorten = ['projectleider', 'auteur'] as const;
  const oud = await houders(trx, { soorten, onderwijsregio: slug });
  const leiders = await houders(trx, { soorten: ['projectleider'], onderwijsregio: naar });
  const wie = [...oud, ...leiders.filter(({ id }) => !oud.some((een) => een.id === id))];
  for (const aan of wie) await zetKlaar(trx, samengevoegd({ aan, van, naar: naamVan(inhoud, naar), op, origin }), nu);
}
