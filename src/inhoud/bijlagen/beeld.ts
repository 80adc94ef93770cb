import sharp from 'sharp';

const MAX_PIXELS = 60_000_000;
const MAX_ZIJDE = 1920;
const MAX_S = 20;

// Only the readers of our three kinds; the library knows many more, and each is a way in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);

/**
 * A picture made anew: upright, at most 1920 pixels a side, as WebP, without place, camera or anything else that came
 * along; null when it cannot be read whole.
 */
export const opnieuwGetekend = (bytes: Buffer): Promise<Buffer | null> => teken(bytes).catch(() => null);

const teken = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: MAX_ZIJDE, height: MAX_ZIJDE, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: MAX_S })
    .webp({ quality: 82 })
    .toBuffer();
