// Whoever imports this ends when the process that began it does, also when that one is killed: its stdin, a pipe, ends then.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.stdin.once('end', () => process.exit(0)).resume();
