import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Only root can start something as somebody else; for others the code is read-only for themselves, which says the same of writing. */
export const ANDER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;
if (!ANDER) console.log('Not root: the site starts as the same user, who may not write in the code.');

/** Where the guide has the code stand. */
const PLEK = '/opt/kennisplatform/%i';
const UNIT = 'src/server/gids/kennisplatform@.service';

/** The code with its build, in which nobody may write. Not in the folder of this run: another user may not come there. */
export function codeOmTeLezen(): { map: string; ruimOp(): void } {
  const map = mkdtempSync('/tmp/alleen-lezen-');
  for (const deel of ['src', 'public', 'content', 'releases', 'package.json', 'package-lock.json', 'astro.config.mjs'])
    cpSync(deel, join(map, deel), { recursive: true, verbatimSymlinks: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(map, 'node_modules'));
  const rechten = (wat: string) => execFileSync('chmod', ['-R', wat, map]);
  rechten('a-w,a+rX');
  return {
    map,
    ruimOp() {
      rechten('u+w');
      rmSync(map, { recursive: true });
    },
  };
}

/** A folder for that other user. */
export function eigenMap(): string {
  const map = mkdtempSync('/tmp/andere-gebruiker-');
  if (ANDER) chownSync(map, ANDER.uid, ANDER.gid);
  return map;
}

export interface AlsDienst {
  proces: ChildProcess;
  uit(): string;
  fout(): string;
  /** Stops it (SIGTERM unless told otherwise) and answers its exit code. */
  stop(signaal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the site in this code as the unit file of the guide does: its command, as another user, without HOME. */
export function startAlsDienst(code: string, omgeving: Record<string, string>): AlsDienst {
  const opdracht = /^ExecStart=(.+)$/m.exec(readFileSync(UNIT, 'utf8'))?.[1]?.replace(PLEK, code) ?? '';
  const [programma = '', ...delen] = opdracht.split(' ');
  // What Node made of our code lies where that other user may not come; without it every start reads all of it again.
  const NODE_COMPILE_CACHE = omgeving.DATA_DIR ? join(dirname(omgeving.DATA_DIR), 'code') : '';
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_COMPILE_CACHE, PORT: '0', ...omgeving };
  delete env.HOME;
  const proces = spawn(programma, delen, { cwd: code, env, ...ANDER, stdio: ['ignore', 'pipe', 'pipe'] });
  let uit = '';
  let fout = '';
  proces.stdout?.on('data', (deel) => (uit += deel));
  proces.stderr?.on('data', (deel) => (fout += deel));
  const dicht = once(proces, 'close');
  const stop = async (signaal: NodeJS.Signals = 'SIGTERM') => {
    proces.kill(signaal);
    await dicht;
    return proces.exitCode;
  };
  return { proces, stop, uit: () => uit, fout: () => fout };
}
