import { sql, type Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { adoptiesLezen } from './adoptie.ts';
import { ADOPTIESTAND, STOPREDEN, TOEPASSERS, WERKENDE_STANDEN } from './adoptiestanden.ts';
import { type Toepassing, toepassing, verspreidingVan } from './verspreiding.ts';

/** That a region began to work with a best practice or stopped, as who follows that one is told. */
export interface Adoptiebericht {
  soort: 'overgenomen' | 'gestopt';
  sleutel: string;
  op: Moment;
  praktijk: string;
  titel: string;
  url: string;
  erbij: string;
  voorbeeld: boolean;
}

/**
 * Which other regions began to work with a best practice after `van`, until `tot`, and still do, and which stopped in that time; the first
 * time only. Who began and stopped is told once, as stopped.
 */
export async function adoptienieuws(
  trx: Transaction<Tabellen>,
  { inhoud, van, tot }: { inhoud: Inhoud; van: Moment; tot: Moment },
): Promise<Adoptiebericht[]> {
  // What a region that merged wrote anew began when the first of both did.
  const { rows } = await sql<{ id: string; begon: Moment; stopte: Moment | null }>`
    with stap as (select coalesce(a.opgenomen_in, a.id) as id, s.stand, s.op from adoptiestap s join adoptie a on a.id = s.adoptie_id),
      begin as (select id, min(op) as begon from stap where stand in (${sql.join(WERKENDE_STANDEN)}) group by id)
    select b.id, b.begon, min(s.op) as stopte from begin b left join stap s on s.id = b.id and s.stand = 'gestopt' and s.op > b.begon
    group by b.id, b.begon having (b.begon > ${van} and b.begon <= ${tot}) or (min(s.op) > ${van} and min(s.op) <= ${tot})
    order by b.begon, b.id`.execute(trx);
  if (rows.length === 0) return [];
  const adopties = await adoptiesLezen(trx);
  const { vanPraktijk } = verspreidingVan(adopties, inhoud);
  const inTijd = (op: Moment | null): op is Moment => op !== null && op > van && op <= tot;
  return rows.flatMap(({ id, begon, stopte }) => {
    const adoptie = adopties.find((een) => een.id === id);
    const praktijk = adoptie && toepassing(adoptie, inhoud)?.praktijk.slug;
    const er = praktijk === undefined ? undefined : vanPraktijk(praktijk).find((een) => een.adoptie.id === id);
    if (er?.adoptie.stand === 'gestopt') return inTijd(stopte) ? [bericht(er, inhoud, { soort: 'gestopt', op: stopte })] : [];
    return er && ADOPTIESTAND[er.adoptie.stand].telt && inTijd(begon) ? [bericht(er, inhoud, { soort: 'overgenomen', op: begon })] : [];
  });
}

function bericht(
  { adoptie: { id, stand, stopreden }, praktijk: { slug, url, gegevens }, regio }: Toepassing,
  inhoud: Inhoud,
  wat: Pick<Adoptiebericht, 'soort' | 'op'>,
): Adoptiebericht {
  const hoe = stand === 'gestopt' && stopreden ? STOPREDEN[stopreden] : ADOPTIESTAND[stand].kort;
  return {
    ...{ ...wat, sleutel: id, praktijk: slug, titel: gegevens.titel, url: `${url}#${TOEPASSERS.slug}` },
    ...{ erbij: `${regionamen(inhoud)(regio.slug)}, ${hoe.toLowerCase()}`, voorbeeld: gegevens.voorbeeld },
  };
}
