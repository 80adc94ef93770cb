// Child process of indexeren.ts: makes a small index of the pages it is given, and stops.
import { json } from 'node:stream/consumers';
import { type Bijopdracht, maakBijindex } from './bij-maken.ts';

await maakBijindex((await json(process.stdin)) as Bijopdracht);
process.exit(0);
