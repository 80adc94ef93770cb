import { defineConfig } from 'vitest/config';

/** When every run of the tests begins, for them and for the servers they start; `KLOK` chooses another moment. */
const BEGIN = process.env.KLOK ?? '2026-11-21T09:00:00Z';
const klok = new URL('./steun/klok.ts', import.meta.url);

// Browser and journey files start real servers: one worker each for the two cores is enough.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    // Whatever waits, waits for something to happen: these only end what will never come, also on a machine that is slow.
    testTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 240_000,
    maxWorkers: 2,
    globalSetup: ['tests/steun/klaarzetten.ts'],
    env: {
      KLOK_VOORUIT_MS: String(Date.parse(BEGIN) - Date.now()),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${klok}`.trim(),
    },
  },
});
