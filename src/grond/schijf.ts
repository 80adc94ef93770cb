import { randomBytes } from 'node:crypto';
import { chmodSync, constants, mkdirSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What is still being written ends in this and begins with a dot; a killed process may leave one. */
export const TIJDELIJK = '.nieuw';

/** A name beside `pad` that nobody else uses, on the same disk. */
export const naast = (pad: string): string => join(dirname(pad), `.${basename(pad)}.${randomBytes(6).toString('hex')}${TIJDELIJK}`);

/** Puts a file in its place so that a reader sees the old one or the new one, whole, also when the power fails. Throws on a full disk. */
export async function schrijfHeel(pad: string, inhoud: string | Buffer, rechten = 0o600): Promise<void> {
  const tijdelijk = naast(pad);
  try {
    await schrijfVast(tijdelijk, inhoud, rechten);
    await rename(tijdelijk, pad);
  } finally {
    await rm(tijdelijk, { force: true });
  }
  await mapVast(dirname(pad));
}

/** Writes a file, with these permissions whatever the umask, and waits until the disk has it. */
export async function schrijfVast(pad: string, inhoud: string | Buffer, rechten = 0o600): Promise<void> {
  const bestand = await open(pad, 'w', rechten);
  try {
    await bestand.chmod(rechten);
    await bestand.writeFile(inhoud);
    await bestand.sync();
  } finally {
    await bestand.close();
  }
}

/** Writes a file that was not there, for its owner alone, and waits until the disk has it; throws EEXIST when it was. */
export async function schrijfNieuw(pad: string, inhoud: string): Promise<void> {
  const bestand = await open(pad, 'wx', 0o600);
  try {
    await bestand.writeFile(inhoud);
    await bestand.sync();
  } finally {
    await bestand.close();
  }
}

/** Opens a file to read it; null when it is not there, or is anything but a file: a link leads out of the folder it stands in. */
export async function openGewoon(pad: string): Promise<FileHandle | null> {
  const bestand = await open(pad, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((fout: NodeJS.ErrnoException) => {
    if (fout.code === 'ENOENT' || fout.code === 'ELOOP') return null;
    throw fout;
  });
  if (!bestand || (await bestand.stat()).isFile()) return bestand;
  await bestand.close();
  return null;
}

/** What is in a file; null when `openGewoon` says so. */
export async function leesGewoon(pad: string): Promise<Buffer<ArrayBuffer> | null> {
  const bestand = await openGewoon(pad);
  try {
    return bestand && (await bestand.readFile());
  } finally {
    await bestand?.close();
  }
}

/** Adds to a file, which is made when it is not there, and waits until the disk has it. */
export async function voegToe(pad: string, tekst: string): Promise<void> {
  const bestand = await open(pad, 'a', 0o600);
  try {
    await bestand.writeFile(tekst);
    await bestand.sync();
  } finally {
    await bestand.close();
  }
  await mapVast(dirname(pad));
}

/** Waits until the disk has a file that was written in parts; for a folder: the names in it. */
export async function mapVast(pad: string): Promise<void> {
  const bestand = await open(pad, 'r');
  try {
    await bestand.sync();
  } finally {
    await bestand.close();
  }
}

/** Makes a folder of published texts, which editors may read whatever the umask of this process. */
export function openbareMap(pad: string): void {
  if (mkdirSync(pad, { recursive: true })) chmodSync(pad, 0o755);
}
