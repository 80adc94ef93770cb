import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { splitsen } from '#inhoud/frontmatter.ts';
import { type Omgeving, praktijkMaken } from './praktijk-maken.ts';
import { toeval } from './toeval.ts';

const ZAAD = 20261121;

/** Fills a folder to serve as CONTENT_DIR: the example content, and made-up practices until there are `aantal`. */
export async function inhoudsmapMaken(doel: string, aantal: number, bron = 'content'): Promise<void> {
  for (const collectie of ['praktijken', 'terugblikken', 'nieuws'])
    await cp(join(bron, collectie), join(doel, collectie), { recursive: true });
  const kans = toeval(ZAAD);
  const slugs = await namen(bron, 'praktijken');
  const bezet = new Set(slugs);
  const omgeving = { ...(await leesOmgeving(bron)), slugs, isBezet: (slug: string) => bezet.has(slug) };
  while (slugs.length < aantal) {
    const { slug, mdx } = praktijkMaken(kans, omgeving);
    await writeFile(join(doel, 'praktijken', `${slug}.mdx`), mdx);
    slugs.push(slug);
    bezet.add(slug);
  }
}

export const regioslug = (nummer: number): string => `voorbeeldregio-bench-${nummer}`;
/** Half of them are on their way, the other half already go ahead. */
export const regiostatus = (nummer: number): 'in-oprichting' | 'voorloper' => (nummer % 2 === 0 ? 'in-oprichting' : 'voorloper');

/** So many regions more, from 0: copies of the example that is on its way. */
export async function regiosMaken(doel: string, aantal: number, bron = 'content'): Promise<void> {
  const voorbeeld = await readFile(join(bron, 'onderwijsregios', 'voorbeeldregio-plassengebied.mdx'), 'utf8');
  for (let nummer = 0; nummer < aantal; nummer += 1) {
    const regio = voorbeeld
      .replace('status: in-oprichting', `status: ${regiostatus(nummer)}`)
      .replace('titel: "Voorbeeldregio Plassengebied"', `titel: "Voorbeeldregio ${nummer}"`);
    await writeFile(join(doel, 'onderwijsregios', `${regioslug(nummer)}.mdx`), regio);
  }
}

async function leesOmgeving(bron: string): Promise<Omit<Omgeving, 'slugs' | 'isBezet'>> {
  const hoofdstukken = new Map<string, string[]>();
  for (const naam of await namen(bron, 'praktijken')) {
    const { tekst } = splitsen(await readFile(join(bron, 'praktijken', `${naam}.mdx`), 'utf8'));
    for (const [, kop = '', deel = ''] of `${tekst}\n## `.matchAll(/^## (.+)\n([\s\S]*?)(?=^## )/gm))
      hoofdstukken.set(kop, [...(hoofdstukken.get(kop) ?? []), deel.trim()]);
  }
  const regios = (await namen(bron, 'onderwijsregios')).filter((slug) => slug.startsWith('voorbeeldregio-'));
  return { hoofdstukken, regios, bouwstenen: await namen(bron, 'bouwstenen') };
}

const namen = async (bron: string, collectie: string): Promise<string[]> =>
  (await readdir(join(bron, collectie)))
    .filter((naam) => naam.endsWith('.mdx'))
    .map((naam) => basename(naam, '.mdx'))
    .sort();
