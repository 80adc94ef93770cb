import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Keeps the secrets of apps unreadable for who has the database and not its key. */
export interface Kluis {
  /** What the database keeps of a secret; of no use to another account. */
  sluitWeg(geheim: string, accountId: string): string;
  /** Null when it was put away with another key. */
  haalOp(bewaard: string, accountId: string): string | null;
  /** By which two servers know that they have the same key; nobody learns anything of the key from it. */
  merk(): string;
}

const METHODE = 'aes-256-gcm';
const IV = 12;
const STEMPEL = 16;
const ZIN = 'Hieraan herkent een server de sleutel van de site.';

/** `sleutel` is 32 random bytes that stand in no database and in no backup. */
export const openKluis = (sleutel: Buffer): Kluis => ({
  sluitWeg(geheim, accountId) {
    const iv = randomBytes(IV);
    const slot = createCipheriv(METHODE, sleutel, iv).setAAD(Buffer.from(accountId));
    return Buffer.concat([iv, slot.update(geheim), slot.final(), slot.getAuthTag()]).toString('base64url');
  },
  haalOp(bewaard, accountId) {
    const bytes = Buffer.from(bewaard, 'base64url');
    if (bytes.length <= IV + STEMPEL) return null;
    const slot = createDecipheriv(METHODE, sleutel, bytes.subarray(0, IV), { authTagLength: STEMPEL });
    slot.setAAD(Buffer.from(accountId)).setAuthTag(bytes.subarray(-STEMPEL));
    try {
      return Buffer.concat([slot.update(bytes.subarray(IV, -STEMPEL)), slot.final()]).toString();
    } catch {
      return null;
    }
  },
  merk: () => createHmac('sha256', sleutel).update(ZIN).digest('base64url'),
});
