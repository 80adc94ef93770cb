import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { signaalstapBrief } from './brieven.ts';
import { bundelVan, type Signaal, signaal } from './signaal.ts';
import { kanMetSignaal } from './signaalhandelingen.ts';
import { rondsturen } from './signaalpost.ts';
import { bijwerken, type Signaaluitslag, type Signaalverzoek, stapNoteren, stapZetten } from './signaalstap.ts';
import { signalenBijstellen } from './signalen-melden.ts';

interface Bundelverzoek {
  account: Account;
  /** The signals that go on with another, and that one. */
  delen: readonly string[];
  kop: string;
  toelichting: string;
  origin: string;
  nu: Moment;
}
export type Bundeluitslag =
  | { gelukt: true; id: string }
  | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'kan-niet-meer' | 'met-zichzelf' | 'al-op-tafel' };

/**
 * Lets signals go on as one: what they are part of gets the table and the answer, for all. What is chosen to go on with may be part of
 * another by now, and what goes along may have others with it: they all end up with the same one. Sent twice it is once.
 */
export async function signalenBundelen(db: Db, verzoek: Bundelverzoek): Promise<Bundeluitslag> {
  const { account, delen, kop: gekozen, origin, nu } = verzoek;
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Bundeluitslag> => {
    const [kop] = await bundelVan(trx, gekozen);
    const alle = await Promise.all(delen.map((id) => signaal(trx, { id })));
    if (!kop || alle.includes(null)) return { gelukt: false, reden: 'onbekend' };
    const anderen = alle.flatMap((een) => (een && een.id !== kop.id ? [een] : []));
    const nieuw = anderen.filter(({ gebundeldIn }) => gebundeldIn !== kop.id);
    if (anderen.length === 0) return { gelukt: false, reden: 'met-zichzelf' };
    if (nieuw.length === 0) return { gelukt: true, id: kop.id };
    if (![kop, ...nieuw].every((een) => kanMetSignaal('bundelen', een, nu))) return { gelukt: false, reden: 'kan-niet-meer' };
    // Else it would lie on no table any more, and nobody would hear that.
    const opTafel = ({ status }: Signaal) => status === 'naar-tafel';
    if (nieuw.some(opTafel) && !opTafel(kop)) return { gelukt: false, reden: 'al-op-tafel' };
    const mee: Signaal[] = [];
    for (const een of nieuw) mee.push(...(await bundelVan(trx, een.id)));
    for (const { id } of mee) await meenemen(trx, id, kop, verzoek);
    await bijwerken(trx, kop.id, { bekeken_op: kop.bekekenOp ?? nu, gewijzigd_op: nu });
    await stapNoteren(trx, { ...verzoek, signaal: kop.id, handeling: 'meegekregen', tekst: '' });
    // Who hears it by a signal that goes along hears it so; the others by the one that it goes on with.
    await rondsturen(trx, [...mee, ...(await bundelVan(trx, kop.id))], {
      maak: (lezer) => {
        const voor = kopVoor(lezer, mee, kop);
        const ook = lezer.ook.filter(({ id }) => id !== voor.id);
        return signaalstapBrief({ ...lezer, ook, origin }, { handeling: 'bundelen', tekst: verzoek.toelichting, kop: voor });
      },
      nu,
    });
    await signalenBijstellen(trx, { origin, nu });
    return { gelukt: true, id: kop.id };
  });
}

const kopVoor = ({ signaal: zijn }: { signaal: Signaal }, mee: readonly Signaal[], kop: Signaal) =>
  mee.some(({ id }) => id === zijn.id) ? kop : zijn;

async function meenemen(trx: Transaction<Tabellen>, id: string, kop: Signaal, verzoek: Bundelverzoek): Promise<void> {
  const { nu, toelichting } = verzoek;
  const rij = await trx.selectFrom('signaal').select('bekeken_op').where('id', '=', id).executeTakeFirstOrThrow();
  await bijwerken(trx, id, { status: 'gebundeld', gebundeld_in: kop.id, bekeken_op: rij.bekeken_op ?? nu, gewijzigd_op: nu });
  // Which other signal is no part of the step: that may be for the Realisatie-Eenheid alone.
  await stapNoteren(trx, { ...verzoek, signaal: id, handeling: 'bundelen', tekst: toelichting });
}

/** Lets one go on alone again, for what turned out to be something else. */
export const signaalUitbundelen = (
  db: Db,
  { toelichting, ...verzoek }: Signaalverzoek & { toelichting: string },
): Promise<Signaaluitslag> => {
  const { origin, nu } = verzoek;
  return stapZetten(db, { ...verzoek, handeling: 'uitbundelen', tekst: toelichting }, async (trx, een) => {
    const stap = { handeling: 'uitbundelen', tekst: toelichting } as const;
    await rondsturen(trx, [een], { maak: (lezer) => signaalstapBrief({ ...lezer, origin }, stap), nu });
    return { gebundeld_in: null };
  });
};
