import { test } from 'vitest';
import { DOEL } from './doel.ts';

/** For what can only be done to a process of our own: killing it, taking its database away. */
export const testEigen = test.skipIf(DOEL);
