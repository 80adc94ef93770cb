import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What the bucket of the tests takes; the secret has the signs that real ones have. */
export const SLEUTEL = 'S3RVER';
export const GEHEIM = 'S3RVER';

export interface Emmer {
  /** OPSLAG_URL for it. */
  url: string;
  /** Ends the process, as when a store is away; everything in it stays. */
  stop(): Promise<void>;
  /** The same again, on the same port. */
  start(): Promise<void>;
  ruimOp(): Promise<void>;
}

/** A process of its own that speaks S3, with one empty bucket. */
export async function startEmmer(): Promise<Emmer> {
  const map = await mkdtemp(join(tmpdir(), 'emmer-'));
  let poort = '0';
  let proces: ReturnType<typeof spawn> | null = null;
  const start = async () => {
    // It enciphers the mark in a list that goes on with something that Node itself has no longer.
    const nieuw = spawn(process.execPath, ['--openssl-legacy-provider', 'tests/steun/emmerproces.ts', map, poort], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    proces = nieuw;
    const [regel] = (await once(nieuw.stdout, 'data')) as [Buffer];
    poort = new URL(regel.toString().trim()).port;
  };
  const stop = async () => {
    if (!proces || proces.exitCode !== null || proces.signalCode !== null) return;
    proces.kill('SIGKILL');
    await once(proces, 'exit');
  };
  await start();
  return {
    url: `s3+http://${SLEUTEL}:${GEHEIM}@127.0.0.1:${poort}/emmer`,
    stop,
    start,
    async ruimOp() {
      await stop();
      await rm(map, { recursive: true, force: true });
    },
  };
}

/** Something that listens where a store should be, and does this; OPSLAG_URL for it. */
export async function namaakEmmer(doet: RequestListener): Promise<string> {
  const server = createServer(doet).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((klaar) => server.close(klaar));
  });
  return `s3+http://${SLEUTEL}:${GEHEIM}@127.0.0.1:${(server.address() as AddressInfo).port}/emmer`;
}
