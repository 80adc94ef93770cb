import { spawnSync } from 'node:child_process';
import { chromium } from './chromium.ts';

/** Unpacks the browser, and builds: what runs the site needs the code as it stands. Does nothing when both are there. */
export function bouw(): void {
  chromium();
  const { status } = spawnSync(process.execPath, ['src/server/bouwen.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The build failed; see above.');
}
