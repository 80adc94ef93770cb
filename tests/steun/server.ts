import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Proefserver {
  url: string;
  dataDir: string;
  contentDir: string;
  proces: ChildProcess;
  /** How far its clock is ahead of ours (ms), for a test in which days pass. */
  vooruit: number;
  stdout(): string;
  stderr(): string;
  /** Stops it (SIGTERM unless told otherwise) and answers its exit code; the data folder stays. */
  stop(signaal?: NodeJS.Signals): Promise<number | null>;
  /** Stops it and removes its data. */
  ruimOp(): Promise<void>;
}

const STARTTIJD_MS = 180_000;
/** Of Node: this process ends with the one that began it, by a stdin that is a pipe. */
export const MET_OUDER = `--import=${new URL('./met-ouder.ts', import.meta.url)}`;

/**
 * Starts the real server on a free port with its own data and content folders: a copy of what was prepared, unless it brings a folder or
 * is not a trial. Logging in: `TRUST_PROXY_HOPS` is 1.
 */
export async function startServer(omgeving: Record<string, string> = {}): Promise<Proefserver> {
  const map = omgeving.DATA_DIR ? '' : await mkdtemp(join(tmpdir(), 'regiokring-'));
  const dataDir = omgeving.DATA_DIR ?? join(map, 'data');
  const contentDir = omgeving.CONTENT_DIR ?? join(map, 'content');
  if (!omgeving.CONTENT_DIR) cpSync('content', contentDir, { recursive: true });
  const klaar = process.env.KLARE_GEGEVENS;
  if (klaar && !omgeving.DATA_DIR && !omgeving.SITE_URL) {
    cpSync(klaar, dataDir, { recursive: true });
    chmodSync(dataDir, 0o700);
  }
  const proces = spawn(process.execPath, ['--max-semi-space-size=4', MET_OUDER, 'src/server/start.ts'], {
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      PORT: '0',
      TRUST_PROXY_HOPS: '1',
      LOG_LEVEL: 'warn',
      ...omgeving,
      DATA_DIR: dataDir,
      CONTENT_DIR: contentDir,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let uit = '';
  let fout = '';
  proces.stdout?.on('data', (deel) => {
    uit += deel;
  });
  proces.stderr?.on('data', (deel) => {
    fout += deel;
  });
  const stop = async (signaal: NodeJS.Signals = 'SIGTERM') => {
    if (proces.exitCode === null && proces.signalCode === null) {
      // Not `exit`: what it wrote last may still be on its way then.
      const dicht = once(proces, 'close');
      proces.kill(signaal);
      await dicht;
    }
    return proces.exitCode;
  };
  const vooruit = Number(omgeving.KLOK_VOORUIT_MS ?? process.env.KLOK_VOORUIT_MS ?? 0) - Number(process.env.KLOK_VOORUIT_MS ?? 0);
  const url = await new Promise<string>((klaar, mis) => {
    const wekker = setTimeout(() => mis(new Error(`No start within ${STARTTIJD_MS} ms:\n${uit}\n${fout}`)), STARTTIJD_MS);
    proces.once('close', (code) => mis(new Error(`Stopped with ${code}:\n${uit}\n${fout}`)));
    proces.stdout?.on('data', () => {
      const gevonden = /Klaar op (http\S+)/.exec(uit);
      if (!gevonden?.[1]) return;
      clearTimeout(wekker);
      klaar(gevonden[1]);
    });
  }).catch(async (reden) => {
    await stop('SIGKILL');
    throw reden;
  });
  const ruimOp = async () => {
    await stop();
    if (map) await rm(map, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  return { url, dataDir, contentDir, proces, vooruit, stdout: () => uit, stderr: () => fout, stop, ruimOp };
}

/** The environment in which a server's clock is so far ahead of ours. */
export const later = (ms: number): Record<string, string> => ({ KLOK_VOORUIT_MS: String(Number(process.env.KLOK_VOORUIT_MS ?? 0) + ms) });

/** The same site with the same data, some time later. */
export async function opnieuwLater(server: Proefserver, ms: number, omgeving: Record<string, string> = {}): Promise<Proefserver> {
  const { dataDir, contentDir } = server;
  await server.stop();
  const straks = await startServer({ ...omgeving, ...later(ms), DATA_DIR: dataDir, CONTENT_DIR: contentDir });
  return {
    ...straks,
    ruimOp: async () => {
      await straks.stop();
      await server.ruimOp();
    },
  };
}
