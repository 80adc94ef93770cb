import { readdirSync, readFileSync } from 'node:fs';
import { splitsen } from '#inhoud/frontmatter.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';

const DOCUMENTEN = 'tests/inhoud/tekst/documenten';
const MAPPEN = ['bouwstenen', 'nieuws', 'onderwijsregios', 'paginas', 'praktijken', 'terugblikken'];

/** Every text that the house has: the documents of the tests, and all of `content/`, as a file and as its author edits it. */
export function alleTeksten(): Record<'documenten' | 'bestanden' | 'bewerkt', [naam: string, tekst: string][]> {
  const documenten = readdirSync(DOCUMENTEN).filter((naam) => naam.endsWith('.md'));
  const bestanden = MAPPEN.flatMap((map) =>
    readdirSync(`content/${map}`)
      .filter((naam) => naam.endsWith('.mdx'))
      .map((naam): [string, string] => [`${map}/${naam}`, splitsen(readFileSync(`content/${map}/${naam}`, 'utf8')).tekst]),
  );
  return {
    documenten: documenten.map((naam) => [naam, readFileSync(`${DOCUMENTEN}/${naam}`, 'utf8').replaceAll('\r\n', '\n')]),
    bestanden,
    bewerkt: bestanden.map(([naam, tekst]) => [naam, uitMdx(tekst)]),
  };
}
