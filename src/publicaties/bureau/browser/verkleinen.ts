import { MAX_BYTES } from '#inhoud/bijlagen/bijlagesoorten.ts';

const GROOTSTE_ZIJDE = 2400;
const KWALITEIT = 0.85;

/** A picture that is too large to send, drawn again smaller; anything else, or what cannot be drawn here, as it was. */
export async function passend(bestand: File): Promise<File> {
  if (bestand.size <= MAX_BYTES || !bestand.type.startsWith('image/')) return bestand;
  try {
    const beeld = await createImageBitmap(bestand);
    const schaal = Math.min(1, GROOTSTE_ZIJDE / Math.max(beeld.width, beeld.height));
    const doek = document.createElement('canvas');
    doek.width = Math.round(beeld.width * schaal);
    doek.height = Math.round(beeld.height * schaal);
    doek.getContext('2d')?.drawImage(beeld, 0, 0, doek.width, doek.height);
    beeld.close();
    // A browser that cannot make WebP answers with a PNG, which is no smaller.
    const kleiner = [await alsBlob(doek, 'image/webp'), await alsBlob(doek, 'image/jpeg')].find(
      (blob) => blob && blob.type !== 'image/png' && blob.size <= MAX_BYTES,
    );
    return kleiner ? new File([kleiner], bestand.name, { type: kleiner.type }) : bestand;
  } catch {
    return bestand;
  }
}

const alsBlob = (doek: HTMLCanvasElement, soort: string): Promise<Blob | null> =>
  new Promise((klaar) => doek.toBlob(klaar, soort, KWALITEIT));
