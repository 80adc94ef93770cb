import { test } from 'vitest';
import { startServer } from '../steun/server.ts';

/** `npm run aanval -- --doel URL` aims at a server that runs already. */
export const DOEL = process.env.AANVAL_DOEL;

export interface Doelwit {
  url: string;
  port: number;
  /** What a letter to this server must carry as Host. */
  host: string;
  stderr(): string;
  ruimOp(): Promise<void>;
}

/** The server under attack: the one that was named, or one of our own. */
export async function doelwit(omgeving: Record<string, string> = {}): Promise<Doelwit> {
  const eigen = DOEL ? { url: DOEL, stderr: () => '', ruimOp: async () => {} } : await startServer(omgeving);
  const { port, host } = new URL(eigen.url);
  return { url: eigen.url, port: Number(port), host, stderr: eigen.stderr, ruimOp: eigen.ruimOp };
}

/** For what can only be done to a process of our own: killing it, taking its database away. */
export const testEigen = test.skipIf(DOEL);
