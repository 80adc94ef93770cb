import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const VOORAF = './src/server/vooraf.mjs';
const alsNode = (node: string) =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${node}'}})`;
const draai = (...eerst: string[]) =>
  spawnSync(process.execPath, [...eerst.flatMap((wat) => ['--import', wat]), '-e', 'console.log("aan de beurt")'], { encoding: 'utf8' });

test('een te oude Node hoort in één zin wat er nodig is, en komt niet verder', () => {
  expect(draai(alsNode('20.11.1'), VOORAF)).toMatchObject({
    status: 1,
    stdout: '',
    stderr:
      'Dit kan niet starten. Hiervoor is Node 24 of nieuwer nodig; dit is Node 20.11.1. ' +
      'Node 24 komt mee met npm install, maar niet met --ignore-scripts.\n',
  });
});

test('een nieuwe Node gaat door', () => {
  expect(draai(alsNode('26.1.0'), VOORAF)).toMatchObject({ status: 0, stdout: 'aan de beurt\n' });
});

test('elke opdracht waarmee je de site bouwt, start en beheert kijkt eerst of het kan', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const naam of ['start', 'build', 'beheerder', 'backup', 'herstel']) expect(scripts[naam], naam).toContain(`--import ${VOORAF} `);
});
