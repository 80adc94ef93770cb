import { expect, test } from 'vitest';
import { alsHetKan, isGeweigerd, isStoring } from '#db/storing.ts';

const mis = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

test('wie leest wacht niet op wat ook een volgende keer kan', async () => {
  await expect(alsHetKan(new Promise(() => {}))).resolves.toBeUndefined();
  await expect(alsHetKan(mis('SQLITE_BUSY'))).resolves.toBeUndefined();
  await expect(alsHetKan(mis('55P03'))).resolves.toBeUndefined();
});

test('een wachtwoord dat niet meer klopt en een database die weg is zijn een storing, en geen die vanzelf overgaat', async () => {
  for (const [code, storing, geweigerd] of [
    ['28P01', true, true],
    ['28000', true, true],
    ['3D000', true, true],
    ['08006', true, false],
    ['42501', false, false],
    ['23505', false, false],
  ] as const) {
    const fout = await mis(code).catch((reden: unknown) => reden);
    expect([code, isStoring(fout), isGeweigerd(fout)]).toEqual([code, storing, geweigerd]);
  }
});

test('wat geen storing is, blijft een fout', async () => {
  await expect(alsHetKan(mis('SQLITE_CONSTRAINT'))).rejects.toThrow('SQLITE_CONSTRAINT');
});
