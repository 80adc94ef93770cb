import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pdfBezwaar } from '#inhoud/bijlagen/pdf.ts';

/** Objects as a program writes them, each with its number. */
const pdf = (...objecten: string[]): Buffer =>
  Buffer.from(
    `%PDF-1.7\n${objecten.map((een, plek) => `${plek + 1} 0 obj\n${een}\nendobj\n`).join('')}trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );
const stroom = (velden: string, lijf: Buffer | string): string => {
  const tekst = lijf.toString('latin1');
  return `<<${velden}/Length ${tekst.length}>>\nstream\n${tekst}\nendstream`;
};
/** Objects packed together, as programs have done since 2003. */
const samen = (
  objecten: readonly string[],
  meer = '/Filter/FlateDecode',
  pak: (tekst: string) => Buffer | string = deflateSync,
): string => {
  let plek = 0;
  const lijst = objecten.map((een, nummer) => {
    const begin = plek;
    plek += een.length + 1;
    return `${nummer + 10} ${begin}`;
  });
  const kop = `${lijst.join(' ')} `;
  return stroom(`/Type/ObjStm/N ${objecten.length}/First ${kop.length}${meer}`, pak(`${kop}${objecten.join('\n')}`));
};
const CATALOGUS = '<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>';
const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';

test.each([
  ['een gewone pagina die op blad één opent', pdf(CATALOGUS, '<</Type/Pages/Kids[3 0 R]/Count 1>>')],
  ['een actie die naar een blad gaat', pdf('<</OpenAction<</S/GoTo/D[3 0 R/Fit]>>>>')],
  ['objecten bij elkaar gepakt', pdf(CATALOGUS, samen(['<</Type/Pages>>', '<</Title(JS)/Count 1>>']))],
  ['een link naar een pagina over JavaScript', pdf('<</A<</S/URI/URI(https://voorbeeld.example/JavaScript/JS /JS (a) /Launch)>>>>')],
  ['dezelfde link, ingepakt', pdf(samen(['<</A<</S/URI/URI(https://voorbeeld.example/JavaScript/JS)>>>>', '<</B 1>>']))],
  ['een bladzijde die erover schrijft', pdf(stroom('', 'BT (x) Tj /JavaScript /JS /Launch ET'))],
  ['beeld dat er toevallig op lijkt', pdf(stroom('/Filter/DCTDecode', Buffer.from('\xff\xd8 /JS /EF <</JavaScript', 'latin1')))],
  ['een titel met objecten erin', pdf('<</Title (Leerobjecten in HTML/JavaScript)>>')],
  ['een bladzijde met objecten en een trailer', pdf(stroom('', 'BT (Objecten en HTML/JavaScript, bekijk de trailer op /JS) Tj ET'))],
  ['een opmerking tussen de regels', pdf('<</Type/Catalog % geen /JavaScript\n>>')],
])('%s mag', async (_, bytes) => expect(await pdfBezwaar(bytes)).toBeNull());

test.each([
  ['pdf-programma', 'een script bij het openen', pdf(`<</Type/Catalog/OpenAction${SCRIPT}>>`)],
  ['pdf-programma', 'een script met een andere spelling', pdf('<</OpenAction<</S/J#61vaScript/J#53 4 0 R>>>>')],
  ['pdf-programma', 'een script tussen ingepakte objecten', pdf(CATALOGUS, samen(['<</Type/Pages>>', SCRIPT]))],
  ['pdf-programma', 'een script achter een haakje dat nergens sluit', pdf(CATALOGUS, samen(['<</Type/Pages>>(', SCRIPT]))],
  ['pdf-programma', 'een script in objecten bij elkaar zonder inpakken', pdf(samen([SCRIPT], '', (tekst) => tekst))],
  ['pdf-programma', 'ingepakte objecten die niet zeggen wat ze zijn', pdf(samen([SCRIPT]).replace('/Type/ObjStm', ''))],
  ['pdf-programma', 'een script na een haakje buiten alles', Buffer.concat([pdf('<</A 1>>('), pdf(`<</AA<</O${SCRIPT}>>>>`)])],
  ['pdf-programma', 'een script na een stroom die niet eindigt', pdf('<<>>\nstream\nx', `<</OpenAction${SCRIPT}>>`)],
  ['pdf-programma', 'een programma dat start', pdf('<</OpenAction<</S/Launch/F(cmd.exe)>>>>')],
  ['pdf-programma', 'een formulier dat zich verstuurt', pdf('<</OpenAction<</S/SubmitForm/F(https://e.example/)>>>>')],
  ['pdf-programma', 'een actie die gegevens inleest', pdf('<</OpenAction<</S/ImportData/F(x.fdf)>>>>')],
  ['pdf-programma', 'een actie die een bestand erin opent', pdf('<</OpenAction<</S/GoToE/T<</R/C>>>>>>')],
  ['pdf-programma', 'een script achter een objectnummer met een opmerking', pdf(`<<>>\nendobj\n9 0%x\nobj<</OpenAction${SCRIPT}>>`)],
  ['pdf-programma', 'een script in de trailer', pdf('<<>>\nendobj\ntrailer%x\n<</OpenAction<</S/JavaScript>>>>\n9 0 obj\n1')],
  ['pdf-bestand', 'een bestand in het bestand', pdf(stroom('/Type/EmbeddedFile', 'MZ'))],
  ['pdf-bestand', 'een verwijzing naar een bestand erin', pdf(samen(['<</Type/Filespec/EF<</F 3 0 R>>>>']))],
  ['beveiligd', 'een beveiligde PDF', Buffer.from(pdf(CATALOGUS).toString('latin1').replace('/Root', '/Encrypt 5 0 R/Root'), 'latin1')],
  ['kapot', 'ingepakt op een manier die niemand gebruikt', pdf(samen([SCRIPT], '/Filter[/ASCIIHexDecode/FlateDecode]'))],
  ['kapot', 'ingepakte objecten die stuk zijn', pdf(samen([SCRIPT]).replace('stream\n', 'stream\nkapot'))],
  ['kapot', 'een bom', pdf(samen(['x'.repeat(40_000_000)]))],
])('%s: %s wordt geweigerd', async (reden, _, bytes) => expect(await pdfBezwaar(bytes)).toBe(reden));

test('wie alleen in de losse bytes zoekt, mist wat ingepakt of anders gespeld is', () => {
  const naief = (bytes: Buffer) => /\/(JavaScript|JS|Launch)\b/.test(bytes.toString('latin1'));
  expect(naief(pdf(`<</OpenAction${SCRIPT}>>`))).toBe(true);
  expect(naief(pdf(samen([SCRIPT])))).toBe(false);
  expect(naief(pdf('<</OpenAction<</S/J#61vaScript/J#53 4 0 R>>>>'))).toBe(false);
});

// Looked through again from every place where it seems to begin, this takes hours.
test('een bestand dat het zoeken moet laten vastlopen, wordt gewoon geweigerd', async () => {
  expect(await pdfBezwaar(Buffer.from('%PDF-1.7 obj('.repeat(400_000), 'latin1'))).toBe('kapot');
});
