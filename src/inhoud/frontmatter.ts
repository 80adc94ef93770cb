import { LineCounter, parseDocument } from 'yaml';
import { yamlmelding } from './meldingen.ts';

const MAX_FRONTMATTER = 64 * 1024;
const MAX_TEKST = 256 * 1024;

export interface Gesplitst {
  velden: unknown;
  tekst: string;
  /** Line in the file at which the text begins, counted from 1. */
  eersteRegel: number;
  /** Line in the file of a field, for messages; the first line when it is not there. */
  regelVan(pad: readonly PropertyKey[]): number;
}

/** A text that cannot be read, with the line in its file. */
export class Leesfout extends Error {
  readonly regel: number;
  /** What else is wrong in the same file. */
  meer: Leesfout[] = [];
  constructor(melding: string, regel: number) {
    super(melding);
    this.regel = regel;
  }
}

/**
 * Splits a file into frontmatter and text. The frontmatter is read as plain YAML: aliases (25 s in 300 bytes), tags and
 * double keys are refused. Throws `Leesfout`.
 */
export function splitsen(bron: string): Gesplitst {
  const delen = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(bron);
  if (!delen) throw new Leesfout('Begin het bestand met de velden, tussen twee regels met ---.', 1);
  const ruw = delen[1] ?? '';
  const tekst = bron.slice(delen[0].length);
  if (ruw.length > MAX_FRONTMATTER) throw new Leesfout('De velden zijn samen te lang (meer dan 64 kB).', 1);
  if (tekst.length > MAX_TEKST) throw new Leesfout('De tekst is te lang (meer dan 256 kB).', 1);
  const teller = new LineCounter();
  const document = parseDocument(ruw, { schema: 'core', lineCounter: teller, uniqueKeys: true, logLevel: 'silent' });
  const fout = document.errors[0] ?? document.warnings[0];
  if (fout) throw new Leesfout(`Deze velden zijn niet te lezen. ${yamlmelding(fout.code)}`, teller.linePos(fout.pos[0]).line + 1);
  let velden: unknown;
  try {
    velden = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new Leesfout('Gebruik geen verwijzingen (* of &) in de velden.', 1);
  }
  return {
    velden,
    tekst,
    eersteRegel: delen[0].split('\n').length,
    regelVan: (pad) => {
      const node = pad.length > 0 ? document.getIn([...pad], true) : undefined;
      const bereik = node && typeof node === 'object' && 'range' in node ? (node.range as [number, number, number] | undefined) : undefined;
      return bereik ? teller.linePos(bereik[0]).line + 1 : 1;
    },
  };
}
