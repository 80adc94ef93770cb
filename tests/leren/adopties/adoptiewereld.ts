import type { Account } from '#accounts/account.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { momentVan } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { adopteren, adoptievoorzet } from '#leren/adopties/adopteren.ts';
import { adoptiesLezen } from '#leren/adopties/adoptie.ts';
import type { Adoptieinvoer } from '#leren/adopties/invoer.ts';
import { verspreidingVan } from '#leren/adopties/verspreiding.ts';
import { verseDb } from '../../steun/db.ts';

export const NU = momentVan('2026-11-24', '10:00');
export const ORIGIN = 'https://kennis.example';
export const DAG = 24 * 3600_000;

export interface Proefregio {
  slug: string;
  voorbeeld?: boolean;
  opgegaan_in?: string;
}
export interface Proefpraktijk {
  slug: string;
  regio: string;
  voorbeeld?: boolean;
  voorheen?: string[];
}

/** Texts of which only what adopties look at is filled in; `zet` gives others, with another version. */
export function proefinhoud(regios: readonly Proefregio[], praktijken: readonly Proefpraktijk[]) {
  let versie = 0;
  let alle: Record<string, readonly Stuk[]> = {};
  const zet = (nieuweRegios: readonly Proefregio[], nieuwePraktijken: readonly Proefpraktijk[]): void => {
    versie++;
    alle = {
      onderwijsregios: nieuweRegios.map(({ slug, voorbeeld = false, opgegaan_in }) => ({
        ...{ collectie: 'onderwijsregios', slug, url: `/onderwijsregios/${slug}/` },
        gegevens: { titel: `Regio ${slug}`, voorbeeld, opgegaan_in, status_verloop: [{ status: 'onderwijsregio', sinds: '2024-01-01' }] },
      })) as unknown as Stuk[],
      praktijken: nieuwePraktijken.map(({ slug, regio, voorbeeld = false, voorheen }) => ({
        ...{ collectie: 'praktijken', slug, url: `/praktijken/${slug}/` },
        gegevens: { titel: `Aanpak ${slug}`, regio, voorbeeld, voorheen, bouwstenen: [], kennissessies: [], verwant: [] },
      })) as unknown as Stuk[],
    };
  };
  zet(regios, praktijken);
  let fouten: { bestand: string }[] = [];
  const inhoud = {
    alle: (collectie: string) => alle[collectie] ?? [],
    een: (collectie: string, slug: string) => alle[collectie]?.find((stuk) => stuk.slug === slug),
    get versie() {
      return versie;
    },
    get fouten() {
      return fouten;
    },
  } as unknown as Inhoud;
  /** Files that are there and cannot be read; their texts do not show. */
  const kapot = (bestanden: readonly string[]): void => {
    fouten = bestanden.map((bestand) => ({ bestand }));
  };
  return { inhoud, zet, kapot };
}

export const mens = (id: string, soort: Rechtsoort, onderwijsregio: string | null): Account => ({
  ...{ id, adres: `${id}@voorbeeld.example`, naam: id, functie: '', organisatie: '', onderwijsregio, voorbeeld: true },
  ...{ rechten: [{ soort, onderwijsregio }], sessionId: '', tweedeStap: soort === 're' },
});

export const REGIOS: Proefregio[] = [{ slug: 'duin' }, { slug: 'bos' }, { slug: 'wad' }];
export const PRAKTIJKEN: Proefpraktijk[] = [
  { slug: 'loket', regio: 'duin' },
  { slug: 'pool', regio: 'bos' },
];
export const anna = mens('anna', 'projectleider', 'duin');
export const bram = mens('bram', 'auteur', 'bos');
export const wim = mens('wim', 'auteur', 'wad');
export const rosa = mens('rosa', 're', null);

export const ingevuld = (anders: Partial<Adoptieinvoer> = {}): Adoptieinvoer => ({
  ...{
    stand: 'past-toe',
    sinds: '2026-09',
    tot: anders.stand === 'gestopt' ? '2026-11' : null,
    omvang: '',
    anders: '',
    resultaat: '',
    stopreden: null,
    stopuitleg: '',
    ...{ nummer: 0, adoptie: '' },
  },
  ...anders,
});

/** Three regions that share two best practices, with somebody who writes for each and somebody of the Realisatie-Eenheid. */
export async function adoptiewereld() {
  const { db } = await verseDb();
  const { inhoud, zet, kapot } = proefinhoud(REGIOS, PRAKTIJKEN);
  const leeg = { totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, aangemaakt_op: NU, gewijzigd_op: NU, voorbeeld: 1 };
  for (const { id, adres, naam, functie, organisatie, onderwijsregio, rechten } of [anna, bram, wim, rosa]) {
    await db
      .insertInto('account')
      .values({ id, adres, naam, functie, organisatie, onderwijsregio, ...leeg })
      .execute();
    for (const { soort, onderwijsregio: van } of rechten)
      await db.insertInto('recht').values({ account_id: id, soort, onderwijsregio: van, verleend_op: NU, verleend_door: null }).execute();
  }
  return {
    ...{ db, inhoud, zet, kapot },
    /** From a form that shows what stands there now. */
    adopteer: async (account: Account, praktijk: string, regio: string, anders: Partial<Adoptieinvoer> = {}, nu = NU) => {
      const stuk = verbanden(inhoud).praktijk(praktijk);
      const er = stuk && (await adoptievoorzet(db, { inhoud, stuk, regio }));
      return adopteren(db, { account, inhoud, praktijk, regio, ingevuld: ingevuld({ adoptie: er?.gezien.adoptie ?? '', ...anders }), nu });
    },
    beeld: async () => verspreidingVan(await adoptiesLezen(db), inhoud),
    /** "regio stand" of each that shows on the page of this best practice. */
    opPagina: async (slug: string) =>
      verspreidingVan(await adoptiesLezen(db), inhoud)
        .vanPraktijk(slug)
        .map(({ regio, adoptie }) => `${regio.slug} ${adoptie.stand}`),
    brieven: () => db.selectFrom('outbox').select(['aan', 'onderwerp', 'tekst']).orderBy('id').execute(),
  };
}
