import { test } from 'vitest';
import { OP_PG } from '../steun/db.ts';
import { DOEL } from './doel.ts';

/** For what can only be done to a process of our own: killing it, taking its database away. */
export const testEigen = test.skipIf(DOEL);
/** The same for what is about SQLite itself: its file, and what it does with the disk. */
export const testSqlite = test.skipIf(DOEL || OP_PG);
