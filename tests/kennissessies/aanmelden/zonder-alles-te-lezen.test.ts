import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { gegevensOpslaan } from '#accounts/gegevens/eigen-gegevens.ts';
import { codeInleveren, codeVragen, wachtOpCode } from '#accounts/inloggen/inloggen.ts';
import { wieIsHet } from '#accounts/inloggen/wie-is-het.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { APPARAAT, codeInBrief } from '../../accounts/steun.ts';
import { OP_PG } from '../../steun/db.ts';
import { metLeesplan } from '../../steun/leesplan.ts';
import { GEEN, NU, ORIGIN, type Wereld, wereld } from '../wereld.ts';

const ADRES = 'nieuw@voorbeeld.example';

/** From asking a code to giving a place up again: what of it reads a table whole. */
async function heleWeg(w: Wereld): Promise<string[]> {
  const { db, leestHelemaal } = metLeesplan(w.db);
  const gevraagd = await codeVragen(db, { adres: ADRES, netwerk: '192.0.2.1', proef: false, nu: NU });
  if (!gevraagd.gelukt) throw new Error(gevraagd.reden);
  await wachtOpCode(db, { koekje: gevraagd.koekje, nu: NU });
  const code = await codeInBrief(w.db, ADRES);
  const in_ = await codeInleveren(db, { koekje: gevraagd.koekje, code, apparaat: APPARAAT, oudeLogin: undefined, nu: NU });
  if (!in_.gelukt || in_.stap !== 'klaar') throw new Error(JSON.stringify(in_));
  const wie = async () => {
    const account = await wieIsHet(db, { koekje: in_.login, nu: NU });
    if (!account) throw new Error('Nobody.');
    return account;
  };
  await gegevensOpslaan(db, {
    account: await wie(),
    gegevens: { naam: 'Nieuw', functie: '', organisatie: '', onderwijsregio: null },
    nu: NU,
  });
  const account = await wie();
  const uitslag = await aanmelden(db, { account, slug: w.sessie.slug, antwoorden: GEEN, origin: ORIGIN, nu: NU });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  await afmelden(db, { account, id: uitslag.id, origin: ORIGIN, nu: NU });
  return leestHelemaal();
}

// The plans are those that SQLite makes.
test.skipIf(OP_PG)('hoeveel mensen er ook zijn: wie inlogt en zich aanmeldt of afmeldt, laat geen tabel helemaal lezen', async () => {
  const w = await wereld();
  expect(await heleWeg(w)).toEqual([]);
  await w.sluit();
});

test.skipIf(OP_PG).each(['inlogcode_netwerk', 'inlogcode_browser'])('dat valt op zonder de index %s', async (index) => {
  const w = await wereld();
  await sql.raw(`drop index ${index}`).execute(w.db);
  expect(await heleWeg(w)).not.toEqual([]);
  await w.sluit();
});
