import { readdirSync, readFileSync } from 'node:fs';
import { stat as fileStat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';

const TIK_MS = 10;

/** Processor time that a process has used, all its threads together, in ms. Unlike the clock it hardly notices a busy machine. */
export function rekentijd(pid: number): number {
  const velden = stat(pid);
  return (Number(velden[11]) + Number(velden[12])) * TIK_MS;
}

const RUST_MS = 5_000;
/** Waits until a process has nothing left to do in the background; search is made anew up to twenty seconds after a change. */
export async function totRust(pid: number): Promise<void> {
  await wacht(20_000);
  for (let eerder = 0; ; ) {
    const nu = rekentijd(pid);
    if (nu - eerder <= RUST_MS / 50) return;
    eerder = nu;
    await wacht(RUST_MS);
  }
}

/** The most memory that a process ever had in use, in MB. */
export function geheugenpiek(pid: number): number {
  const [, kB = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kB) / 1024;
}

/** Follows what a process starts: how much memory those had at most, together, in MB. */
export function volgKinderen(pid: number): () => number {
  const pieken = new Map<number, number>();
  const wekker = setInterval(() => {
    for (const kind of nakomelingen(pid)) {
      try {
        // A process that has just ended says 0.
        pieken.set(kind, Math.max(pieken.get(kind) ?? 0, geheugenpiek(kind)));
      } catch {
        // It has just ended.
      }
    }
  }, 100);
  return () => {
    clearInterval(wekker);
    return [...pieken.values()].reduce((som, piek) => som + piek, 0);
  };
}

/** Bytes of all files in a folder. */
export async function grootte(map: string): Promise<number> {
  const delen = await readdir(map, { recursive: true, withFileTypes: true });
  const maten = delen.filter((deel) => deel.isFile()).map(async ({ parentPath, name }) => (await fileStat(join(parentPath, name))).size);
  return (await Promise.all(maten)).reduce((som, maat) => som + maat, 0);
}

/** All that a process started, and what those started. */
export function nakomelingen(pid: number): number[] {
  const ouders = new Map<number, number>();
  for (const naam of readdirSync('/proc').filter((deel) => /^\d+$/.test(deel))) {
    try {
      ouders.set(Number(naam), Number(stat(Number(naam))[1]));
    } catch {
      // It has just ended.
    }
  }
  const van = (ouder: number): number[] => [...ouders].flatMap(([kind, zijn]) => (zijn === ouder ? [kind, ...van(kind)] : []));
  return van(pid);
}

export const ouderVan = (pid: number): number => Number(stat(pid)[1]);

/** The fields after the name, which may hold spaces: state, parent, …, utime and stime as the 12th and 13th. */
const stat = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
