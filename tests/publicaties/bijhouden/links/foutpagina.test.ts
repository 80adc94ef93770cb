import { expect, test } from 'vitest';
import { isFoutpagina } from '#publicaties/bijhouden/links/foutpagina.ts';

const FOUT = [
  ...['404', 'Error 404', '404 - Uitgever', '404 Not Found', 'Pagina niet gevonden | VO-raad', 'Niet gevonden', 'Page not found · Site'],
  ...[
    'Oeps, deze pagina bestaat niet meer',
    'Sorry, the requested page could not be found',
    'De opgevraagde pagina is niet meer beschikbaar',
  ],
  ...['HTTP 410', 'Dit artikel is niet meer beschikbaar'].map((titel) => titel.replace('Dit artikel', 'Artikel')),
  ...['Deze inhoud bestaat niet', 'Fout 404: pagina'],
];
const GOED = [
  ...[
    '404 scholen doen mee',
    'De leraar die niet gevonden wordt',
    'Waarom wij niet meer beschikbaar zijn na zes uur',
    'Pagina 404 van het rapport',
  ],
  ...[
    'Een pagina over werven',
    'Goud gevonden',
    'Gone with the wind, en andere lessen',
    'Wat als een school niet bestaat?',
    '',
    '410 leraren erbij',
  ],
];

test.each(FOUT)('“%s” is de naam van een foutpagina', (titel) => {
  expect([isFoutpagina(`<title>${titel}</title>`), isFoutpagina(`<title>Site</title><h1>\n ${titel}</h1>`)]).toEqual([true, true]);
});

test.each(GOED)('“%s” is de naam van een gewone pagina', (titel) => {
  expect(isFoutpagina(`<title>${titel}</title><h1>${titel}</h1><p>Pagina niet gevonden</p>`)).toBe(false);
});
