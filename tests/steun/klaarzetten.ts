import { spawnSync } from 'node:child_process';

/** The journeys need a build of the code as it stands; `npm run build` does nothing when there is one. */
export default function klaarzetten(): void {
  if (process.env.ZONDER_BUILD) return;
  const { status } = spawnSync(process.execPath, ['src/server/bouwen.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The build failed; see above.');
}
