import { Leesfout } from './frontmatter.ts';
import { allesLezen } from './map-lezen.ts';
import type { Inhoudsfout, Stuk } from './stuk.ts';
import { tekstNaarHtml } from './tekst.ts';
import { kapotteVerwijzing } from './verwijzingen.ts';

/** Every mistake in all content, with file and line; the same rules by which the running site leaves an entry out. */
export async function controleren(mappen: { vertrouwdDir: string; contentDir: string }): Promise<Inhoudsfout[]> {
  const { stukken, slecht, bekend } = await allesLezen(mappen, new Map());
  const fouten = stukken.flatMap((stuk) => [kapotteVerwijzing(stuk, bekend), onleesbaar(stuk)].filter((fout) => fout !== undefined));
  return [...slecht, ...fouten];
}

function onleesbaar(stuk: Stuk): Inhoudsfout | undefined {
  try {
    tekstNaarHtml(stuk.tekst);
    return undefined;
  } catch (fout) {
    if (!(fout instanceof Leesfout)) throw fout;
    return { bestand: stuk.bestand, regel: stuk.eersteRegel + fout.regel - 1, melding: fout.message };
  }
}
