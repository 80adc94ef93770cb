import { z } from 'astro/zod';
import { adresInvoer } from '#accounts/invoer.ts';

const NIEMAND = z
  .string()
  .default('')
  .transform(() => null);
const RITME = z.enum(['week', 'direct'], { error: 'Kies hoe vaak we je mogen mailen.' });
const onderwerp = z.string().default('');

/** The form; who is not logged in gives an address. Whether there is such a thing to follow is not for a form to know. */
export const volgInvoer = ({
  ingelogd,
}: {
  ingelogd: boolean;
}): z.ZodType<{ van: string; adres: string | null; ritme: z.infer<typeof RITME> }> =>
  z.object({ van: onderwerp, adres: ingelogd ? NIEMAND : adresInvoer.shape.adres, ritme: RITME.default('week') });

/** How often, for something that is followed already. */
export const ritmeInvoer: z.ZodType<{ van: string; ritme: z.infer<typeof RITME> }> = z.object({ van: onderwerp, ritme: RITME });
