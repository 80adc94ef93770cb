import type { Log } from './logboek.ts';

/** Whoever stopped us loses patience at ten seconds. */
const GEDULD_MS = 9_000;

/** On SIGTERM or SIGINT the steps run in order, each whatever became of the one before; then the process ends with 0. */
export function sluitAfBijSignaal(stappen: readonly (readonly [naam: string, stap: () => unknown])[], log: Log): void {
  let bezig = false;
  async function sluitAf(signaal: string): Promise<void> {
    if (bezig) return;
    bezig = true;
    log.info({ signaal }, 'Stopping: no new visitors, running answers finish.');
    setTimeout(() => {
      log.warn({ reden: signaal }, 'Stopped with answers still running.');
      process.exit(0);
    }, GEDULD_MS).unref();
    for (const [naam, stap] of stappen) {
      try {
        await stap();
      } catch (err) {
        log.error({ err, naam }, 'A part did not stop well.');
      }
    }
    log.info({ reden: signaal }, 'Stopped.');
    process.exit(0);
  }
  for (const signaal of ['SIGTERM', 'SIGINT'] as const) process.on(signaal, () => void sluitAf(signaal));
}

/** An error that nobody caught: what the process still knows may be wrong, so it tells why and ends with 1. */
export function eindigBijStoring(log: Log): void {
  process.on('uncaughtException', (err) => {
    log.fatal({ err, reden: 'storing' }, 'Stopped.');
    process.exit(1);
  });
}
