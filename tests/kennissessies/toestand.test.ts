import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { TOESTAND, toestand, volgendeOmslag } from '#kennissessies/toestand.ts';

const k = {
  status: 'open' as const,
  vrij: 3,
  aanmeldenVanaf: momentVan('2026-11-01', '09:00'),
  aanmeldenTot: momentVan('2027-02-04', '23:59:59'),
  beginOp: momentVan('2027-02-11', '13:00'),
  eindOp: momentVan('2027-02-11', '16:30'),
};
const midden = momentVan('2026-12-01');

test('een sessie doorloopt haar toestanden in de tijd', () => {
  const op = (moment: number) => toestand(k, moment);
  expect([
    op(k.aanmeldenVanaf - 1),
    op(k.aanmeldenVanaf),
    op(k.aanmeldenTot + 999),
    op(k.aanmeldenTot + 1000),
    op(k.beginOp + 1000),
    op(k.eindOp - 1),
    op(k.eindOp),
  ]).toEqual(['nog-niet-open', 'open', 'open', 'gesloten', 'gesloten', 'gesloten', 'geweest']);
});

test('zonder vrije plaats is een open sessie vol', () => expect(toestand({ ...k, vrij: 0 }, midden)).toBe('vol'));

test('een verplaatste sessie heet zo zolang zij plaatsen heeft', () => {
  const verplaatst = { ...k, status: 'verplaatst' as const };
  expect([toestand(verplaatst, midden), toestand({ ...verplaatst, vrij: 0 }, midden), toestand(verplaatst, k.eindOp)]).toEqual([
    'verplaatst',
    'vol',
    'geweest',
  ]);
});

test('afgelast en afgerond blijven dat, altijd', () => {
  for (const status of ['afgelast', 'afgerond'] as const)
    expect([toestand({ ...k, status }, midden), toestand({ ...k, status }, k.eindOp + 1)]).toEqual([status, status]);
});

test('een save the date wordt vanzelf geweest', () => {
  const std = { ...k, status: 'save-the-date' as const };
  expect([toestand(std, midden), toestand(std, k.eindOp)]).toEqual(['save-the-date', 'geweest']);
});

test('tussen twee omslagen verandert de toestand niet', () => {
  for (const status of ['open', 'save-the-date', 'verplaatst', 'afgelast', 'afgerond'] as const)
    for (let nu = k.aanmeldenVanaf - 5000, volgende: number | null; ; nu = volgende) {
      volgende = volgendeOmslag({ ...k, status }, nu);
      if (volgende === null) break;
      expect(volgende).toBeGreaterThan(nu);
      expect(toestand({ ...k, status }, volgende - 1)).toBe(toestand({ ...k, status }, nu));
    }
});

test('na het einde verandert de tijd niets meer', () => expect(volgendeOmslag(k, k.eindOp)).toBeNull());

test('elke toestand heeft een naam en een uitleg', () => {
  for (const { tekst, uitleg } of Object.values(TOESTAND)) expect(uitleg.endsWith('.') && tekst.length > 3).toBe(true);
});
