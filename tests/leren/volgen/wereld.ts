import type { Account } from '#accounts/account.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { gaanVolgen } from '#leren/volgen/gaan-volgen.ts';
import { openingenMailen } from '#leren/volgen/openingen-mailen.ts';
import { mens, NU, ORIGIN, wereld } from '../../kennissessies/wereld.ts';

/** Two regions as content has them: Veenhoek is being formed, Waterkant is a front-runner. */
const STATUS: Record<string, string> = { veenhoek: 'in-oprichting', waterkant: 'voorloper' };
export const inhoud = {
  een: (_: string, slug: string) => (STATUS[slug] ? { gegevens: { status_verloop: [{ status: STATUS[slug] }] } } : undefined),
} as unknown as Inhoud;
export const VAN = 'aanmelden:loket-en-matching';

/** One session, and people who ask to be mailed when sign-up for it opens. */
export async function volgwereld(anders: Parameters<typeof wereld>[0] = {}, pad?: string) {
  const w = await wereld(anders, pad);
  const persoon = async (naam: string, onderwijsregio: string | null = null): Promise<Account> => {
    await w.persoon(naam);
    await w.db.updateTable('account').set({ onderwijsregio }).where('id', '=', naam.toLowerCase()).execute();
    return { ...mens(naam), onderwijsregio };
  };
  return {
    ...w,
    persoon,
    boek: { bijschrijven: async () => {} },
    volg: (wie: Account | string, { nu = NU, onderwerp = VAN } = {}) => {
      const wat = typeof wie === 'string' ? { account: null, adres: wie } : { account: wie, adres: null };
      const regiostatus = typeof wie === 'string' ? null : (STATUS[wie.onderwijsregio ?? ''] ?? null);
      return gaanVolgen(w.db, { ...wat, onderwerp, regiostatus, inhoud, origin: ORIGIN, nu });
    },
    kijk: (nu: number) => openingenMailen(w.db, { inhoud, origin: ORIGIN, nu }),
    /** To whom, and how the subject begins. */
    async post(): Promise<string[]> {
      const rijen = await w.db.selectFrom('outbox').select(['aan', 'onderwerp']).orderBy('id').execute();
      return rijen.map(({ aan, onderwerp }) => `${aan.split('@')[0]}: ${onderwerp.replace(/:.*/, '')}`);
    },
    /** The key in the last letter to this address. */
    async sleutel(adres: string): Promise<string> {
      const rij = await w.db.selectFrom('outbox').selectAll().where('aan', '=', adres).orderBy('id', 'desc').executeTakeFirstOrThrow();
      return new URL(rij.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
    },
    telling: async () => ({
      volgers: (await w.db.selectFrom('volger').selectAll().execute()).length,
      volgt: (await w.db.selectFrom('volgt').selectAll().execute()).length,
    }),
  };
}
