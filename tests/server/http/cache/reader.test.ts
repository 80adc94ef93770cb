import { expect, test } from 'vitest';
import { isReader } from '#server/http/cache/reader.ts';

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' };

test.each([
  ['een browser', true, 'GET', { ...FIREFOX, 'sec-fetch-dest': 'document' }],
  ['een browser die niet zegt waarvoor', true, 'GET', FIREFOX],
  ['een script op onze eigen pagina', false, 'GET', { ...FIREFOX, 'sec-fetch-dest': 'empty' }],
  ['een browser die vooruit leest', false, 'GET', { ...FIREFOX, 'sec-purpose': 'prefetch' }],
  ['een zoekmachine', false, 'GET', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  ['een robot die niet bot heet', false, 'GET', { 'user-agent': 'Mozilla/5.0 (compatible; GoogleOther)' }],
  ['een robot die zegt waar je over hem leest', false, 'GET', { 'user-agent': 'Mozilla/5.0 Nieuwsgierig (https://robot.example)' }],
  ['een programma', false, 'GET', { 'user-agent': 'curl/8.9.1' }],
  ['wie niet zegt wie hij is', false, 'GET', {}],
  ['wie alleen de koppen vraagt', false, 'HEAD', FIREFOX],
])('een lezer of niet: %s', (_wie, verwacht, method, headers) => expect(isReader({ method, headers })).toBe(verwacht));
