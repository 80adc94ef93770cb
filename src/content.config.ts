import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { bouwsteen } from '#inhoud/schema.ts';

const map = (naam: string) => glob({ base: `./content/${naam}`, pattern: '*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') });

export const collections = {
  bouwstenen: defineCollection({ loader: map('bouwstenen'), schema: bouwsteen }),
};
