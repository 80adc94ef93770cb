import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const begin = (script: string, opdracht: unknown): ChildProcess => {
  const kind = spawn(process.execPath, [join(import.meta.dirname, script)], { stdio: ['pipe', 'pipe', 'inherit'] });
  kind.stdin?.end(JSON.stringify(opdracht));
  return kind;
};

/** Runs a script of this folder in a process of its own and answers what it printed. */
export async function inKind(script: string, opdracht: unknown): Promise<string> {
  const kind = begin(script, opdracht);
  const [uit, [code]] = await Promise.all([kind.stdout ? text(kind.stdout) : '', once(kind, 'close')]);
  if (code !== 0) throw new Error(`${script} stopped with ${code}.`);
  return uit;
}

export interface Kaal {
  url: string;
  pid: number;
  proces: ChildProcess;
}

/** Lets a bare server run meanwhile: a script that first prints the port on which it listens. */
export async function metKaal<T>(script: string, opdracht: unknown, werk: (kaal: Kaal) => Promise<T>): Promise<T> {
  const proces = begin(script, opdracht);
  const poort = await new Promise<string>((klaar, mis) => {
    proces.stdout?.once('data', (deel) => klaar(String(deel).trim()));
    proces.once('exit', (code) => mis(new Error(`${script} stopped with ${code}.`)));
  });
  try {
    return await werk({ url: `http://127.0.0.1:${poort}`, pid: proces.pid ?? 0, proces });
  } finally {
    proces.kill();
    await once(proces, 'close');
  }
}
