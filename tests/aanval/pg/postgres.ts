import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import pg from 'pg';
import { anderGebruiker } from '../../steun/cluster.ts';
import { bovenmap } from '../../steun/werkmap.ts';

const INSTELLINGEN = [
  ...['listen_addresses=', 'max_connections=300', 'shared_buffers=64MB', 'checkpoint_timeout=1h', 'autovacuum=off', 'jit=off'],
  ...[
    'dynamic_shared_memory_type=mmap',
    'wal_level=replica',
    'max_wal_senders=4',
    'wal_receiver_status_interval=1',
    'wal_retrieve_retry_interval=200ms',
  ],
];
const WIE: { uid?: number; gid?: number } = process.getuid?.() === 0 ? anderGebruiker() : {};

/** A PostgreSQL that can be killed, started again, copied by streaming and promoted. It goes with whoever made it. */
export class Postgres {
  readonly #programmas: string;
  readonly #map: string;
  readonly #bewaker: ChildProcess;
  #proces: ChildProcess | null = null;

  private constructor(programmas: string) {
    this.#programmas = programmas;
    this.#map = mkdtempSync(join(bovenmap(), 'regiokring-pg-'));
    if (WIE.uid !== undefined && WIE.gid !== undefined) chownSync(this.#map, WIE.uid, WIE.gid);
    this.#bewaker = spawn('sh', ['-c', BEWAKER, this.#map], { ...WIE, cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  }

  static async maak(programmas: string, instellingen: string[] = []): Promise<Postgres> {
    const nieuw = new Postgres(programmas);
    nieuw.#doe('initdb', ['-D', nieuw.#gegevens, '-U', 'regiokring', '-A', 'trust', '-E', 'UTF8', '--no-locale']);
    await nieuw.start(instellingen);
    return nieuw;
  }

  /** A standby that follows this one, through this port. */
  async kopie(poort: number): Promise<Postgres> {
    const nieuw = new Postgres(this.#programmas);
    this.#doe('pg_basebackup', ['-h', this.#map, '-U', 'regiokring', '-D', nieuw.#gegevens, '-X', 'stream', '-c', 'fast', '-R']);
    await nieuw.start([`primary_conninfo=host=127.0.0.1 port=${poort} user=regiokring application_name=standby`]);
    return nieuw;
  }

  /** The address of a database. */
  url(naam: string): string {
    return `postgres://regiokring@localhost/${naam}?host=${encodeURIComponent(this.#map)}`;
  }

  get #gegevens(): string {
    return join(this.#map, 'gegevens');
  }

  async start(instellingen: string[] = []): Promise<void> {
    const argumenten = ['-D', this.#gegevens, '-k', this.#map, ...[...INSTELLINGEN, ...instellingen].flatMap((een) => ['-c', een])];
    const proces = spawn(join(this.#programmas, 'postgres'), argumenten, {
      ...WIE,
      cwd: this.#map,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#proces = proces;
    let gezegd = '';
    await new Promise<void>((klaar, mis) => {
      proces.once('exit', () => mis(new Error(gezegd)));
      proces.stderr?.on('data', (deel) => {
        gezegd = (gezegd + String(deel)).slice(-10_000);
        if (/ready to accept (read-only )?connections/.test(gezegd)) klaar();
      });
    });
  }

  /** As when the machine goes: nobody finishes anything. */
  async valtUit(): Promise<void> {
    const kinderen = this.#kinderen();
    await this.#eindig('SIGKILL');
    for (const pid of kinderen) {
      stil(() => process.kill(pid, 'SIGKILL'));
      while (leeft(pid)) await wacht(5);
    }
  }

  /** What `pg_ctl -m immediate restart` does. */
  async begintOpnieuw(instellingen: string[] = []): Promise<void> {
    await this.#eindig('SIGQUIT');
    await this.start(instellingen);
  }

  async wordtDeEerste(): Promise<void> {
    await this.vraag('select pg_promote(true, 60)');
  }

  async vraag<Rij extends object>(sql: string, database = 'postgres'): Promise<Rij[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return (await client.query<Rij>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async ruimOp(): Promise<void> {
    await this.#eindig('SIGQUIT');
    this.#bewaker.stdin?.end();
    await once(this.#bewaker, 'exit');
    rmSync(this.#map, { recursive: true, force: true });
  }

  async #eindig(signaal: NodeJS.Signals): Promise<void> {
    const proces = this.#proces;
    if (!proces?.pid || proces.exitCode !== null || proces.signalCode !== null) return;
    const weg = once(proces, 'exit');
    proces.kill(signaal);
    await weg;
  }

  #kinderen(): number[] {
    const ouder = this.#proces?.pid;
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && ouderVan(pid) === ouder);
  }

  #doe(programma: string, argumenten: string[]): void {
    execFileSync(join(this.#programmas, programma), argumenten, { ...WIE, cwd: '/', stdio: 'pipe' });
  }
}

/** Also when whoever made it is killed nothing stays behind. */
const BEWAKER = `trap '' INT TERM; cat > /dev/null
  [ -f "$0/gegevens/postmaster.pid" ] && kill -QUIT "$(head -1 "$0/gegevens/postmaster.pid")" && sleep 1
  rm -rf "$0"`;

function ouderVan(pid: number): number | null {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    // It has just ended.
    return null;
  }
}
function leeft(pid: number): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
function stil(doen: () => void): void {
  try {
    doen();
  } catch {
    // It has just ended.
  }
}
