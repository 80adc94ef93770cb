import { randomUUID } from 'node:crypto';
import type { Account } from '#accounts/account.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { momentVan } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { type Gespreksvraaguitslag, gesprekVragen } from '#leren/gesprekken/gesprek-vragen.ts';
import { verseDb } from '../../steun/db.ts';

export const NU = momentVan('2026-11-24', '10:00');
export const ORIGIN = 'https://kennis.example';
export const DAG = 24 * 3600_000;

export interface Gespreksregio {
  slug: string;
  contact?: string | undefined;
  status?: string;
  voorbeeld?: boolean;
  opgegaan_in?: string;
}
export interface Gesprekspraktijk {
  slug: string;
  regio: string;
  contact?: string;
  voorheen?: string[];
  voorbeeld?: boolean;
}

export const REGIOS: readonly Gespreksregio[] = [
  { slug: 'duin', contact: 'loket@duin.example' },
  { slug: 'bos', contact: 'loket@bos.example' },
  { slug: 'wad' },
];
export const PRAKTIJKEN: readonly Gesprekspraktijk[] = [
  { slug: 'loket', regio: 'duin', contact: 'team@duin.example' },
  { slug: 'pool', regio: 'wad', contact: 'team@wad.example' },
];

const mens = (id: string, onderwijsregio: string | null, recht?: Rechtsoort): Account => ({
  ...{ id, adres: `${id}@school.example`, naam: id, functie: 'Adviseur', organisatie: 'School', onderwijsregio, voorbeeld: false },
  ...{ rechten: recht ? [{ soort: recht, onderwijsregio: recht === 're' ? null : onderwijsregio }] : [], sessionId: '', tweedeStap: true },
});
/** Anna is of duin, Bram leads bos, Carla named wad, Dora named no region, Rosa is of the Realisatie-Eenheid. */
export const anna = mens('anna', 'duin', 'auteur');
export const bram = mens('bram', 'bos', 'projectleider');
export const carla = mens('carla', 'wad');
export const dora = mens('dora', null);
export const rosa = mens('rosa', null, 're');
export const ALLEN = [anna, bram, carla, dora, rosa];

/** Texts of which only what talks look at is filled in; `zet` gives others, with another version. */
function gespreksinhoud() {
  let versie = 0;
  let alle: Record<string, readonly Stuk[]> = {};
  const zet = (regios: readonly Gespreksregio[], praktijken: readonly Gesprekspraktijk[]): void => {
    versie++;
    alle = {
      onderwijsregios: regios.map(({ slug, contact, voorbeeld = false, opgegaan_in, status }) => ({
        ...{ collectie: 'onderwijsregios', slug, url: `/onderwijsregios/${slug}/` },
        gegevens: {
          ...{ titel: `Regio ${slug}`, contact, voorbeeld, opgegaan_in },
          status_verloop: [{ status: status ?? (opgegaan_in ? 'samengevoegd' : 'onderwijsregio'), sinds: '2024-01-01' }],
        },
      })) as unknown as Stuk[],
      praktijken: praktijken.map(({ slug, regio, contact, voorheen, voorbeeld = false }) => ({
        ...{ collectie: 'praktijken', slug, url: `/praktijken/${slug}/` },
        gegevens: { titel: `Aanpak ${slug}`, regio, contact, voorheen, voorbeeld, bouwstenen: ['omvang'], kennissessies: [], verwant: [] },
      })) as unknown as Stuk[],
    };
  };
  zet(REGIOS, PRAKTIJKEN);
  const inhoud = {
    alle: (collectie: string) => alle[collectie] ?? [],
    een: (collectie: string, slug: string) => alle[collectie]?.find((stuk) => stuk.slug === slug),
    get versie() {
      return versie;
    },
  } as unknown as Inhoud;
  return { inhoud, zet };
}

export const VRAAG = { waarover: 'Ons geheim: niemand blijft.', wanneer: 'Dinsdag na 14 uur' };

/** Three regions, one without a mailbox, and five people. */
export async function gesprekwereld(pad?: string) {
  const open = await verseDb(pad);
  const { db } = open;
  const { inhoud, zet } = gespreksinhoud();
  const leeg = { totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, aangemaakt_op: NU, gewijzigd_op: NU, voorbeeld: 0 };
  for (const { id, adres, naam, functie, organisatie, onderwijsregio } of ALLEN)
    await db
      .insertInto('account')
      .values({ id, adres, naam, functie, organisatie, onderwijsregio, ...leeg })
      .execute();
  return {
    ...{ db, inhoud, zet, sluit: open.sluit },
    vraag: (
      account: Account,
      aan: string,
      praktijk: string | null = null,
      nu = NU,
      bij: { proef?: boolean; kenmerk?: string } = {},
    ): Promise<Gespreksvraaguitslag> =>
      gesprekVragen(db, {
        ...{ account, inhoud, aan, praktijk, proef: false, vraag: VRAAG, kenmerk: randomUUID(), origin: ORIGIN, nu },
        ...bij,
      }),
    brieven: () => db.selectFrom('outbox').selectAll().orderBy('id').execute(),
    /** To whom, about what. */
    post: async () =>
      (await db.selectFrom('outbox').select(['aan', 'onderwerp']).orderBy('id').execute()).map((b) => `${b.aan}: ${b.onderwerp}`),
    rijen: () => db.selectFrom('gesprek').selectAll().orderBy('gevraagd_op').orderBy('id').execute(),
  };
}
