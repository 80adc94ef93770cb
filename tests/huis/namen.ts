import ts from 'typescript';

export interface Ontleed {
  /** Every name it exports, once. */
  uitvoer: string[];
  functies: { naam: string; regels: number }[];
}

/** What TypeScript itself sees in a source file. */
export function ontleed(tekst: string): Ontleed {
  const bron = ts.createSourceFile('bron.ts', tekst, ts.ScriptTarget.Latest, true);
  const functies: Ontleed['functies'] = [];
  const plek = (positie: number) => bron.getLineAndCharacterOfPosition(positie).line;
  function loop(knoop: ts.Node): void {
    if (ts.isFunctionLike(knoop) && 'body' in knoop && knoop.body)
      functies.push({ naam: naamVan(knoop), regels: plek(knoop.end) - plek(knoop.getStart(bron)) + 1 });
    ts.forEachChild(knoop, loop);
  }
  loop(bron);
  return { uitvoer: [...new Set(bron.statements.flatMap(uitgevoerd))], functies };
}

function uitgevoerd(deel: ts.Statement): string[] {
  if (!ts.canHaveModifiers(deel) || !ts.getModifiers(deel)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(deel)) return deel.declarationList.declarations.map(({ name }) => name.getText());
  return 'name' in deel && deel.name ? [(deel.name as ts.Identifier).text] : [];
}

/** A function without a name of its own is called after what it is given to. */
function naamVan(knoop: ts.SignatureDeclaration): string {
  const { name, parent } = knoop;
  if (name) return name.getText();
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : '(naamloos)';
}
