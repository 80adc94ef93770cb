import { expect, test } from 'vitest';
import { ANDERE_SOORT, LEEG_BESTAND, MAX_BYTES, TE_GROOT } from '#inhoud/bijlagen/bijlagesoorten.ts';
import { bestandsbezwaar } from '#inhoud/bijlagen/browser/bestandsblik.ts';

const bestand = (naam: string, begin: string, type = '', bytes = 0) =>
  new File([Buffer.from(begin, 'latin1'), Buffer.alloc(bytes)], naam, { type });

test.each([
  ['een programma', bestand('plan.exe', 'MZ\x90\0'), ANDERE_SOORT],
  ['een foto van een iPhone', bestand('IMG_1.heic', '\0\0\0\x18ftypheic', 'image/heic'), ANDERE_SOORT],
  ['een programma dat zich een pdf noemt', bestand('plan.pdf', 'MZ\x90\0'), ANDERE_SOORT],
  ['een ingepakte map', bestand('alles.zip', 'PK\x03\x04'), ANDERE_SOORT],
  ['een leeg bestand', bestand('leeg.pdf', ''), LEEG_BESTAND],
  ['een te groot document', bestand('plan.pdf', '%PDF-1.7', 'application/pdf', MAX_BYTES), TE_GROOT],
])('%s wordt geweigerd als het gekozen is', async (_, een, verwacht) => expect(await bestandsbezwaar(een)).toBe(verwacht));

test.each([
  ['een pdf, ook met iets ervoor', bestand('plan.pdf', '\n\n%PDF-1.7')],
  ['een document van Word', bestand('plan.DOCX', 'PK\x03\x04')],
  ['een png', bestand('zaal.png', '\x89PNG')],
  ['een jpg zonder naam', bestand('zaal', '\xff\xd8\xff')],
  ['een webp', bestand('zaal.webp', 'RIFF\0\0\0\0WEBP')],
  ['een te grote foto: die wordt nog kleiner', bestand('zaal.jpg', '\xff\xd8\xff', 'image/jpeg', MAX_BYTES)],
])('%s mag door', async (_, een) => expect(await bestandsbezwaar(een)).toBe(''));
