import { afterAll, afterEach, beforeEach } from 'vitest';
import { gemaakteDatabases, ruimDatabasesOp } from './db.ts';

// What is made in a test goes with it, and what is made for all of a file with that: a thousand databases would be ten gigabytes.
let blijft: ReadonlySet<string>;
beforeEach(() => {
  blijft = gemaakteDatabases();
});
afterEach(() => ruimDatabasesOp(blijft));
afterAll(() => ruimDatabasesOp());
