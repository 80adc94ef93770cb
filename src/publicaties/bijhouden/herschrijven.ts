import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { frontmatter } from '#inhoud/tekst/bestand-maken.ts';
import type { Inzending } from '#publicaties/inzending.ts';
import { leesfout } from '#publicaties/keuren.ts';

type Online = Stuk<Inzendcollectie>;

/** What stands online of a submission, when that is still the file as we left it. */
export function staatOnline(inhoud: Inhoud, { publicatie }: Pick<Inzending, 'publicatie'>): Online | undefined {
  if (!publicatie?.op_schijf || publicatie.opdracht) return undefined;
  const { collectie, slug, op_schijf } = publicatie;
  const stuk = inhoud.een(collectie, slug);
  return stuk?.digest === op_schijf ? stuk : undefined;
}

/** The day on which a text was first online, as far as its file tells. */
export function onlineSinds({ gegevens }: Online): string {
  const { gepubliceerd, gewijzigd }: { gepubliceerd?: string; gewijzigd: string } = gegevens;
  return gepubliceerd ?? gewijzigd;
}

/** The file of a text with some fields changed and its words untouched; null when the site would not show it. */
export function metVelden(stuk: Online, anders: object, inhoud: Inhoud): string | null {
  const bestand = `---\n${frontmatter(stuk.collectie, { ...stuk.gegevens, ...anders })}---\n${stuk.tekst}`;
  return leesfout(stuk.collectie, stuk.slug, bestand, inhoud) === undefined ? bestand : null;
}
