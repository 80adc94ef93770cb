import { expect, test } from 'vitest';
import { maakLogboek } from '#server/opstarten/logboek.ts';

test('in het logboek staat geen mailadres, waar het ook vandaan komt', () => {
  const regels: string[] = [];
  const log = maakLogboek('info', { write: (regel) => void regels.push(regel) });
  log.info(
    { adres: 'anna@voorbeeld.example', aan: 'x', ip: '10.0.0.1', brief: { aan: 'bram@voorbeeld.example' } },
    'mail aan carla.d+test@voorbeeld.example',
  );
  log.error({ err: new Error('550 <rosa@voorbeeld.example> unknown') }, 'mislukt');
  log.debug({}, 'niet op dit niveau');
  expect(regels).toHaveLength(2);
  for (const regel of regels) {
    expect(() => JSON.parse(regel)).not.toThrow();
    expect(regel).not.toMatch(/@|10\.0\.0\.1/);
  }
  expect(JSON.parse(regels[1] ?? '')).toMatchObject({ level: 50, msg: 'mislukt', err: { message: '550 <[adres]> unknown' } });
});
