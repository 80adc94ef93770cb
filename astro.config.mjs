import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// Headers, origin check, limits and static files belong to the HTTP front in src/server/http/; Astro only renders, and whole
// pages at that: an error halfway then still becomes a proper answer.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
  integrations: [mdx()],
  cacheDir: './.astro',
  session: false,
  trailingSlash: 'always',
  security: { checkOrigin: false, actionBodySizeLimit: 6 * 1024 * 1024 },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false, processor: satteri({ features: { smartPunctuation: false } }) },
  vite: {
    build: { assetsInlineLimit: 0, rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
