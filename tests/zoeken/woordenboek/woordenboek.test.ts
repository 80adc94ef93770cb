import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { alleVormen } from '#zoeken/woordenboek/affixen.ts';
import { openWoordenboek, type Woordenboek, woordenboek } from '#zoeken/woordenboek/woordenboek.ts';
import { TAFELBYTES } from '#zoeken/woordenboek/woordtafel.ts';

let boek: Woordenboek;
beforeAll(async () => {
  const map = await mkdtemp(join(tmpdir(), 'woordenboek-'));
  openWoordenboek(map);
  const [naam = '', ...rest] = await readdir(map);
  expect(rest).toEqual([]);
  // Cut off when the power went: made anew.
  await truncate(join(map, naam), 0);
  expect(openWoordenboek(map).isJuist('school')).toBe(true);
  expect((await stat(join(map, naam))).size).toBe(TAFELBYTES);
  // The last time it is read from what was made.
  boek = openWoordenboek(map, () => {
    throw new Error('Asked again.');
  });
  await rm(map, { recursive: true });
});

test('zonder woordenboek heet elk woord goed, zodat er niets wordt verbeterd', () => {
  const zonder = openWoordenboek('/bestaat/niet', () => {
    throw new Error('Not installed.');
  });
  expect(zonder.isJuist('campange')).toBe(true);
});

const woorden = (tekst: string) => tekst.split(' ');

test.each(woorden('school bestuurders geregeld uitgestroomd ijsvogel zeeen mooiere'))('"%s" is een goed woord', (woord) =>
  expect(boek.isJuist(woord)).toBe(true),
);

test.each(woorden('campange governence dashbord leraaren onderwys bestuurlik'))('"%s" is er geen', (woord) =>
  expect(boek.isJuist(woord)).toBe(false),
);

test.each(woorden('schooldak lerarentekort kwaliteitszorg loketmedewerker mentorles onderwijsregioloket'))(
  'wat uit woorden van het woordenboek bestaat is ook goed: "%s"',
  (woord) => expect(boek.isJuist(woord)).toBe(true),
);

test.each(woorden('schoolwek leerarentekort vervanginspool broservenster'))(
  'maar niet uit stukjes die zelden in een samenstelling staan: "%s"',
  (woord) => expect(boek.isJuist(woord)).toBe(false),
);

test('van een woord staan alle vormen erin, gevouwen, en geen die verboden zijn of alleen een deel', () => {
  const aff = ['SFX Ze Y 2', 'SFX Ze 0 len l', 'SFX Ze 0 ken k', 'SFX Ch Y 1', 'SFX Ch 0 s/CaCx .', 'PFX Pa Y 1', 'PFX Pa 0 aaneen .'].join(
    '\n',
  );
  const dic = ['5', 'bal/Ze', 'beleid/Ch', 'rĳg/Pa', 'onwoord/Fw', 'vóórdeel'].join('\n');
  expect(alleVormen(aff, dic)).toEqual(['bal', 'ballen', 'beleid', 'rijg', 'aaneenrijg', 'voordeel']);
});

test('een klein woordenboek kent alleen zijn eigen woorden, en van korte stukjes geen samenstelling', () => {
  const klein = woordenboek('', ['4', 'school', 'bestuur', 'dak', 'wek'].join('\n'));
  expect(woorden('school dak schoolbestuur schoolsbestuur schooldak bestuurt').map(klein.isJuist)).toEqual([
    ...[true, true, true, true, false, false],
  ]);
});
