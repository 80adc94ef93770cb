import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { digestVan } from '#grond/digest.ts';
import { SLUG } from '#grond/taal/slug.ts';
import { Leesfout, splitsen } from './frontmatter.ts';
import { plaatsVan, veldmelding } from './meldingen.ts';
import { type Collectie, type Gegevens, SCHEMAS } from './schema.ts';
import { type Inhoudsfout, type Stuk, urlVan } from './stuk.ts';
import { linksIn } from './verwijzingen.ts';

/** One file as an entry, or why it cannot be one. `map` is the folder of all collections. */
export async function stukLezen<C extends Collectie>(map: string, collectie: C, naam: string): Promise<Stuk<C> | Inhoudsfout> {
  const bestand = `${collectie}/${naam}`;
  try {
    const stuk = ontcijferen(collectie, bestand, await readFile(`${map}/${bestand}`, 'utf8'));
    return echtAlsVoorbeeld(stuk) ?? stuk;
  } catch (fout) {
    if (fout instanceof Leesfout) {
      const [eerste, ...meer] = [fout, ...fout.meer].map(({ regel, message }) => ({ bestand, regel, melding: message }));
      if (eerste) return meer.length > 0 ? { ...eerste, meer } : eerste;
    }
    return { bestand, regel: 1, melding: `Dit bestand is niet te lezen (${(fout as NodeJS.ErrnoException).code ?? 'onbekende fout'}).` };
  }
}

/** Throws `Leesfout` when the name, the fields or their form are wrong. */
export function ontcijferen<C extends Collectie>(collectie: C, bestand: string, bron: string): Stuk<C> {
  const slug = basename(bestand, '.mdx');
  if (!SLUG.test(slug)) throw new Leesfout('Noem het bestand met kleine letters, cijfers en losse streepjes.', 1);
  const { velden, tekst, eersteRegel, regelVan } = splitsen(bron);
  const uitslag = SCHEMAS[collectie].safeParse(velden, { error: veldmelding });
  if (!uitslag.success) {
    const alle = uitslag.error.issues.map(({ path, message }) => new Leesfout(`${plaatsVan(path)}: ${message}`, regelVan(path)));
    throw Object.assign(alle[0] ?? new Leesfout('Deze velden kloppen niet.', 1), { meer: alle.slice(1) });
  }
  const gegevens = uitslag.data as Gegevens<C>;
  return {
    collectie,
    slug,
    url: urlVan(collectie, slug),
    gegevens,
    tekst,
    eersteRegel,
    regels: Object.fromEntries(Object.keys(gegevens).map((veld) => [veld, regelVan([veld])])),
    links: linksIn(tekst),
    digest: digestVan(bron),
    bestand,
  };
}

/** A real region that counts as an example would be gone from the real site, with who may write for it and who comes from it. */
function echtAlsVoorbeeld({ gegevens, slug, bestand, regels }: Stuk): Inhoudsfout | undefined {
  if (!('status_verloop' in gegevens) || !gegevens.voorbeeld || slug.startsWith(VERZONNEN)) return undefined;
  const melding = `Een echte regio kan geen voorbeeld zijn. De naam van een verzonnen regio begint met ${VERZONNEN}.`;
  return { bestand, regel: regels.voorbeeld ?? 1, melding };
}
const VERZONNEN = 'voorbeeldregio-';

export const isFout = (gelezen: Stuk | Inhoudsfout): gelezen is Inhoudsfout => 'melding' in gelezen;
