import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import type { Deel, Vast, Velden } from './veld.ts';

/** The form as fields of its file, not yet checked by the schema; `mis` says what only the form can know. */
export interface Ruw {
  ruw: Record<string, unknown>;
  mis: Record<string, string>;
}
export type Datumveld = 'gepubliceerd' | 'gewijzigd' | 'gecontroleerd';

/** All that sets one kind of text apart: its form, its file, and who has the say over it. */
export interface Inzendsoort<C extends Inzendcollectie = Inzendcollectie> {
  /** As on labels; in a sentence with a small letter. */
  naam: string;
  delen: readonly Deel[];
  naarBestand(velden: Velden, vast: Vast): Ruw;
  /** What is wrong with it beside what the site shows now, per field of the form. */
  naastSite?(
    velden: Velden,
    zelf: { slug: string | null; voorheen: readonly string[] },
    site: { inhoud: Inhoud; origin: string },
  ): Record<string, string>;
  /** A published file as its form was filled in, so that it can be changed. */
  uitBestand(stuk: Stuk<C>): Velden;
  /** The fields of the file that get the day on which it goes online. */
  data: readonly Datumveld[];
  /** The fields of the file that no form decides: they stay as they are online, whatever was approved before they changed. */
  blijft?: readonly (keyof Gegevens<C> & string)[];
  /** What a preview shows where a draft has no number or day yet. */
  getoond?(ruw: Gegevens<C>, vandaag: string): Partial<Gegevens<C>>;
  /** The region that a file belongs to; null for the Realisatie-Eenheid. */
  regioVan(stuk: Stuk<C>): string | null;
  /** `alleen`: whoever writes it places it; else somebody else looks first. */
  oordeel: 'vier-ogen' | 'alleen';
  /** It shows no pictures and offers no documents. */
  zonderBestanden?: true;
  /** What is never done with a text of this kind, whoever asks. */
  nooit: readonly ('intrekken' | 'verhuizen')[];
}
