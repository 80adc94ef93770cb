import { z } from 'astro/zod';
import { adresInvoer } from '#accounts/invoer.ts';
import { slugVanOnderwerp } from './onderwerp.ts';

const onderwerp = z
  .string()
  .default('')
  .refine((waarde) => slugVanOnderwerp(waarde) !== null, { error: 'Dit kun je niet volgen.' });
const NIEMAND = z
  .string()
  .default('')
  .transform(() => null);

/** The form; who is not logged in gives an address. */
export const volgInvoer = ({ ingelogd }: { ingelogd: boolean }): z.ZodType<{ van: string; adres: string | null }> =>
  z.object({ van: onderwerp, adres: ingelogd ? NIEMAND : adresInvoer.shape.adres });
