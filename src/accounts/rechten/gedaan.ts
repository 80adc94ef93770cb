import type { Gebeurtenissoort } from '#accounts/gebeurtenissen/soorten-gebeurtenis.ts';
import type { Db } from '#db/tabellen.ts';

/** What a page about people says after an act, by the word in its address, and from which event it knows whom the act was about. */
const MENSEN_GEDAAN: Record<string, { bij: Gebeurtenissoort; zin: (wie: string) => string }> = {
  uitgenodigd: { bij: 'uitgenodigd', zin: (wie) => `De uitnodiging aan ${wie} is verstuurd. Ze geldt dertig dagen.` },
  benoemd: { bij: 'recht-gegeven', zin: (wie) => `Er was al een account van ${wie}. Het recht geldt meteen. Er gaat een mail uit.` },
  'uitnodiging-weg': {
    bij: 'uitnodiging-ingetrokken',
    zin: () => 'De uitnodiging is ingetrokken. Wie de mail al kreeg, krijgt er geen recht meer mee.',
  },
  beeindigd: {
    bij: 'recht-beeindigd',
    zin: (wie) => `Het recht van ${wie} is beëindigd, en alle apparaten zijn uitgelogd. Er gaat een mail uit.`,
  },
  'hoort-niet': {
    bij: 'regio-weggehaald',
    zin: (wie) => `Bij de gegevens van ${wie} staat je regio niet meer. Er gaat een mail uit.`,
  },
  'stap-weg': {
    bij: 'tweede-stap-weggehaald',
    zin: (wie) => `De tweede stap van ${wie} is weggehaald. Iedereen van de Realisatie-Eenheid krijgt een mail.`,
  },
  gehonoreerd: { bij: 'recht-gegeven', zin: (wie) => `Je gaf het recht aan ${wie}. Er gaat een mail uit.` },
  afgewezen: { bij: 'verzoek-afgewezen', zin: (wie) => `Het verzoek van ${wie} is afgewezen. Je reden gaat mee in de mail.` },
};

/** The same for who asked. */
export const VERZOEK_GEDAAN: Record<string, string> = {
  gevraagd: 'Je verzoek is verstuurd. Je krijgt een mail met het antwoord.',
  'verzoek-weg': 'Je verzoek is ingetrokken.',
};

/** What was just done, with the name of whom it was about: the last time that this person did such a thing. Null for an unknown word. */
export async function mensenGedaan(db: Db, { account, woord }: { account: { id: string }; woord: string }): Promise<string | null> {
  const gedaan = Object.hasOwn(MENSEN_GEDAAN, woord) ? MENSEN_GEDAAN[woord] : undefined;
  if (!gedaan) return null;
  const wie = gedaan.bij === 'uitgenodigd' ? await laatstUitgenodigd(db, account.id) : await laatsteOver(db, account.id, gedaan.bij);
  return gedaan.zin(wie ?? 'deze persoon');
}

async function laatsteOver(db: Db, door: string, wat: Gebeurtenissoort): Promise<string | undefined> {
  const rij = await db
    .selectFrom('gebeurtenis as g')
    .leftJoin('account as a', 'a.id', 'g.over')
    .select(['a.naam', 'a.adres'])
    .where('g.door', '=', door)
    .where('g.wat', '=', wat)
    .orderBy('g.id', 'desc')
    .executeTakeFirst();
  return rij?.naam || (rij?.adres ?? undefined);
}

async function laatstUitgenodigd(db: Db, door: string): Promise<string | undefined> {
  const rij = await db.selectFrom('uitnodiging').select('adres').where('door', '=', door).orderBy('gemaakt_op', 'desc').executeTakeFirst();
  return rij?.adres;
}
