import type { Transaction } from 'kysely';
import { houders } from '#accounts/rechten/houders.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { briefOpmaken } from '#mail/brief.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import { type Ontvanger, vanRe } from '#publicaties/ontvangers.ts';
import { naTeKijken } from './na-te-kijken.ts';

type Praktijk = Stuk<'praktijken'>;
type Rol = 'schrijver' | 're';
interface Post {
  aan: Ontvanger;
  praktijken: Praktijk[];
  /** As whom this person is asked. */
  als: Set<Rol>;
}
const WAAROM: Record<Rol, string> = {
  schrijver: 'je voor deze onderwijsregio schrijft',
  re: 'je bij de Realisatie-Eenheid hoort en niemand anders voor de onderwijsregio schrijft',
};

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
    const perPersoon = new Map<string, Post>();
    for (const praktijk of nieuw) {
      const { wie, als } = await gevraagdVoor(trx, praktijk.gegevens.regio);
      for (const aan of wie) {
        const post = perPersoon.get(aan.id) ?? { aan, praktijken: [], als: new Set() };
        post.praktijken.push(praktijk);
        post.als.add(als);
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

async function gevraagdVoor(trx: Transaction<Tabellen>, regio: string): Promise<{ wie: Ontvanger[]; als: Rol }> {
  const eigen = await houders(trx, { soorten: ['auteur', 'projectleider'], onderwijsregio: regio });
  return eigen.length > 0 ? { wie: eigen, als: 'schrijver' } : { wie: await vanRe(trx), als: 're' };
}

function nakijkverzoek({ aan, praktijken, als, origin }: Post & { origin: string }): Brief {
  const [eerste] = praktijken;
  const onderwerp =
    praktijken.length === 1 ? `Na te kijken: ${eerste?.gegevens.titel}` : `Na te kijken: ${praktijken.length} best practices`;
  const dag = ({ gegevens }: Praktijk) => `nakijken vóór ${datumTekst(momentVan(gegevens.herzien_voor))}`;
  return {
    aan: aan.adres,
    ...briefOpmaken({
      onderwerp,
      naam: aan.naam,
      alineas: [
        'Wil je kijken of dit nog klopt? Na de datum staat op de pagina dat de tekst mogelijk verouderd is.',
        { feiten: praktijken.map((praktijk) => [praktijk.gegevens.titel, dag(praktijk), `${origin}${praktijk.url}`] as const) },
        'Klopt alles nog, dan is één klik op ‘Nog actueel’ genoeg. Is er iets veranderd, dan pas je de tekst daar aan.',
        { href: `${origin}/mijn/publicaties/#nakijken`, tekst: 'Kijk de teksten na' },
      ],
      waarom: `Je krijgt deze mail omdat ${[...als].map((rol) => WAAROM[rol]).join(', en omdat ')}.`,
    }),
  };
}
