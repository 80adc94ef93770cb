import { createHash } from 'node:crypto';

/** SHA-256 of a file or a text, in hexadecimal. */
export const digestVan = (inhoud: string | Uint8Array): string => createHash('sha256').update(inhoud).digest('hex');
