import { ExpressionWrapper, type RawBuilder, type RawNode, sql } from 'kysely';

type Keuze<T> = ExpressionWrapper<never, never, T>;

/** Raw SQL that knows how PostgreSQL says it. */
export interface TweetaligNode extends RawNode {
  readonly pg: RawNode;
}

/** What SQLite and PostgreSQL do not say alike, here alone: rooms write what both understand. */
export function perDialect<T>(sqlite: RawBuilder<T>, pg: RawBuilder<T>): Keuze<T> {
  const node: TweetaligNode = { ...alsRaw(sqlite), pg: alsRaw(pg) };
  return new ExpressionWrapper(node);
}

const alsRaw = (wat: RawBuilder<unknown>): RawNode => wat.toOperationNode() as RawNode;

/** Columns by the names they get. */
type Velden = Readonly<Record<string, string>>;

/**
 * A JSON array, as text, of what a subquery finds: one column, or an object of columns; "[]" when it finds nothing. `van` is all that
 * follows the word "from", `op` its order.
 */
export function jsonLijst(wat: string | Velden, van: RawBuilder<unknown>, op?: string): Keuze<string> {
  const volgorde = op === undefined ? sql`` : sql` order by ${sql.join(op.split(', ').map((kolom) => sql.ref(kolom)))}`;
  const een = (maakObject: string) => (typeof wat === 'string' ? sql.ref(wat) : sql`${sql.raw(maakObject)}(${paren(wat)})`);
  return perDialect<string>(
    sql`(select json_group_array(${een('json_object')}${volgorde}) from ${van})`,
    sql`(select coalesce(json_agg(${een('json_build_object')}${volgorde}), '[]')::text from ${van})`,
  );
}

const paren = (velden: Velden) => sql.join(Object.entries(velden).flatMap(([naam, kolom]) => [sql.lit(naam), sql.ref(kolom)]));

/** "(a, b, c)" to look in, however many there are: one statement, whose words do not depend on their number. */
export function eenVan(waarden: readonly string[]): Keuze<string> {
  const json = JSON.stringify(waarden);
  return perDialect<string>(sql`(select value from json_each(${json}))`, sql`(select value from json_array_elements_text(${json}::json))`);
}

/** Whether a column holds these words somewhere, as somebody types them: capitals are alike, and no sign means anything but itself. */
export const bevat = (kolom: string, woorden: string) =>
  sql<boolean>`lower(${sql.ref(kolom)}) like lower(${`%${woorden.replace(/[\\%_]/g, '\\$&')}%`}) escape '\\'`;
