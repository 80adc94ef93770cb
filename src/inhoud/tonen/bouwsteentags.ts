import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** An entry as a name that leads to it. */
export const alsTag = ({ url, gegevens }: Pick<Stuk, 'url' | 'gegevens'>): { href: string; tekst: string } => ({
  href: url,
  tekst: gegevens.titel,
});

/** The bouwstenen with these slugs, in the order in which everybody lists them. */
export const bouwsteentags = (inhoud: Inhoud, slugs: readonly string[]): { href: string; tekst: string }[] =>
  inhoud
    .alle('bouwstenen')
    .filter(({ slug }) => slugs.includes(slug))
    .map(alsTag);
