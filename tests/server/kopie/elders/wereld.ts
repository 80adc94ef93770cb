import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { digestVan } from '#grond/digest.ts';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { rijenOphalen } from '#server/kopie/rijen-ophalen.ts';
import { verreBergingen } from '#server/opslag/opslag.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { paden } from '#server/opstarten/paden.ts';
import { legeDatabase } from '../../../steun/db.ts';
import { startEmmer } from '../../../steun/emmer.ts';
import { vulAlles } from './vol.ts';

export const NU = Date.UTC(2026, 10, 21, 12);
export const ORIGIN = 'https://kennis.voorbeeld.nl';
const SLEUTEL = `${'5a'.repeat(32)}\n`;

/** What a site has beside its database, by the name that it has in a backup. */
const WEG = 'toen stond dit hier\n';
const [PDF, VOOR_DEELNEMERS] = ['een draaiboek', 'alleen voor wie er is'] as const;
export const BIJLAGE = `${digestVan(PDF)}.pdf` as const;
export const BESTANDEN: Readonly<Record<string, string>> = {
  'content/nieuws/de-kennisbank-is-open.mdx': 'Vanaf vandaag kun je hier zoeken: één plek.\n',
  'content/praktijken/een-loket.mdx': '\uFEFFEén loket.\r\n',
  [`ingetrokken/praktijken/van-vroeger-${digestVan(WEG).slice(0, 12)}.mdx`]: WEG,
  [`ingetrokken/nieuws/van-vroeger-${'0'.repeat(12)}.mdx`]: 'een tweede',
  [`bijlagen/${BIJLAGE}`]: PDF,
  [`bijlagen/${digestVan(PDF)}.naam`]: 'draaiboek',
  [`bijlagen/deelnemers/${digestVan(VOOR_DEELNEMERS)}.pdf`]: VOOR_DEELNEMERS,
};
export const OOIT = { praktijken: ['een-loket', 'van-vroeger'], nieuws: ['de-kennisbank-is-open'], bouwstenen: ['ooit'] };

/** One machine: a folder for data, with the key of the site, and one for texts. */
export interface Machine {
  dataDir: string;
  contentDir: string;
}

export async function tijdelijk(): Promise<string> {
  const map = await mkdtemp(join(tmpdir(), 'elders-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  return map;
}

export async function machine(sleutel: string | null = SLEUTEL): Promise<Machine> {
  const map = await tijdelijk();
  const hier = { dataDir: join(map, 'data'), contentDir: join(map, 'content') };
  for (const een of Object.values(hier)) await mkdir(een, { mode: 0o700 });
  if (sleutel !== null) await writeFile(paden(hier.dataDir).sleutel, sleutel);
  return hier;
}

let gevuld: Promise<{ map: string; kopie: string }> | undefined;

/** A site on one machine that has something of everything, and its backup. Filled once, and copied. */
export async function siteHier(): Promise<Machine & { database: string; kopie: string }> {
  gevuld ??= vulSite();
  const { map, kopie } = await gevuld;
  const hier = await machine();
  await cp(map, dirname(hier.dataDir), { recursive: true });
  return { ...hier, database: paden(hier.dataDir).database, kopie };
}

async function vulSite(): Promise<{ map: string; kopie: string }> {
  const map = await mkdtemp(join(tmpdir(), 'gevuld-'));
  const hier = { dataDir: join(map, 'data'), contentDir: join(map, 'content') };
  await mkdir(hier.dataDir, { mode: 0o700 });
  await writeFile(paden(hier.dataDir).sleutel, SLEUTEL);
  const open = await openGegevensmap(hier.dataDir, { proef: true, nu: NU });
  await open.sluit();
  await open.geefVrij();
  const { database, teksten } = paden(hier.dataDir);
  vulAlles(database, NU);
  for (const [naam, inhoud] of Object.entries(BESTANDEN)) {
    const pad = join(naam.startsWith('content/') ? map : hier.dataDir, naam);
    await mkdir(dirname(pad), { recursive: true });
    await writeFile(pad, inhoud);
  }
  await mkdir(teksten, { recursive: true });
  await writeFile(join(teksten, 'ooit-bekend.json'), JSON.stringify(OOIT));
  const kopie = join(map, 'hier.tar.gz');
  await maakKopie({ ...hier, doel: kopie });
  return { map, kopie };
}

export async function kopieVanHier(hier: Machine): Promise<string> {
  const doel = join(await tijdelijk(), 'hier.tar.gz');
  await maakKopie({ ...hier, doel });
  return doel;
}

/** A database and a bucket that nobody used yet. */
export async function leegElders(): Promise<{ databaseUrl: string; opslagUrl: string; emmer: Awaited<ReturnType<typeof startEmmer>> }> {
  const [databaseUrl, emmer] = await Promise.all([legeDatabase(), startEmmer()]);
  onTestFinished(() => emmer.ruimOp());
  return { databaseUrl, opslagUrl: emmer.url, emmer };
}

type Elders = Pick<Awaited<ReturnType<typeof leegElders>>, 'databaseUrl' | 'opslagUrl'>;

export const naarElders = (hier: Machine, bron: string, { databaseUrl, opslagUrl }: Elders, { vervang = false, nu = NU } = {}) =>
  zetTerug({ ...hier, bron, origin: ORIGIN, nu, elders: { databaseUrl, opslagUrl, vervang } });

/** A backup of what is elsewhere, made on this machine; answers its path. */
export async function kopieVanElders(hier: Machine, { databaseUrl, opslagUrl }: Elders): Promise<string> {
  const doel = join(await tijdelijk(), 'elders.tar.gz');
  await maakKopie({ ...hier, doel, databaseUrl, verweg: verreBergingen(opslagUrl) });
  return doel;
}

/** The same by the command of an administrator, as a process of its own. */
export function opdracht(
  naam: 'backup' | 'herstel' | 'beheerder',
  delen: readonly string[],
  { dataDir, contentDir }: Machine,
  elders?: Elders,
) {
  const env = {
    ...process.env,
    ...{ DATA_DIR: dataDir, CONTENT_DIR: contentDir, SITE_URL: ORIGIN, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_VAN: 'noreply@voorbeeld.nl' },
    ...(elders && { DATABASE_URL: elders.databaseUrl, OPSLAG_URL: elders.opslagUrl }),
  };
  const proces = spawn(process.execPath, [`src/server/${naam}.ts`, ...delen], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const klaar = Promise.all([text(proces.stdout), text(proces.stderr), once(proces, 'close')]);
  return { proces, klaar: klaar.then(([uit, fout, [status]]) => ({ uit, fout, status: status as number | null })) };
}

/** All rows there, and what the store keeps; to hold against another moment. */
export async function standElders({ databaseUrl, opslagUrl }: Elders): Promise<{ rijen: string; bestanden: string[] }> {
  const rijen = join(await tijdelijk(), 'stand.db');
  await rijenOphalen(databaseUrl, rijen);
  const lijsten = await Promise.all(
    verreBergingen(opslagUrl).map(async ([map, berging]) => (await berging.lijst()).map((een) => `${map}/${een}`)),
  );
  return { rijen, bestanden: lijsten.flat().sort() };
}
