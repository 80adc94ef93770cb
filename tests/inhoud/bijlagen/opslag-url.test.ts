import { expect, test } from 'vitest';
import { opslagInstelling, opslagplek } from '#inhoud/bijlagen/opslag-url.ts';

test('een adres met sleutel, geheim, server, emmer en region', () => {
  expect(opslagInstelling('s3://SLEUTEL:ge%2Fheim%2B@s3.voorbeeld.nl:9000/emmer?region=nl-1')).toEqual({
    ...{ adres: 'https://s3.voorbeeld.nl:9000/emmer', region: 'nl-1' },
    ...{ sleutel: 'SLEUTEL', geheim: 'ge/heim+' },
  });
  expect(opslagInstelling('s3+http://a:b@10.0.0.5/mijn.emmer_1/')).toMatchObject({
    adres: 'http://10.0.0.5/mijn.emmer_1',
    region: 'us-east-1',
  });
  expect(opslagplek('s3://SLEUTEL:geheim@s3.voorbeeld.nl/emmer')).toBe('s3.voorbeeld.nl/emmer');
});

test.each([
  ['https://SLEUTEL:gEhEiM@s3.voorbeeld.nl/emmer', 'moet een adres zijn als s3://'],
  ['s3:SLEUTEL:gEhEiM', 'moet een adres zijn als s3://'],
  ['gEhEiM', 'moet een adres zijn als s3://'],
  // A secret with a slash that nobody wrote as %2F.
  ['s3://SLEUTEL:gEhEiM/x@s3.voorbeeld.nl/emmer', 'schrijf'],
  ['s3://SLEUTEL:12/gEhEiM@s3.voorbeeld.nl/emmer', 'ontbreekt de sleutel of het geheim'],
  ['s3://s3.voorbeeld.nl/emmer', 'ontbreekt de sleutel of het geheim'],
  ['s3://SLEUTEL@s3.voorbeeld.nl/emmer', 'ontbreekt de sleutel of het geheim'],
  ['s3://SLEUTEL:gEhEiM@s3.voorbeeld.nl', 'precies één emmer'],
  ['s3://SLEUTEL:gEhEiM@s3.voorbeeld.nl/emmer/dieper', 'precies één emmer'],
  ['s3://SLEUTEL:gEhEiM@s3.voorbeeld.nl/..', 'precies één emmer'],
  ['s3://SLEUTEL:gEhEiM@s3.voorbeeld.nl/emmer?regio=x', 'alleen ?region='],
  ['s3://SLEUTEL:gEhEiM@s3.voorbeeld.nl/emmer#x', 'alleen ?region='],
  ['s3://SLEUTEL:gEhEiM@s3.voorbeeld.nl/emmer?region=a/b', 'De region'],
  ['s3://SLEUTEL:gEhEiM%zz@s3.voorbeeld.nl/emmer', 'schrijf % als %25'],
])('%s wordt geweigerd, zonder dat het geheim in de zin staat', (url, zin) => {
  let gezegd = '';
  try {
    opslagInstelling(url);
  } catch (fout) {
    gezegd = String(fout);
  }
  expect(gezegd.toLowerCase()).toContain(zin.toLowerCase());
  expect(gezegd).not.toMatch(/gEhEiM/);
});
