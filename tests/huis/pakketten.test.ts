import { expect, test } from 'vitest';

test('een proef laadt van elk pakket dezelfde bestanden als de site', () => {
  // Of some packages there are two: this one hands another to who asks as a developer.
  expect(import.meta.resolve('micromark')).toMatch(/\/micromark\/index\.js$/);
  expect(process.execArgv).not.toContain('--conditions');
});
