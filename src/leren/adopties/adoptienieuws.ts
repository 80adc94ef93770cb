import { sql, type Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { adoptiesLezen } from './adoptie.ts';
import { ADOPTIESTAND, TOEPASSERS, WERKENDE_STANDEN } from './adoptiestanden.ts';
import { verspreidingVan } from './verspreiding.ts';

/** That a region began to work with a best practice, as who follows that one is told. */
export interface Adoptiebericht {
  sleutel: string;
  op: Moment;
  praktijk: string;
  titel: string;
  url: string;
  erbij: string;
  voorbeeld: boolean;
}

/** Which other regions began to work with a best practice after `van`, until `tot`, and still do; the first time only. */
export async function adoptienieuws(
  trx: Transaction<Tabellen>,
  { inhoud, van, tot }: { inhoud: Inhoud; van: Moment; tot: Moment },
): Promise<Adoptiebericht[]> {
  // What a region that merged wrote anew began when the first of both did.
  const { rows } = await sql<{ id: string; op: Moment }>`
    select ifnull(a.opgenomen_in, a.id) as id, min(s.op) as op from adoptiestap s join adoptie a on a.id = s.adoptie_id
    where s.stand in (${sql.join(WERKENDE_STANDEN)}) group by 1 having min(s.op) > ${van} and min(s.op) <= ${tot} order by op, 1`.execute(
    trx,
  );
  if (rows.length === 0) return [];
  const { werkend } = verspreidingVan(await adoptiesLezen(trx), inhoud);
  return rows.flatMap(({ id, op }) => {
    const er = werkend.find(({ adoptie }) => adoptie.id === id);
    if (!er) return [];
    const { slug, url, gegevens } = er.praktijk;
    const erbij = `${regionamen(inhoud)(er.regio.slug)}, ${ADOPTIESTAND[er.adoptie.stand].kort.toLowerCase()}`;
    const waar = { url: `${url}#${TOEPASSERS.slug}`, erbij, voorbeeld: gegevens.voorbeeld };
    return [{ sleutel: id, op, praktijk: slug, titel: gegevens.titel, ...waar }];
  });
}
