import { expect, test } from 'vitest';
import { ontbrekendeBeelden } from '#publicaties/bureau/ontbrekend.ts';

const GOED = `/bijlagen/${'a'.repeat(64)}.webp`;
const kijk = (aanpak: string) => ontbrekendeBeelden({ collectie: 'praktijken', velden: { aanpak } }, async (url) => url === GOED);

test('een beeld dat er niet is wordt genoemd met zijn regel', async () =>
  expect((await kijk('Eerste regel.\n\n![Een schema](/bijlagen/x.png)')).aanpak).toContain(
    'In regel 3 van ‘Aanpak’ staat een beeld dat er niet is: /bijlagen/x.png.',
  ));

test('een beeld dat er is, een link en een adres elders zijn goed', async () =>
  expect(await kijk(`![Schema](${GOED})\n\n[lijst](/praktijken/)\n\n![elders](https://elders.example/x.png)`)).toEqual({}));
