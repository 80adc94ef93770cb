// Loaded with `--import` into a server that a test started: at each SIGUSR2 it collects its garbage and says in its log what is left, and
// what its threads hold.
import { setTimeout as wacht } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Worker } from 'node:worker_threads';

setFlagsFromString('--expose-gc');
const ruimOp = runInNewContext('gc') as () => void;
const draden = new Set<Worker>();
process.on('worker', (draad) => {
  draden.add(draad);
  draad.once('exit', () => draden.delete(draad));
});
process.on('SIGUSR2', async () => {
  ruimOp();
  // What was only waiting for that goes with the next.
  await wacht(100);
  ruimOp();
  const heaps = await Promise.all([...draden].map((draad) => draad.getHeapStatistics()));
  const opgeruimd = { ...process.memoryUsage(), draden: heaps.reduce((som, { total_heap_size }) => som + total_heap_size, 0) };
  process.stderr.write(`${JSON.stringify({ level: 30, opgeruimd })}\n`);
});
