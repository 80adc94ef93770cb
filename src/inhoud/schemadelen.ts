import { z } from 'astro/zod';
import { SLUG } from '#grond/taal/slug.ts';

export const slug = z.string().regex(SLUG, { error: 'Gebruik alleen kleine letters, cijfers en losse streepjes.' });
/** Astro's own YAML reader turns a bare date into a Date; ours leaves it text. */
export const datum = z.preprocess(
  (waarde) => (waarde instanceof Date ? waarde.toISOString().slice(0, 10) : waarde),
  z.iso.date({ error: 'Schrijf een datum als 2026-11-21.' }),
);
export const tekstregel = z.string().trim().min(1, { error: 'Vul dit in.' });
export const bron = z.strictObject({ titel: tekstregel, url: z.url({ protocol: /^https?$/ }), datum: datum.optional() });
export const download = z.strictObject({
  titel: tekstregel,
  url: z.string().regex(/^(\/bijlagen\/|https:\/\/)/, { error: 'Een bijlage staat onder /bijlagen/ of op https.' }),
  soort: tekstregel,
  grootte: tekstregel.optional(),
});
/** Addresses that this text had before: they lead here, and what names them means this text. */
export const voorheen = z.array(slug).optional();
export const bronnen = z.array(bron).default([]);
/** Other words by which a colleague would look for this; only search uses them, no page shows them. */
export const zoekwoorden = z.array(tekstregel).default([]);
export const kern = tekstregel.max(600);
export const voorbeeld = z.boolean().default(false);
