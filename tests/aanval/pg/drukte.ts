// A server in use that may be killed at any moment: node drukte.ts DATABASE JOURNAAL EERSTE AANTAL SESSIES
// Eight people at once sign up, withdraw and look, each waiting for an answer before the next thing, until stdin ends. What is asked
// and what was told is in the journal, on disk, before anybody asks for anything else.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as wacht } from 'node:timers/promises';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { GEEN } from '../../kennissessies/wereld.ts';
import type { Journaalregel } from './journaal.ts';
import { mensNummer, sessieNaam } from './zaal.ts';

const [, , url = '', pad = '', eerste = '0', aantal = '0', sessies = '1'] = process.argv;
const TEGELIJK = 8;
const journaal = openSync(pad, 'a');
const { db, stempel } = openDb(url);
const agenda = openAgenda(db, { stempel });
let voorbij = false;
process.stdin.on('end', () => (voorbij = true)).resume();

function noteer(regel: Journaalregel): void {
  writeSync(journaal, `${JSON.stringify(regel)}\n`);
  fsyncSync(journaal);
}

/** Asks again as people do, until there is an answer or nobody waits for one any more. */
async function volhouden<T>(vraag: () => Promise<T>): Promise<T | null> {
  while (!voorbij)
    try {
      return await vraag();
    } catch (fout) {
      if (!isStoring(fout)) {
        noteer({ soort: 'fout', melding: String(fout), op: Date.now() });
        throw fout;
      }
      noteer({ soort: 'storing', melding: String(fout), op: Date.now() });
      await wacht(50);
    }
  return null;
}

async function doeEn(soort: 'aan' | 'af', wie: string, sessie: string, vraag: () => Promise<{ gelukt: boolean; id?: string }>) {
  noteer({ soort, wie, sessie, toegezegd: false, op: Date.now() });
  const uitslag = await volhouden(vraag);
  if (uitslag?.gelukt) noteer({ soort, wie, sessie, toegezegd: true, op: Date.now() });
  return uitslag?.gelukt ? uitslag.id : undefined;
}

const mensen = Array.from({ length: Number(aantal) }, (_, plek) => mensNummer(Number(eerste) + plek));
const origin = 'https://kennis.example';
console.log('klaar');
await Promise.all(
  Array.from({ length: TEGELIJK }, async () => {
    for (let mens = mensen.shift(); mens && !voorbij; mens = mensen.shift()) {
      const account = mens;
      const slug = sessieNaam(Math.floor(Math.random() * Number(sessies)));
      const id = await doeEn('aan', account.id, slug, () => aanmelden(db, { account, slug, antwoorden: GEEN, origin, nu: Date.now() }));
      await agenda.lees();
      if (id && Math.random() < 0.25) await doeEn('af', account.id, slug, () => afmelden(db, { account, id, origin, nu: Date.now() }));
    }
  }),
);
closeSync(journaal);
process.exit(0);
