import { lstat, mkdir, utimes } from 'node:fs/promises';
import { digestVan } from '#grond/digest.ts';
import { schrijfHeel } from '#grond/schijf.ts';
import { slugVan } from '#grond/taal/slug.ts';

const MAX_NAAM = 80;

/**
 * Puts a file under the hash of its contents, whole or not at all, also when the power fails; answers the hash. The
 * first name it came with lies beside it, for downloads. Throws on a full disk.
 */
export async function bewaren(map: string, extensie: string, bytes: Buffer, bestandsnaam: string): Promise<string> {
  const hash = digestVan(bytes);
  await mkdir(map, { recursive: true });
  const naam = slugVan(bestandsnaam.replace(/\.[a-z0-9]{1,5}$/i, ''))
    .slice(0, MAX_NAAM)
    .replace(/-$/, '');
  if (naam) await schrijven(map, `${hash}.naam`, Buffer.from(naam));
  await schrijven(map, `${hash}.${extensie}`, bytes);
  return hash;
}

async function schrijven(map: string, naam: string, bytes: Buffer): Promise<void> {
  // A link in its place is no file of ours, and is replaced.
  const er = await lstat(`${map}/${naam}`).catch(() => null);
  if (er?.isFile() && er.size > 0 && (await isWeerNieuw(`${map}/${naam}`))) return;
  await schrijfHeel(`${map}/${naam}`, bytes);
}

/** Somebody needs it again: cleaning up leaves it alone for as long as a new one. False when it was cleaned up just now. */
async function isWeerNieuw(pad: string): Promise<boolean> {
  const nu = new Date();
  return utimes(pad, nu, nu).then(
    () => true,
    () => false,
  );
}
