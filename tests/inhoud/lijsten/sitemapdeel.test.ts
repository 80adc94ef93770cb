import { expect, test } from 'vitest';
import { sitemapdeel } from '#inhoud/lijsten/sitemapdeel.ts';

const pagina = ({ url }: { url: string }) => ({ url, lastmod: '2026-11-21' });
const [een, twee] = [{ url: '/een/' }, { url: '/twee/' }] as const;
const deel = (url: string, plek = 'https://kennis.example') =>
  `<url><loc>${plek}${url}</loc><lastmod>2026-11-21T00:00:00.000Z</lastmod></url>`;

test('elk ding wordt een element, ook wat eerder al geschreven is', async () => {
  expect(await sitemapdeel('https://kennis.example', [een], pagina)).toBe(deel('/een/'));
  expect(await sitemapdeel('https://kennis.example', [twee, een], pagina)).toBe(deel('/twee/') + deel('/een/'));
  expect(await sitemapdeel('https://kennis.example', [], pagina)).toBe('');
});

test('op een ander adres wordt het opnieuw geschreven', async () => {
  await sitemapdeel('https://kennis.example', [een], pagina);
  expect(await sitemapdeel('https://ander.example', [een], pagina)).toBe(deel('/een/', 'https://ander.example'));
});
