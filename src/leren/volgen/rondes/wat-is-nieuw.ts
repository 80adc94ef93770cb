import { sql, type Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { VolgberichtTabel, VolgrondeTabel } from '#db/tabellen-volgen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { opgegaanReeks } from '#inhoud/regiostand.ts';
import { type Inhoud, SOORTEN, SOORTNAAM, type Stuk } from '#inhoud/stuk.ts';
import { woord } from '#inhoud/woorden.ts';
import { wanneerTekst } from '#kennissessies/bijeenkomsten.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';

type Trx = Transaction<Tabellen>;
export type Bericht = Omit<VolgberichtTabel, 'ronde_id'>;
export interface Zoekvraag extends Pick<VolgrondeTabel, 'ritme' | 'van' | 'tot'> {
  /** What was there before anybody looked is not new. */
  eerste: Moment;
  inhoud: Inhoud;
  /** Whether examples are told of. */
  voorbeeld: boolean;
  /** What regions began with or stopped after `van`, until `tot`: told by the room that knows. */
  overgenomen: Overnames;
  /** Signals that everybody may read and their answers, of after `na`, until `tot`: also what was told before. */
  signalen: Signaalnieuws;
  nu: Moment;
}
export type Overnames = (
  trx: Trx,
  vraag: Pick<Zoekvraag, 'van' | 'tot' | 'inhoud'>,
) => Promise<readonly (Pick<Bericht, 'soort' | 'sleutel' | 'op' | 'titel' | 'url' | 'erbij'> & { praktijk: string; voorbeeld: boolean })[]>;
export type Signaalnieuws = (
  trx: Trx,
  vraag: { na: Moment; tot: Moment; inhoud: Inhoud },
) => Promise<
  readonly (Pick<Bericht, 'op' | 'wat' | 'titel' | 'url' | 'erbij'> & {
    signaal: string;
    antwoord: boolean;
    onderwerpen: readonly string[];
    voorbeeld: boolean;
  })[]
>;
type Collectie = 'nieuws' | 'praktijken' | 'terugblikken' | 'elders';
/** What is told at once, and what once a week. */
const TEKSTEN: Record<VolgrondeTabel['ritme'], readonly Collectie[]> = {
  direct: ['nieuws'],
  week: ['nieuws', 'praktijken', 'terugblikken', 'elders'],
};
const VOORBEELD = 'verzonnen voorbeeld';
/** Before the id of a signal in the key of what is told of it, and of its answer. */
export const SIGNAALSLEUTEL = 'signaal-';
export const ANTWOORDSLEUTEL = 'signaalantwoord-';

/** Everything that came until `tot` and that no look of the same rhythm found before. Only what was brought out on this site counts. */
export async function watIsNieuw(trx: Trx, vraag: Zoekvraag): Promise<Bericht[]> {
  const teksten = await nieuweTeksten(trx, vraag);
  if (vraag.ritme === 'direct') return teksten;
  const praktijken = [...(await gewijzigdePraktijken(trx, vraag)), ...(await overgenomenPraktijken(trx, vraag))];
  return [...(await nieuweSessies(trx, vraag)), ...teksten, ...praktijken, ...(await nieuweSignalen(trx, vraag))];
}

/** Already told by a look of this rhythm, whatever became of it since. */
const alVerteld = (sleutel: string, ritme: string) => sql<boolean>`exists (select 1 from volgbericht b join volgronde r on r.id = b.ronde_id
  where b.sleutel = ${sql.ref(sleutel)} and b.soort = 'nieuw' and r.ritme = ${ritme})`;
/** Brought out, and not taken off since: also what was put back counts from then on. */
const blijft = sql<boolean>`g.soort = 'gepubliceerd' and not exists (select 1 from inzending_gebeurtenis w
  where w.inzending_id = g.inzending_id and w.soort = 'ingetrokken' and w.id > g.id)`;
/** Its first day online was an act on this site, not a file that an editor put in the folder. */
const hierUitgebracht = sql<boolean>`exists (select 1 from inzending_gebeurtenis e
  where e.inzending_id = p.inzending_id and e.soort = 'gepubliceerd' and e.op = p.online_op)`;

async function nieuweTeksten(trx: Trx, { ritme, van, tot, eerste, inhoud }: Zoekvraag): Promise<Bericht[]> {
  const { rows } = await sql<{ id: string; collectie: Collectie; slug: string; op: Moment }>`
    select p.inzending_id as id, p.collectie, p.slug, min(g.op) as op
    from publicatie p join inzending_gebeurtenis g on g.inzending_id = p.inzending_id
    where p.collectie in (${sql.join(TEKSTEN[ritme])}) and p.op_schijf is not null and p.online_op > ${eerste}
      and ${blijft} and g.op <= ${tot} and ${hierUitgebracht} and not ${alVerteld('p.inzending_id', ritme)}
    group by p.inzending_id order by op, id`.execute(trx);
  return rows.flatMap(({ id, collectie, slug, op }) => {
    // What cannot be read now is told when it can.
    const stuk = inhoud.een(collectie, slug);
    return stuk ? [vanTekst(inhoud, stuk, { soort: 'nieuw', sleutel: id, op: Math.max(op, van + 1) })] : [];
  });
}

/** The words of a practice changed, more than by a small correction. */
async function gewijzigdePraktijken(trx: Trx, { van, tot, inhoud }: Zoekvraag): Promise<Bericht[]> {
  const { rows } = await sql<{ id: string; slug: string; op: Moment }>`
    select p.inzending_id as id, p.slug, max(g.op) as op
    from publicatie p join inzending_gebeurtenis g on g.inzending_id = p.inzending_id
      join inzending_revisie r on r.inzending_id = g.inzending_id and r.nummer = g.revisie
    where p.collectie = 'praktijken' and p.op_schijf is not null and p.gewijzigd_op > ${van} and r.soort != 'correctie'
      and ${blijft} and g.op > ${van} and g.op <= ${tot} and g.op > p.online_op
    group by p.inzending_id order by op, id`.execute(trx);
  return rows.flatMap(({ id, slug, op }) => {
    const stuk = inhoud.een('praktijken', slug);
    return stuk ? [{ ...vanTekst(inhoud, stuk, { soort: 'gewijzigd', sleutel: id, op }), onderwerpen: lijst([`praktijk:${slug}`]) }] : [];
  });
}

async function overgenomenPraktijken(trx: Trx, { overgenomen, ...vraag }: Zoekvraag): Promise<Bericht[]> {
  const van = Math.max(vraag.van, vraag.eerste);
  return (await overgenomen(trx, { ...vraag, van })).map(({ praktijk, voorbeeld, erbij: wie, ...een }) => ({
    ...{ ...een, tot_op: null, wat: SOORTNAAM[SOORTEN.praktijken].een, erbij: erbij(wie, voorbeeld) },
    onderwerpen: lijst([`praktijk:${praktijk}`]),
  }));
}

/** A signal and its answer are each told once. */
async function nieuweSignalen(trx: Trx, { ritme, van, tot, eerste, inhoud, signalen }: Zoekvraag): Promise<Bericht[]> {
  const gevonden = await signalen(trx, { na: eerste, tot, inhoud });
  const berichten = gevonden.map(({ signaal, antwoord, voorbeeld, onderwerpen, ...een }): Bericht => {
    const wat = { soort: 'nieuw' as const, sleutel: (antwoord ? ANTWOORDSLEUTEL : SIGNAALSLEUTEL) + signaal, tot_op: null };
    return { ...een, ...wat, op: Math.max(een.op, van + 1), erbij: erbij(een.erbij, voorbeeld), onderwerpen: lijst(onderwerpen) };
  });
  if (berichten.length === 0) return [];
  const verteld = await trx
    .selectFrom('volgbericht as b')
    .innerJoin('volgronde as r', 'r.id', 'b.ronde_id')
    .select('b.sleutel')
    .where('r.ritme', '=', ritme)
    .where((eb) => eb.or([SIGNAALSLEUTEL, ANTWOORDSLEUTEL].map((begin) => eb('b.sleutel', 'like', `${begin}%`))))
    .execute();
  const al = new Set(verteld.map(({ sleutel }) => sleutel));
  return berichten.filter(({ sleutel }) => !al.has(sleutel));
}

/** A kennissessie is new when it was announced or opened here, and only as long as it is still to come. */
async function nieuweSessies(trx: Trx, { ritme, van, tot, eerste, inhoud, voorbeeld, nu }: Zoekvraag): Promise<Bericht[]> {
  const { rows } = await sql<{ id: string; op: Moment }>`
    select k.id, min(g.op) as op from kennissessie k join gebeurtenis g on g.kennissessie_id = k.id
    where g.wat in ('sessie-aangekondigd', 'sessie-opengezet') and k.status in ('save-the-date', 'open', 'verplaatst')
      and k.begin_op > ${nu} and k.voorbeeld <= ${voorbeeld ? 1 : 0} and not ${alVerteld('k.id', ritme)}
    group by k.id having min(g.op) <= ${tot} and min(g.op) > ${eerste} order by op, k.id`.execute(trx);
  const berichten: Bericht[] = [];
  for (const { id, op } of rows) {
    const k = await opzoeken(trx, { id });
    if (!k) continue;
    const regios = k.gastregio === null ? [] : opgegaanReeks(inhoud, k.gastregio);
    const bij = (voor: string) => [
      ...k.bouwstenen.map((slug) => `${voor}bouwsteen:${slug}`),
      ...regios.map((slug) => `${voor}regio:${slug}`),
    ];
    berichten.push({
      ...{ soort: 'nieuw', sleutel: id, op: Math.max(op, van + 1), tot_op: k.beginOp, wat: SOORTNAAM.kennissessie.een, titel: k.titel },
      ...{ url: k.url, erbij: erbij(wanneerTekst(k), k.voorbeeld) },
      onderwerpen: lijst(['agenda', ...(k.schaal === 'landelijk' ? ['agenda:landelijk'] : []), ...bij(''), ...bij('agenda:')]),
    });
  }
  return berichten;
}

function vanTekst(inhoud: Inhoud, { collectie, gegevens, url }: Stuk<Collectie>, wat: Pick<Bericht, 'soort' | 'sleutel' | 'op'>): Bericht {
  const { titel, voorbeeld } = gegevens;
  const regio = 'regio' in gegevens ? gegevens.regio : null;
  const bouwstenen = 'bouwstenen' in gegevens ? gegevens.bouwstenen : [];
  const regios = regio === null ? [] : opgegaanReeks(inhoud, regio);
  const wie = regio === null ? '' : regionamen(inhoud)(regios.at(-1) ?? regio);
  return {
    ...{ ...wat, tot_op: null, wat: SOORTNAAM[SOORTEN[collectie]].een, titel, url },
    erbij: erbij('bronsoort' in gegevens ? `${woord(gegevens.bronsoort).toLowerCase()}, ${gegevens.uitgever}` : wie, voorbeeld),
    onderwerpen: lijst([
      ...(collectie === 'nieuws' ? ['nieuws'] : []),
      ...bouwstenen.map((slug) => `bouwsteen:${slug}`),
      ...regios.map((slug) => `regio:${slug}`),
    ]),
  };
}

const erbij = (tekst: string, voorbeeld: boolean): string => [tekst, voorbeeld ? VOORBEELD : ''].filter(Boolean).join(', ');
const lijst = (onderwerpen: readonly string[]): string => JSON.stringify(onderwerpen);
