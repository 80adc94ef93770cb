// The preview of a draft of 10 kB, as its author asks for it: each time another text, so that nothing of it was seen before.
import { readdirSync, readFileSync } from 'node:fs';
import { Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import type { Proefserver } from '../steun/server.ts';
import { rekentijd } from './verbruik.ts';

export interface Voorbeeldtijd {
  /** Milliseconds from question to whole answer. */
  mediaan: number;
  p95: number;
  /** Milliseconds of processor for one preview. */
  rekentijd: number;
  kB: number;
}

const LENGTE = 10_000;
const OPWARMEN = 5;
/** Saving is limited to 60 a minute. */
const RONDES = 15;
const ZIN = 'De regio zoekt samen met de scholen naar mensen die voor de klas willen staan, en begeleidt hen in het eerste jaar. ';
const DEEL = `${ZIN.repeat(4)}Zie [de pagina](/praktijken/) en **let op**.\n\n- een punt\n- nog een punt met *nadruk*\n\n${ZIN.repeat(3)}\n\n`;

/** A write-up as people make them, and the densest we have: tables, footnotes, boxes and pasted HTML after each other. */
const TEKSTEN: Record<string, () => string> = {
  'Gewoon verslag': () => Array.from({ length: 10 }, (_, nummer) => `## Deel ${nummer + 1}\n\n${DEEL}`).join(''),
  'Vol tabellen, voetnoten en kaders': () => {
    const map = 'tests/inhoud/tekst/documenten/';
    const documenten = readdirSync(map).filter((naam) => naam.endsWith('.md'));
    return documenten
      .map((naam) => readFileSync(map + naam, 'utf8'))
      .join('\n\n')
      .repeat(3);
  },
};

/** Measures on a server with `TRUST_PROXY_HOPS` 1, for every kind of text. */
export async function voorbeeldtijden(server: Proefserver): Promise<Record<string, Voorbeeldtijd>> {
  const pid = server.proces.pid ?? 0;
  const uit: Record<string, Voorbeeldtijd> = {};
  for (const [naam, maak] of Object.entries(TEKSTEN)) {
    const bram = new Bezoeker(server.url);
    await inloggenZonderScript(bram, server, 'bram@voorbeeld.example');
    const nieuw = '/mijn/publicaties/nieuwe-best-practice/';
    const { naar: bewerken } = await bram.verzend(await bram.lees(nieuw), nieuw, 'Beginnen met schrijven');
    const voorbeeld = bewerken.replace('bewerken', 'voorbeeld');
    const tekst = maak().slice(0, LENGTE);
    const duren: number[] = [];
    let gerekend = 0;
    for (let ronde = -OPWARMEN; ronde < RONDES; ronde += 1) {
      const velden = { titel: naam, aanpak: `Ronde ${ronde}.\n\n${tekst}` };
      const { status } = await bram.verzend(await bram.lees(bewerken), bewerken, 'Opslaan', velden);
      if (status !== 303) throw new Error(`Not saved: ${status}`);
      const rekenBegin = rekentijd(pid);
      const begin = performance.now();
      const antwoord = await bram.vraag(voorbeeld);
      const duur = performance.now() - begin;
      if (antwoord.status !== 200 || antwoord.tekst.length < LENGTE) throw new Error(`No preview: ${antwoord.status}`);
      if (ronde < 0) continue;
      duren.push(duur);
      gerekend += rekentijd(pid) - rekenBegin;
    }
    duren.sort((a, b) => a - b);
    const op = (deel: number) => duren[Math.floor(duren.length * deel)] ?? 0;
    uit[naam] = { mediaan: op(0.5), p95: op(0.95), rekentijd: gerekend / RONDES, kB: tekst.length / 1000 };
  }
  return uit;
}
