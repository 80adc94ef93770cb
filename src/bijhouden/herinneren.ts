import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { opmaak } from '#mail/brief.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import { type Ontvanger, vanRe } from '#publicaties/ontvangers.ts';
import { datumTekst, momentVan } from '#taal/datum.ts';
import { naTeKijken } from './na-te-kijken.ts';

type Praktijk = Stuk<'praktijken'>;

/**
 * Asks the authors of a region once per review date whether their best practices are still right, all in one letter a
 * person; of a region without authors the Realisatie-Eenheid is asked.
 */
export async function herinneren(db: Db, { inhoud, origin, nu }: { inhoud: Inhoud; origin: string; nu: Moment }): Promise<void> {
  const alle = naTeKijken(inhoud, nu);
  if (alle.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const gevraagd = new Map((await trx.selectFrom('nakijkverzoek').selectAll().execute()).map((rij) => [rij.slug, rij.herzien_voor]));
    const nieuw = alle.filter(({ slug, gegevens }) => gevraagd.get(slug) !== gegevens.herzien_voor);
    const perPersoon = new Map<string, { aan: Ontvanger; praktijken: Praktijk[] }>();
    for (const praktijk of nieuw) {
      for (const aan of await schrijversVoor(trx, praktijk.gegevens.regio)) {
        const post = perPersoon.get(aan.id) ?? { aan, praktijken: [] };
        post.praktijken.push(praktijk);
        perPersoon.set(aan.id, post);
      }
      const { slug, gegevens } = praktijk;
      const rij = { herzien_voor: gegevens.herzien_voor, gemaild_op: nu };
      await trx
        .insertInto('nakijkverzoek')
        .values({ slug, ...rij })
        .onConflict((al) => al.column('slug').doUpdateSet(rij))
        .execute();
    }
    for (const post of perPersoon.values()) await zetKlaar(trx, nakijkverzoek({ ...post, origin }), nu);
  });
}

async function schrijversVoor(trx: Transaction<Tabellen>, regio: string): Promise<Ontvanger[]> {
  const eigen = await trx
    .selectFrom('account as a')
    .innerJoin('recht as r', 'r.account_id', 'a.id')
    .select(['a.id', 'a.adres', 'a.naam'])
    .distinct()
    .where('r.onderwijsregio', '=', regio)
    .where('r.soort', 'in', ['auteur', 'projectleider'])
    .orderBy('a.id')
    .execute();
  return eigen.length > 0 ? eigen : vanRe(trx);
}

function nakijkverzoek({ aan, praktijken, origin }: { aan: Ontvanger; praktijken: readonly Praktijk[]; origin: string }): Brief {
  const [eerste] = praktijken;
  const onderwerp =
    praktijken.length === 1 ? `Klopt dit nog? ${eerste?.gegevens.titel}` : `Kloppen deze ${praktijken.length} best practices nog?`;
  const dag = ({ gegevens }: Praktijk) => `nakijken vóór ${datumTekst(momentVan(gegevens.herzien_voor))}`;
  return {
    aan: aan.adres,
    ...opmaak({
      onderwerp,
      aanhef: aan.naam ? `Hallo ${aan.naam},` : 'Hallo,',
      alineas: [
        'Wil je kijken of dit nog klopt? Na de datum staat op de pagina dat de tekst mogelijk verouderd is.',
        { feiten: praktijken.map((praktijk) => [praktijk.gegevens.titel, dag(praktijk), `${origin}${praktijk.url}`] as const) },
        'Klopt alles nog, dan is één klik op ‘Nog actueel’ genoeg. Is er iets veranderd, dan pas je de tekst daar aan.',
        { href: `${origin}/mijn/publicaties/#nakijken`, tekst: 'Kijk de teksten na' },
      ],
      waarom: 'Je krijgt deze mail omdat je voor deze onderwijsregio schrijft.',
    }),
  };
}
