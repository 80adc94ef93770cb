import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Persoonsgegeven, persoonsgegevens } from '#inhoud/tekst/persoonsgegevens.ts';
import { DUBBEL_MS } from '#leren/toeloop.ts';
import { signaalOntvangen, signaalstapBrief } from './brieven.ts';
import type { Signaalinvoer } from './invoer.ts';
import { bundelVan, type Signaal, signaal } from './signaal.ts';
import { rondsturen } from './signaalpost.ts';
import { type Signaaluitslag, type Signaalverzoek, stapNoteren, stapZetten } from './signaalstap.ts';
import { signalenMelden } from './signalen-melden.ts';

interface Indienverzoek {
  account: Account;
  inhoud: Inhoud;
  regio: string;
  ingevuld: Signaalinvoer;
  origin: string;
  nu: Moment;
}
type Persoonlijk = { gelukt: false; reden: 'persoonsgegevens'; gevonden: Persoonsgegeven[] };
export type Signaalindienuitslag = { gelukt: true; id: string } | { gelukt: false; reden: 'geen-recht' } | Tevaak | Persoonlijk;
interface Tevaak {
  gelukt: false;
  reden: 'te-veel';
  wachtMs: number;
}

/** A bound on what one region can send in, and with it on the letters that this causes. */
export const SIGNALEN_PER_DAG = 10;

/** A region tells the Realisatie-Eenheid what others have to solve, with its receipt. Sent twice it is one signal. */
export async function signaalIndienen(
  db: Db,
  { account, inhoud, regio, ingevuld, origin, nu }: Indienverzoek,
): Promise<Signaalindienuitslag> {
  if (!magIndienen(account, inhoud, regio)) return { gelukt: false, reden: 'geen-recht' };
  const persoonlijk = bezwaarTegen(ingevuld);
  if (persoonlijk) return persoonlijk;
  return db.transaction().execute(async (trx): Promise<Signaalindienuitslag> => {
    const vandaag = await trx
      .selectFrom('signaal')
      .select(['id', 'status', 'ingediend_op'])
      .where('onderwijsregio', '=', regio)
      .where('ingediend_op', '>', nu - DAG_MS)
      .orderBy('ingediend_op', 'desc')
      .execute();
    for (const { id } of vandaag.filter(({ status, ingediend_op }) => status === 'ingediend' && ingediend_op > nu - DUBBEL_MS)) {
      const er = await signaal(trx, { id });
      if (er && isGelijk(er, ingevuld)) return { gelukt: true, id };
    }
    const eerste = vandaag[SIGNALEN_PER_DAG - 1];
    if (eerste) return { gelukt: false, reden: 'te-veel', wachtMs: eerste.ingediend_op + DAG_MS - nu };
    const id = randomUUID();
    const leeg = { bekeken_op: null, openbaar_op: null, gebundeld_in: null, afgehandeld_op: null, niet_opgelost_op: null };
    await trx
      .insertInto('signaal')
      .values({ id, onderwijsregio: regio, account_id: account.id, ...alsKolommen(ingevuld), ...leeg, ingediend_op: nu, gewijzigd_op: nu })
      .execute();
    await bewijsOpslaan(trx, id, ingevuld);
    await stapNoteren(trx, { signaal: id, handeling: 'indienen', tekst: '', account, nu });
    await ontvangstSturen(trx, await bundelVan(trx, id), { origin, nu });
    await signalenMelden(trx, { origin, nu });
    return { gelukt: true, id };
  });
}

/** Whether this account speaks for this region, and it is one that still stands by itself. */
export const magIndienen = (account: Account, inhoud: Inhoud, regio: string): boolean =>
  inhoud.een('onderwijsregios', regio) !== undefined &&
  huidigeRegio(inhoud, regio) === regio &&
  regiosOmVoorTeSpreken(account).includes(regio);

/** Other words, as long as nobody of the Realisatie-Eenheid looked; what was sent back is sent in anew by it. */
export async function signaalWijzigen(
  db: Db,
  { ingevuld, ...verzoek }: Omit<Signaalverzoek, 'nummer'> & { ingevuld: Signaalinvoer },
): Promise<Signaaluitslag | Persoonlijk> {
  const persoonlijk = bezwaarTegen(ingevuld);
  if (persoonlijk) return persoonlijk;
  const er = await signaal(db, verzoek);
  const handeling = er?.status === 'teruggestuurd' ? 'opnieuw-indienen' : 'wijzigen';
  const { id, nu } = verzoek;
  const stap = { ...verzoek, nummer: ingevuld.nummer, handeling, tekst: '', isAl: (een: Signaal) => isGelijk(een, ingevuld) } as const;
  return stapZetten(db, stap, async (trx, _, bundel) => {
    await trx.deleteFrom('signaalbewijs').where('signaal_id', '=', id).execute();
    await bewijsOpslaan(trx, id, ingevuld);
    if (handeling === 'wijzigen') return alsKolommen(ingevuld);
    await ontvangstSturen(trx, bundel, verzoek);
    return { ...alsKolommen(ingevuld), bekeken_op: null, ingediend_op: nu };
  });
}

/** Takes it back, as long as nobody of the Realisatie-Eenheid looked; the region hears that. */
export const signaalIntrekken = (db: Db, verzoek: Signaalverzoek): Promise<Signaaluitslag> =>
  stapZetten(db, { ...verzoek, handeling: 'intrekken', tekst: '' }, async (trx, een) => {
    const maak = (lezer: Parameters<typeof signaalstapBrief>[0]) => signaalstapBrief(lezer, { handeling: 'intrekken', tekst: '' });
    await rondsturen(trx, [een], { maak: (lezer) => maak({ ...lezer, origin: verzoek.origin }), ookMede: false, nu: verzoek.nu });
    return {};
  });

const TEKSTEN = ['soort', 'titel', 'speelt', 'nodig'] as const;
const alsKolommen = ({ soort, titel, speelt, nodig, openbaarGewenst, metNaam }: Signaalinvoer) => ({
  ...{ soort, titel, speelt, nodig },
  openbaar_gewenst: openbaarGewenst ? (1 as const) : (0 as const),
  met_naam: metNaam ? (1 as const) : (0 as const),
});

const adressen = (bewijs: Signaal['bewijs']) => bewijs.map(({ collectie, slug }) => `${collectie}/${slug}`).join();
const isGelijk = (er: Signaal, ingevuld: Signaalinvoer): boolean =>
  [...TEKSTEN, 'openbaarGewenst' as const, 'metNaam' as const].every((veld) => er[veld] === ingevuld[veld]) &&
  adressen(er.bewijs) === adressen(ingevuld.bewijs);

function bezwaarTegen({ titel, speelt, nodig, toch }: Signaalinvoer): Persoonlijk | null {
  const gevonden = toch ? [] : persoonsgegevens([titel, speelt, nodig].join('\n'));
  return gevonden.length > 0 ? { gelukt: false, reden: 'persoonsgegevens', gevonden } : null;
}

async function bewijsOpslaan(trx: Transaction<Tabellen>, id: string, { bewijs }: Signaalinvoer): Promise<void> {
  await trx
    .insertInto('signaalbewijs')
    .values(bewijs.map((een, plek) => ({ ...een, signaal_id: id, plek })))
    .execute();
}

const ontvangstSturen = (trx: Transaction<Tabellen>, bundel: readonly Signaal[], { origin, nu }: { origin: string; nu: Moment }) =>
  rondsturen(trx, bundel, { maak: (lezer) => signaalOntvangen({ ...lezer, origin }, { nu }), ookMede: false, nu });
