import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aannemen, grootteTekst } from '#inhoud/bijlagen/aannemen.ts';
import { Opslagstoring } from '#inhoud/bijlagen/berging.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { foto, kantoordelen, odtdelen, pdf, png, webp, zip } from './maken.ts';

let map = '';
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'bijlagen-'));
});
afterAll(() => rm(map, { recursive: true, force: true }));

const neem = async (bytes: Buffer | Promise<Buffer>, naam?: string) => {
  const uitslag = await aannemen(schijfberging(map), await bytes, naam);
  return uitslag.gelukt ? uitslag.bijlage.soort : uitslag.reden;
};

test.each([
  ['pdf', pdf()],
  ['docx', zip(kantoordelen('docx'))],
  ['pptx', zip([...kantoordelen('pptx'), { naam: 'ppt/media/image1.svg', tekst: '<svg/>' }])],
  ['xlsx', zip(kantoordelen('xlsx'), { tussen: '1234567890123456' })],
  ['odt', zip(odtdelen())],
])('een %s wordt aan zijn inhoud herkend en blijft byte voor byte gelijk', async (soort, bytes) => {
  const uitslag = await aannemen(schijfberging(map), bytes, 'iets-anders.exe');
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  expect(uitslag.bijlage).toMatchObject({ soort, url: `/bijlagen/${uitslag.bijlage.hash}.${soort}`, isBeeld: false });
  expect(await readFile(`${map}/${uitslag.bijlage.hash}.${soort}`)).toEqual(bytes);
});

test.each([
  ['png', png],
  ['webp', webp],
  ['jpeg', foto],
])('een %s wordt opnieuw getekend als webp', async (_, maak) => expect(await neem(maak())).toBe('webp'));

test('een foto staat rechtop en verraadt niet waar en waarmee hij gemaakt is', async () => {
  const bron = await foto();
  expect((await sharp(bron).metadata()).exif?.toString('latin1')).toContain('Telefoonmaker');
  const uitslag = await aannemen(schijfberging(map), bron);
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  const klaar = await readFile(`${map}/${uitslag.bijlage.hash}.webp`);
  const { width, height, exif, orientation } = await sharp(klaar).metadata();
  expect({ width, height, exif, orientation }).toEqual({ width: 20, height: 40, exif: undefined, orientation: undefined });
  expect(klaar.includes('Telefoonmaker')).toBe(false);
});

test('een grote afbeelding wordt kleiner, een bom wordt niet getekend', async () => {
  const uitslag = await aannemen(schijfberging(map), await png(4000, 1000));
  const klaar = await sharp(await readFile(`${map}/${uitslag.gelukt && uitslag.bijlage.hash}.webp`)).metadata();
  expect([klaar.width, klaar.height]).toEqual([1920, 480]);
  // Just over what is looked at.
  expect(await neem(png(8_000, 8_000))).toBe('kapot');
});

test.each([
  ['soort', 'een pagina', Buffer.from('<!doctype html><script>1</script>')],
  ['soort', 'een plaatje dat code is', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>')],
  ['soort', 'een gif', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
  ['soort', 'een programma', Buffer.from('MZ\x90\x00', 'latin1')],
  ['soort', 'een kale zip', zip([{ naam: 'a.txt', tekst: 'a' }])],
  [
    'soort',
    'een dia-voorstelling die meteen start',
    zip([
      { naam: '[Content_Types].xml', tekst: '<Types/>' },
      { naam: 'ppt/presentation.xml', tekst: 'x' },
    ]),
  ],
  ['leeg', 'niets', Buffer.alloc(0)],
  ['te-groot', 'meer dan 5 MB', Buffer.concat([pdf(), Buffer.alloc(5 * 1024 * 1024)])],
  ['dubbel', 'een pdf met een pagina erin', pdf('<html><script>1</script>')],
  ['dubbel', 'een pdf met een pagina erachter', Buffer.concat([pdf(), Buffer.from('<script>1</script>')])],
  ['dubbel', 'een pdf die ook een zip is', Buffer.concat([pdf(), zip([{ naam: 'a.class', tekst: 'x' }])])],
  [
    'dubbel',
    'een zip die ook een pdf is',
    zip(kantoordelen('docx').map((deel) => ({ ...deel, tekst: `%PDF-1.7 ${deel.tekst}`, los: true }))),
  ],
  [
    'dubbel',
    'Word en Excel tegelijk',
    zip([
      { naam: '[Content_Types].xml', tekst: `${kantoordelen('docx')[0]?.tekst}${kantoordelen('xlsx')[0]?.tekst}` },
      ...kantoordelen('docx').slice(1),
      ...kantoordelen('xlsx').slice(2),
    ]),
  ],
  ['dubbel', 'Word en OpenDocument tegelijk', zip([...odtdelen(), ...kantoordelen('docx')])],
  ['macro', "een Word-bestand met macro's", zip([...kantoordelen('docx'), { naam: 'word/vbaProject.bin', tekst: 'x' }])],
  [
    'macro',
    'een docm die docx heet',
    zip([
      { naam: '[Content_Types].xml', tekst: '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' },
      ...kantoordelen('docx').slice(1),
    ]),
  ],
  [
    'sjabloon',
    'een sjabloon van elders',
    zip([
      ...kantoordelen('docx'),
      {
        naam: 'word/_rels/settings.xml.rels',
        tekst: '<Relationship Type="x/attachedTemplate" Target="https://e.example/x.dotm" TargetMode="External"/>',
      },
    ]),
  ],
  ['macro', "Excel 4-macro's", zip([...kantoordelen('xlsx'), { naam: 'xl/macrosheets/sheet1.xml', tekst: 'x' }])],
  ['macro', "een OpenDocument met macro's", zip([...odtdelen(), { naam: 'Basic/Standard/Module1.xml', tekst: 'x' }])],
  ['macro', 'een programma in een document', zip([...kantoordelen('docx'), { naam: 'word/embeddings/a.exe', tekst: 'MZ' }])],
  ['kapot', 'een afgebroken pdf', pdf().subarray(0, 60)],
  ['kapot', 'een afgebroken Word-bestand', zip(kantoordelen('docx')).subarray(0, 300)],
  ['kapot', 'een zip met iets ervoor', Buffer.concat([Buffer.from('PK\x03\x04'), zip(kantoordelen('docx'), { voor: '' })])],
  ['kapot', 'een zip met iets erachter', zip(kantoordelen('docx'), { na: 'x' })],
  ['kapot', 'een zip met iets ertussen', zip(kantoordelen('docx'), { tussen: 'x'.repeat(200) })],
  ['kapot', 'een deel dat naar buiten wijst', zip([...kantoordelen('docx'), { naam: '../../etc/passwd', tekst: 'x' }])],
  ['kapot', 'twee delen met één naam', zip([...kantoordelen('docx'), { naam: 'WORD/document.xml', tekst: 'x' }])],
  ['kapot', 'een versleuteld deel', zip([...kantoordelen('docx'), { naam: 'word/x.xml', tekst: 'x', versleuteld: true }])],
  [
    'kapot',
    'een deel dat groter is dan het zegt',
    zip([...kantoordelen('docx'), { naam: 'word/x.xml', tekst: 'x'.repeat(100_000), beweert: 10 }]),
  ],
  ['kapot', 'een bom', zip([...kantoordelen('docx'), { naam: 'word/x.xml', tekst: 'x', beweert: 200_000_000 }])],
  ['kapot', 'een halve afbeelding', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
])('%s: %s wordt geweigerd', async (reden, _, bytes) => expect(await neem(bytes, 'verslag.pdf')).toBe(reden));

test('een afbeelding met een zip erachter wordt geweigerd, met vakantievideo erachter niet', async () => {
  expect(await neem(Buffer.concat([await foto(), zip([{ naam: 'a', tekst: 'a' }])]))).toBe('dubbel');
  expect(await neem(Buffer.concat([await foto(), Buffer.alloc(5000, 7)]))).toBe('webp');
});

test('wie op naam en soort afgaat, neemt een pagina aan', () => {
  const naief = ({ naam, type }: { naam: string; type: string }) => naam.endsWith('.pdf') && type === 'application/pdf';
  expect(naief({ naam: 'verslag.pdf', type: 'application/pdf' })).toBe(true);
});

test('twee keer hetzelfde is één bestand, ook tegelijk, en er blijft niets halfs achter', async () => {
  const eigen = join(map, 'eigen');
  const hashes = await Promise.all([1, 2, 3, 4].map(async () => aannemen(schijfberging(eigen), pdf('een'), 'Verslag 1.pdf')));
  expect(new Set(hashes.map((uitslag) => uitslag.gelukt && uitslag.bijlage.hash)).size).toBe(1);
  expect((await readdir(eigen)).map((naam) => naam.slice(64)).sort()).toEqual(['.naam', '.pdf']);
});

test('kan de schijf niet schrijven, dan hoort de aanroeper dat', async () => {
  await writeFile(join(map, 'vol'), '');
  await expect(aannemen(schijfberging(join(map, 'vol')), pdf())).rejects.toThrow(Opslagstoring);
});

test('een grootte leest als bij een download', () => {
  expect([900, 840_400, 1_234_567, 5_242_880].map(grootteTekst)).toEqual(['1 kB', '840 kB', '1,2 MB', '5,2 MB']);
});

test.each([
  ['een byte order mark', Buffer.concat([Buffer.from('efbbbf', 'hex'), pdf()])],
  ['een lege regel', Buffer.concat([Buffer.from('\r\n \n'), pdf()])],
  ['nullen achteraan', Buffer.concat([pdf(), Buffer.alloc(8192)])],
])('een pdf met %s is gewoon een pdf', async (_, bytes) => expect(await neem(bytes)).toBe('pdf'));
