import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { type Adoptie, adoptiesLezen } from './adoptie.ts';
import { hoeVer } from './adoptiestanden.ts';
import type { Adoptieinvoer } from './invoer.ts';
import { isEigen } from './verspreiding.ts';

interface Adoptieverzoek {
  account: Account;
  inhoud: Inhoud;
  /** Slugs, of today or of before. */
  praktijk: string;
  regio: string;
  ingevuld: Adoptieinvoer;
  nu: Moment;
}
type Weigering = 'geen-recht' | 'onbekend' | 'eigen' | 'voorbeeld' | 'intussen-gewijzigd' | 'intussen-weggehaald';
export type Adoptieuitslag = { gelukt: true; praktijk: string; teZien: boolean } | { gelukt: false; reden: Weigering };

/**
 * A region tells how far it is with a best practice of another, at once for everybody to read; every stand it had is kept. Who saw an older
 * version than there is now is refused; the same sent twice is once.
 */
export async function adopteren(db: Db, { account, inhoud, praktijk, regio, ingevuld, nu }: Adoptieverzoek): Promise<Adoptieuitslag> {
  const wat = magDit({ account, inhoud, praktijk, regio });
  if ('reden' in wat) return { gelukt: false, reden: wat.reden };
  const { slug } = wat.stuk;
  const { nummer: gezien, adoptie: gezienId, ...velden } = ingevuld;
  return db.transaction().execute(async (trx): Promise<Adoptieuitslag> => {
    const { eigen, mede } = await vanPaar(trx, { inhoud, stuk: wat.stuk, regio });
    if (eigen && zelfde(eigen, velden) && eigen.nummer === gezien + 1)
      return { gelukt: true, praktijk: slug, teZien: eigen.verborgenOp === null };
    if (!eigen && gezien > 0) return { gelukt: false, reden: 'intussen-weggehaald' };
    // What was taken away and written anew begins to count again.
    if ((eigen?.nummer ?? 0) !== gezien || (eigen?.id ?? '') !== gezienId) return { gelukt: false, reden: 'intussen-gewijzigd' };
    const id = eigen?.id ?? randomUUID();
    const nummer = gezien + 1;
    const rij = { ...velden, praktijk: slug, titel: wat.stuk.gegevens.titel, onderwijsregio: regio, nummer, gewijzigd_op: nu };
    // What the same region wrote of it under another name of the best practice would stand in the way of this name.
    for (const ander of mede)
      await trx
        .updateTable('adoptie')
        .set({ praktijk: `${ander.id} ${ander.praktijk}` })
        .where('id', '=', ander.id)
        .execute();
    await (eigen
      ? trx.updateTable('adoptie').set(rij).where('id', '=', id)
      : trx.insertInto('adoptie').values({ id, ...LEEG, ...rij })
    ).execute();
    for (const ander of mede)
      await trx.updateTable('adoptie').set({ praktijk: ander.praktijk, opgenomen_in: id }).where('id', '=', ander.id).execute();
    await reactieMeenemen(trx, { id, eigen, mede });
    if (!eigen || !zelfde(eigen, velden)) {
      const { stand, sinds, tot } = velden;
      const stap = { adoptie_id: id, nummer, stand, sinds: tot ?? sinds, op: nu, door: account.id, gemeld_op: null };
      await trx.insertInto('adoptiestap').values(stap).execute();
    }
    return { gelukt: true, praktijk: slug, teZien: (eigen?.verborgenOp ?? null) === null };
  });
}

/** What the source said to a region that merged stays to be read: it reacts once. Newest first, and nothing of what is hidden. */
async function reactieMeenemen(
  trx: Transaction<Tabellen>,
  { id, eigen, mede }: { id: string; eigen: Adoptie | undefined; mede: readonly Adoptie[] },
): Promise<void> {
  const op = ({ reactieOp }: Adoptie): number => reactieOp ?? 0;
  const [laatste] = mede.filter((een) => een.verborgenOp === null && een.reactieOp !== null).toSorted((a, b) => op(b) - op(a));
  if (!laatste || (eigen && eigen.reactieOp !== null)) return;
  const reactie = await trx
    .selectFrom('adoptie')
    .select(['reactie', 'reactie_op', 'reactie_stand', 'reactie_door', 'reactie_gemeld_op'])
    .where('id', '=', laatste.id)
    .executeTakeFirstOrThrow();
  await trx.updateTable('adoptie').set(reactie).where('id', '=', id).execute();
}

const LEEG = {
  ...{
    nagevraagd_op: null,
    weg_gemeld_op: null,
    opgenomen_in: null,
    reactie_op: null,
    reactie_stand: null,
    reactie_gemeld_op: null,
    verborgen_op: null,
    verborgen_door: null,
    reactie_door: null,
  },
};

/** The best practice, when this account may tell of it for this region. */
export function magDit({
  account,
  inhoud,
  praktijk,
  regio,
}: Pick<Adoptieverzoek, 'account' | 'inhoud' | 'praktijk' | 'regio'>):
  | { stuk: Stuk<'praktijken'> }
  | { reden: Exclude<Weigering, `intussen-${string}`> } {
  const stuk = verbanden(inhoud).praktijk(praktijk);
  if (!stuk) return { reden: 'onbekend' };
  const voor = inhoud.een('onderwijsregios', regio);
  if (!voor || !regiosOmVoorTeSpreken(account).includes(regio) || huidigeRegio(inhoud, regio) !== regio) return { reden: 'geen-recht' };
  if (isEigen(inhoud, stuk, regio)) return { reden: 'eigen' };
  return stuk.gegevens.voorbeeld === voor.gegevens.voorbeeld ? { stuk } : { reden: 'voorbeeld' };
}

/**
 * What stands of this region and this best practice: its own row, and those of regions that merged into it or of the same best practice
 * under another name.
 */
async function vanPaar(
  db: Db | Transaction<Tabellen>,
  { inhoud, stuk, regio }: { inhoud: Inhoud; stuk: Stuk<'praktijken'>; regio: string },
): Promise<{ eigen: Adoptie | undefined; mede: Adoptie[] }> {
  const alle = (await adoptiesLezen(db)).filter(
    (een) => verbanden(inhoud).praktijk(een.praktijk)?.slug === stuk.slug && huidigeRegio(inhoud, een.onderwijsregio) === regio,
  );
  const eigen =
    alle.find((een) => een.onderwijsregio === regio && een.praktijk === stuk.slug) ?? alle.find((een) => een.onderwijsregio === regio);
  return { eigen, mede: alle.filter((een) => een !== eigen) };
}

/** What the form begins with: what stands there, or of regions that merged the furthest; null when nothing does. */
export async function adoptievoorzet(
  db: Db,
  vraag: { inhoud: Inhoud; stuk: Stuk<'praktijken'>; regio: string },
): Promise<{ adoptie: Adoptie; gezien: { nummer: number; adoptie: string } } | null> {
  const { eigen, mede } = await vanPaar(db, vraag);
  // What the Realisatie-Eenheid hides of a region that merged comes back by no button.
  const alle = [...(eigen ? [eigen] : []), ...mede.filter(({ verborgenOp }) => verborgenOp === null)].toSorted(
    (a, b) => hoeVer(b.stand) - hoeVer(a.stand),
  );
  const verst = alle[0];
  return verst ? { adoptie: verst, gezien: { nummer: eigen?.nummer ?? 0, adoptie: eigen?.id ?? '' } } : null;
}

/** What stands there, as the form has it. */
export const adoptievelden = (er: Adoptie): Record<string, string> => Object.fromEntries(VELDEN.map((veld) => [veld, er[veld] ?? '']));

const VELDEN = ['stand', 'sinds', 'tot', 'omvang', 'anders', 'resultaat', 'stopreden', 'stopuitleg'] as const;
const zelfde = (een: Adoptie, ander: Omit<Adoptieinvoer, 'nummer' | 'adoptie'>): boolean =>
  VELDEN.every((veld) => een[veld] === ander[veld]);
