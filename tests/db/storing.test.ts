import { expect, test } from 'vitest';
import { alsHetKan } from '#db/storing.ts';

const mis = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

test('wie leest wacht niet op wat ook een volgende keer kan', async () => {
  await expect(alsHetKan(new Promise(() => {}))).resolves.toBeUndefined();
  await expect(alsHetKan(mis('SQLITE_BUSY'))).resolves.toBeUndefined();
  await expect(alsHetKan(mis('55P03'))).resolves.toBeUndefined();
});

test('wat geen storing is, blijft een fout', async () => {
  await expect(alsHetKan(mis('SQLITE_CONSTRAINT'))).rejects.toThrow('SQLITE_CONSTRAINT');
});
