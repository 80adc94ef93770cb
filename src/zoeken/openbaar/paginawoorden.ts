import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PAGINAWOORDEN } from '#zoeken/bundel.ts';
import { woordenTekst, woordenUit } from '#zoeken/woordenlijst.ts';

/** Keeps which words each page brought, so that they can leave with it. */
export const schrijfPaginawoorden = (map: string, woordenPerBlad: ReadonlyMap<string, string>): Promise<void> =>
  writeFile(join(map, PAGINAWOORDEN), [...woordenPerBlad].map(([id, woorden]) => `${id} ${woorden}\n`).join(''));

/** The words of an index without those that only stood on pages that are gone. */
export async function zonderWoordenVan(map: string, woorden: string, weg: ReadonlySet<string>): Promise<string> {
  if (weg.size === 0) return woorden;
  const regels = woordenUit(woorden);
  for await (const regel of createInterface({ input: createReadStream(join(map, PAGINAWOORDEN)) })) {
    const [id = '', ...deze] = regel.split(' ');
    if (!weg.has(id)) continue;
    for (const woord of deze) {
      const { aantal = 0, stam = woord } = regels.get(woord) ?? {};
      if (aantal > 1) regels.set(woord, { aantal: aantal - 1, stam });
      else regels.delete(woord);
    }
  }
  return woordenTekst(regels);
}
