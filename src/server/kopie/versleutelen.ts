import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { schrijfNieuw } from '#grond/schijf.ts';
import { Kopiefout } from './kopie.ts';

/** Every file of age begins with it. */
const AANHEF = 'age-encryption.org/v1\n';
/** One stretch of a backup, in a row of them. */
type Stukken = AsyncIterable<Uint8Array>;

/** Encrypts a stream for these public keys of age, piece by piece; throws a Kopiefout at once when one is none. */
export function versleutelVoor(sleutels: readonly string[]): (bron: Stukken) => AsyncGenerator<Uint8Array> {
  const age = new Encrypter();
  for (const sleutel of sleutels) {
    try {
      age.addRecipient(sleutel);
    } catch {
      throw new Kopiefout(`“${sleutel}” is geen publieke sleutel van age. Die begint met age1.`);
    }
  }
  return async function* (bron) {
    yield* await age.encrypt(alsWebstroom(bron));
  };
}

export async function isVersleuteld(pad: string): Promise<boolean> {
  const bestand = await open(pad, 'r');
  try {
    const { buffer, bytesRead } = await bestand.read(Buffer.alloc(AANHEF.length), 0, AANHEF.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === AANHEF;
  } finally {
    await bestand.close();
  }
}

/** What was encrypted, in the clear: each piece only after it was proven whole, and an error when the end is missing. */
export async function* ontsleuteld(pad: string, sleutelbestand: string): AsyncGenerator<Uint8Array> {
  const age = new Decrypter();
  for (const sleutel of await leesGeheim(sleutelbestand)) age.addIdentity(sleutel);
  const helder = await age.decrypt(alsWebstroom(createReadStream(pad))).catch((fout: Error) => {
    throw /no identity matched/i.test(fout.message)
      ? new Kopiefout(`De sleutel in ${sleutelbestand} past niet op ${pad}: deze kopie is voor een andere sleutel versleuteld.`)
      : fout;
  });
  yield* helder;
}

/** Makes a pair of keys: the secret one in a new file for its owner alone, the public one in the answer. */
export async function maakSleutelpaar(pad: string): Promise<string> {
  const geheim = await generateX25519Identity();
  const publiek = await identityToRecipient(geheim);
  await schrijfNieuw(pad, `# public key: ${publiek}\n${geheim}\n`);
  return publiek;
}

async function leesGeheim(pad: string): Promise<string[]> {
  const tekst = await readFile(pad, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Kopiefout(
      code === 'ENOENT' ? `Het sleutelbestand ${pad} is er niet.` : `Het sleutelbestand ${pad} is niet te lezen (${code}).`,
    );
  });
  const geheim = tekst
    .split('\n')
    .map((regel) => regel.trim())
    .filter((regel) => /^AGE-SECRET-KEY-(PQ-)?1[0-9A-Z]+$/.test(regel));
  if (geheim.length === 0)
    throw new Kopiefout(`In ${pad} staat geen sleutel om een kopie te openen. Zo'n sleutel is een regel die begint met AGE-SECRET-KEY-1.`);
  return geheim;
}

/** Age speaks the streams of the web. */
function alsWebstroom(bron: Stukken): ReadableStream<Uint8Array> {
  const stukken = bron[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(naar) {
      const { done, value } = await stukken.next();
      if (done) naar.close();
      else naar.enqueue(value);
    },
    async cancel() {
      await stukken.return?.();
    },
  });
}
