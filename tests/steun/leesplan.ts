import { CompiledQuery } from 'kysely';
import type { Db } from '#db/tabellen.ts';

/** The same database, which remembers what it was asked; and what of it reads a table whole, from first row to last, by the plan of SQLite. */
export function metLeesplan(db: Db): { db: Db; plannen(): Promise<string[][]>; leestHelemaal(): Promise<string[]> } {
  const vragen = new Map<string, readonly unknown[]>();
  /** The steps of each question. */
  async function plannen(): Promise<string[][]> {
    const gevonden: string[][] = [];
    for (const [vraag, waarden] of vragen) {
      const plan = CompiledQuery.raw(`explain query plan ${vraag}`, [...waarden]);
      gevonden.push((await db.executeQuery<{ detail: string }>(plan)).rows.map(({ detail }) => detail));
    }
    return gevonden;
  }
  return {
    db: db.withPlugin({
      transformQuery({ node, queryId }) {
        const { sql, parameters } = db.getExecutor().compileQuery(node, queryId);
        vragen.set(sql, parameters);
        return node;
      },
      transformResult: async ({ result }) => result,
    }),
    plannen,
    async leestHelemaal() {
      const stappen = (await plannen()).flat();
      return [...new Set(stappen.filter((stap) => /^SCAN /.test(stap) && !/VIRTUAL TABLE|CONSTANT ROW/.test(stap)))].sort();
    },
  };
}
