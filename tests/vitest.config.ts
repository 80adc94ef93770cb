import { defineConfig } from 'vitest/config';

// Browser and journey files start real servers: one worker each for the two cores is enough.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    // What comes about in the end may take its time on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    maxWorkers: 2,
    globalSetup: ['tests/steun/klaarzetten.ts'],
  },
});
