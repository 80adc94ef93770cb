import { Leesfout } from '#inhoud/frontmatter.ts';
import type { Inhoudsfout, Stuk } from '#inhoud/stuk.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { kapotteVerwijzing, vrijVoor } from '#inhoud/verwijzingen.ts';
import { allesLezen } from './map-lezen.ts';

/** Every mistake in all content, with file and line; the running site leaves out by the same rules, but for links to a removed file. */
export async function controleren(mappen: { vertrouwdDir: string; contentDir: string }): Promise<Inhoudsfout[]> {
  const { stukken, slecht, bekend } = await allesLezen(mappen, new Map());
  const fouten = stukken.flatMap((stuk) => [kapotteVerwijzing(stuk, bekend), onleesbaar(stuk)].filter((fout) => fout !== undefined));
  return [...slecht.flatMap(elk), ...fouten];
}

/** The mistakes for which a build is refused: in what is compiled with the site, whatever was contributed. */
export async function meegebouwdControleren(vertrouwdDir: string): Promise<Inhoudsfout[]> {
  const { stukken, slecht, bekend } = await allesLezen({ vertrouwdDir, contentDir: null }, new Map());
  const fouten = stukken.flatMap((stuk) =>
    [kapotteVerwijzing(stuk, bekend, vrijVoor(stuk)), onleesbaar(stuk)].filter((f) => f !== undefined),
  );
  return [...slecht.flatMap(elk), ...fouten];
}

const elk = ({ meer = [], ...fout }: Inhoudsfout): Inhoudsfout[] => [fout, ...meer];

function onleesbaar(stuk: Stuk): Inhoudsfout | undefined {
  try {
    tekstNaarHtml(stuk.tekst);
    return undefined;
  } catch (fout) {
    if (!(fout instanceof Leesfout)) throw fout;
    return { bestand: stuk.bestand, regel: stuk.eersteRegel + fout.regel - 1, melding: fout.message };
  }
}
