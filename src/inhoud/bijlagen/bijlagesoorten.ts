/** What may be stored, under our own names: nothing a sender says about a file is believed. */
export const BIJLAGESOORTEN = {
  pdf: { type: 'application/pdf', naam: 'PDF' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', naam: 'Word' },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', naam: 'PowerPoint' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', naam: 'Excel' },
  odt: { type: 'application/vnd.oasis.opendocument.text', naam: 'OpenDocument' },
  webp: { type: 'image/webp', naam: 'Afbeelding' },
} as const;
export type Bijlagesoort = keyof typeof BIJLAGESOORTEN;

export const isBijlagesoort = (soort: string): soort is Bijlagesoort => Object.hasOwn(BIJLAGESOORTEN, soort);
/** For people: "PDF". */
export const soortnaam = (soort: string): string => (isBijlagesoort(soort) ? BIJLAGESOORTEN[soort].naam : soort);

/** What a file chooser offers; what a file is, is seen from its contents. */
export const BESTANDEN = '.pdf,.docx,.pptx,.xlsx,.odt,.png,.jpg,.jpeg,.webp';
export const MAX_BYTES = 5 * 1024 * 1024;
export const BESTANDSUITLEG =
  'Een pdf, docx, pptx, xlsx, odt, png, jpg of webp van hoogstens 5 MB. Uit een foto halen we de plaats en de camera weg.';
export const TE_GROOT = 'Dit bestand is groter dan 5 MB. Maak het kleiner, of zet het ergens anders neer en link ernaar.';
export const LEEG_BESTAND = 'Kies een bestand. Een leeg bestand kunnen we niet bewaren.';
export const ANDERE_SOORT = 'Dit soort bestand kunnen we niet bewaren. Kies een pdf, docx, pptx, xlsx, odt, png, jpg of webp.';
export const ONBESCHREVEN = 'Beschrijf het bestand, of geef aan dat het geen beschrijving nodig heeft.';

/** Why a file is refused. */
export type Bijlageweigering =
  | 'te-groot'
  | 'leeg'
  /** Not one of our kinds, whatever its name says. */
  | 'soort'
  /** One of our kinds and something else besides. */
  | 'dubbel'
  /** Cut off, damaged, or bigger inside than it says. */
  | 'kapot'
  /** With a macro or another part that runs. */
  | 'macro'
  /** An office file that fetches its template from elsewhere. */
  | 'sjabloon'
  /** A PDF that nobody can look into. */
  | 'beveiligd'
  /** A PDF that runs or starts something. */
  | 'pdf-programma'
  /** A PDF with files inside. */
  | 'pdf-bestand';
