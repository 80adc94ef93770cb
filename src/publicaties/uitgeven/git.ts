import { execFile } from 'node:child_process';
import { access, appendFile, mkdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const draai = promisify(execFile);
const TIJD_MS = 20_000;

export interface Vastlegging {
  contentDir: string;
  /** Paths inside the work tree; those that did not change are left out. */
  bestanden: readonly string[];
  bericht: string;
  /** The region that wrote it. */
  auteur: string;
  adres: string;
}

/** Commits these files when the content folder is itself the top of a git work tree; answers whether it did. Throws what git says. */
export async function gitCommit({ contentDir, bestanden, bericht, auteur, adres }: Vastlegging): Promise<boolean> {
  if (!(await isWerkboom(contentDir))) return false;
  const gewijzigd: string[] = [];
  for (const bestand of bestanden)
    if (await git(contentDir, ['status', '--porcelain', '--untracked-files=all', '--', bestand])) gewijzigd.push(bestand);
  if (gewijzigd.length === 0) return false;
  await git(contentDir, ['add', '--all', '--', ...gewijzigd]);
  const wie = `${auteur.replace(/[<>\r\n]/g, '')} <${adres}>`;
  await git(contentDir, ['commit', '--quiet', '--no-verify', '--only', `--author=${wie}`, '-m', bericht, '--', ...gewijzigd]);
  return true;
}

/** Keeps a file of the server itself out of what editors see of their work tree; without one there is nothing to do. */
export async function buitenGit(contentDir: string, bestand: string): Promise<void> {
  if (!(await isWerkboom(contentDir))) return;
  const lijst = resolve(contentDir, (await git(contentDir, ['rev-parse', '--git-path', 'info/exclude'])).trim());
  const was = await readFile(lijst, 'utf8').catch(() => '');
  if (was.split('\n').includes(`/${bestand}`)) return;
  await mkdir(dirname(lijst), { recursive: true });
  await appendFile(lijst, `${was === '' || was.endsWith('\n') ? '' : '\n'}/${bestand}\n`);
}

/** Without a `.git` of its own it is none, and then git need not be asked: this is looked at before and after every publication. */
async function isWerkboom(map: string): Promise<boolean> {
  try {
    await access(join(map, '.git'));
    const top = (await git(map, ['rev-parse', '--show-toplevel'])).trim();
    return top !== '' && (await realpath(top)) === (await realpath(map));
  } catch {
    return false;
  }
}

/** Without a shell, hooks, signing or questions, and with only what git needs to know. */
async function git(map: string, delen: readonly string[]): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  // The last one: editors read what we commit, whatever the umask of this process.
  const vast = ['hooksPath=/dev/null', 'fsmonitor=false', 'quotePath=false', 'sharedRepository=0644']
    .map((instelling) => `core.${instelling}`)
    .concat('commit.gpgSign=false')
    .flatMap((instelling) => ['-c', instelling]);
  const { stdout } = await draai('git', ['-C', map, ...vast, ...delen], {
    timeout: TIJD_MS,
    env: { PATH, HOME, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_COMMITTER_NAME: 'Regiokring', GIT_COMMITTER_EMAIL: 'noreply@localhost' },
  });
  return stdout;
}
