import type { Account } from '#accounts/account.ts';
import type { Signaalinvoer } from '#leren/signalen/invoer.ts';
import { nietOpgelostMelden } from '#leren/signalen/niet-opgelost.ts';
import { nietMeerHier, ookHierMelden } from '#leren/signalen/ook-hier.ts';
import { openbareSignalen } from '#leren/signalen/openbare-signalen.ts';
import { type Signaal, signaal, signalenLezen } from '#leren/signalen/signaal.ts';
import { signaalIndienen } from '#leren/signalen/signaal-indienen.ts';
import type { Signaaluitslag, Signaalverzoek } from '#leren/signalen/signaalstap.ts';
import { signalenBundelen } from '#leren/signalen/signalen-bundelen.ts';
import { adoptiewereld, NU, ORIGIN, rosa } from '../adopties/adoptiewereld.ts';

export { anna, bram, DAG, mens, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, wim } from '../adopties/adoptiewereld.ts';

export const ingevuldSignaal = (anders: Partial<Signaalinvoer> = {}): Signaalinvoer => ({
  ...{ soort: 'knelpunt', titel: 'Geen stageplek', speelt: 'Er zijn te weinig plekken.', nodig: 'Meer plekken, van de opleidingen.' },
  bewijs: [{ collectie: 'praktijken', slug: 'loket', titel: 'Aanpak loket' }],
  ...{ openbaarGewenst: true, metNaam: true, nummer: 0, toch: false },
  ...anders,
});

type Stapact<V> = (db: Awaited<ReturnType<typeof adoptiewereld>>['db'], verzoek: Signaalverzoek & V) => Promise<Signaaluitslag>;

/** Three regions with a text, somebody who writes for each, and Rosa of the Realisatie-Eenheid. */
export async function signaalwereld() {
  const { db, inhoud, zet, brieven } = await adoptiewereld();
  const vast = { inhoud, origin: ORIGIN };
  const lees = async (id: string): Promise<Signaal> => {
    const er = await signaal(db, { id });
    if (!er) throw new Error(`There is no signal ${id}.`);
    return er;
  };
  /** Who says that an answer does not solve it looked at the answer, also where another signal has it. */
  const gezienVan = async (act: unknown, id: string) => (act === nietOpgelostMelden ? (await lees(id)).verloop : await lees(id)).nummer;
  return {
    ...{ db, inhoud, zet, brieven, lees },
    dienIn: (account: Account, regio: string, anders: Partial<Signaalinvoer> = {}, nu = NU) =>
      signaalIndienen(db, { ...vast, account, regio, ingevuld: ingevuldSignaal(anders), nu }),
    /** The same, for who needs its id. */
    async nieuw(account: Account, regio: string, anders: Partial<Signaalinvoer> = {}, nu = NU): Promise<string> {
      const uitslag = await signaalIndienen(db, { ...vast, account, regio, ingevuld: ingevuldSignaal(anders), nu });
      if (!uitslag.gelukt) throw new Error(uitslag.reden);
      return uitslag.id;
    },
    /** Takes a step with what stands there now, or as who saw another version. */
    async stap<V extends object>(act: Stapact<V>, id: string, velden: V, { account = rosa, nu = NU, nummer = -1 } = {}) {
      const gezien = nummer >= 0 ? nummer : await gezienVan(act, id);
      return act(db, { ...vast, account, id, nu, ...velden, nummer: gezien });
    },
    bundel: (delen: readonly string[], kop: string, { account = rosa, nu = NU, toelichting = '' } = {}) =>
      signalenBundelen(db, { account, delen, kop, toelichting, origin: ORIGIN, nu }),
    ookHier: (account: Account, id: string, regio: string, tekst = 'Hier ook.', nu = NU) =>
      ookHierMelden(db, { ...vast, account, id, regio, regionaam: `Regio ${regio}`, tekst, nu }),
    nietMeer: (account: Account, id: string, regio: string, nu = NU) =>
      nietMeerHier(db, { ...vast, account, id, regio, regionaam: `Regio ${regio}`, nu }),
    openbaar: async () => openbareSignalen(await signalenLezen(db), inhoud),
    /** "bram: Jullie signaal is ontvangen: Geen stageplek" of every letter after these. */
    post: async (na = 0) => (await brieven()).slice(na).map(({ aan, onderwerp }) => `${aan.split('@')[0]}: ${onderwerp}`),
  };
}
