import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { meegebouwdControleren } from '#inhoud/lezen/controleren.ts';
import { codeDigest, isKlaar, RELEASES, releasemap, ruimReleasesOp, slotpad, TOP, zetHuidige } from '#server/release/releases.ts';
import { isTeSchrijven, neemSlot } from '#server/release/slot.ts';

/** A build that failed, told so that a developer or editor finds the place. Nothing was changed. */
export class Bouwfout extends Error {}

/** Sees to it that the code as it stands has a release, building it when there is none; answers its digest. */
export async function zorgVoorRelease(meld: (zin: string) => void): Promise<string> {
  const digest = await codeDigest();
  if (!isKlaar(digest)) {
    const geefTerug = await wachtOpBeurt(meld);
    try {
      if (!isKlaar(digest)) await bouw(digest, meld);
    } finally {
      geefTerug();
    }
  }
  await zetHuidige(digest);
  await ruimReleasesOp(digest);
  return digest;
}

/** Two builds in one checkout share Astro's cache, so one waits for the other. */
async function wachtOpBeurt(meld: (zin: string) => void): Promise<() => void> {
  if (await mkdir(RELEASES, { recursive: true }).catch(() => null)) await chmod(RELEASES, 0o755);
  // What the build itself writes, and what Astro keeps beside it.
  const dicht = [RELEASES, join(TOP, 'node_modules'), join(TOP, '.astro')].filter((map) => existsSync(map) && !isTeSchrijven(map));
  if (!existsSync(RELEASES)) dicht.unshift(RELEASES);
  if (dicht.length > 0)
    throw new Bouwfout(
      `Van deze code is nog geen build, en hier kan niet worden geschreven: ${dicht.join(', ')}. ` +
        'Draai npm run build als de gebruiker van wie de code is, met dezelfde Node als waarmee de site start.',
    );
  for (let keer = 0; ; keer += 1) {
    const geefTerug = neemSlot(slotpad('bouwen'), 'alleen');
    if (geefTerug) return geefTerug;
    if (keer === 0) meld('Er is al een build bezig; die wachten we af.');
    await wacht(200);
  }
}

async function bouw(digest: string, meld: (zin: string) => void): Promise<void> {
  const fouten = await meegebouwdControleren(join(TOP, 'content'));
  if (fouten.length > 0)
    throw new Bouwfout(fouten.map(({ bestand, regel, melding }) => `content/${bestand}:${regel} ${melding}`).join('\n'));
  meld('De site wordt gebouwd; dat duurt ongeveer een halve minuut.');
  const doel = releasemap(digest);
  try {
    await astroBouwt(doel);
  } catch (fout) {
    await rm(doel, { recursive: true, force: true });
    throw fout;
  }
}

async function astroBouwt(doel: string): Promise<void> {
  // No secrets of ours: what a page reads through import.meta.env would end up in the bundle.
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const kind = spawn(process.execPath, [join(import.meta.dirname, 'release/astro-bouw.ts'), TOP, doel], {
    cwd: TOP,
    env: { PATH, HOME, TMPDIR, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let uitvoer = '';
  for (const stroom of [kind.stdout, kind.stderr]) stroom.on('data', (deel) => (uitvoer += deel));
  const { promise: klaar, resolve, reject } = Promise.withResolvers<number | null>();
  kind.once('error', reject);
  kind.once('close', resolve);
  if ((await klaar) !== 0) throw new Bouwfout(uitvoer.trim() || 'De build stopte zonder uitleg.');
}

if (import.meta.main) {
  try {
    const digest = await zorgVoorRelease(console.log);
    console.log(`Gebouwd: releases/${digest}`);
  } catch (fout) {
    console.error(fout instanceof Bouwfout ? `De build is mislukt; er is niets veranderd.\n\n${fout.message}` : fout);
    process.exitCode = 1;
  }
}
