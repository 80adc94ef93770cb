// What the site has when it holds so many best practices: a terugblik for every five, news for every fifty, each with its row in the
// database, and for every four one that another region takes over.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { splitsen } from '#inhoud/frontmatter.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { toeval } from './toeval.ts';

const ZAAD = 20261130;
const DAG_MS = 24 * 60 * 60_000;

/** Writes made-up terugblikken and news beside the best practices that stand in this folder. */
export async function bijhorendeTekstenMaken(doel: string, praktijken: number): Promise<void> {
  const kans = toeval(ZAAD);
  const namen = (await readdir(join(doel, 'praktijken'))).map((naam) => naam.replace(/\.mdx$/, '')).sort();
  const regios = (await readdir(join(doel, 'onderwijsregios'))).filter((naam) => naam.startsWith('voorbeeldregio-'));
  const bouwstenen = (await readdir('content/bouwstenen')).map((naam) => naam.replace(/\.mdx$/, ''));
  const schrijven = async (collectie: string, bron: string, nummer: number, eigen: Record<string, unknown>) => {
    const { velden, tekst } = splitsen(await readFile(join('content', collectie, `${bron}.mdx`), 'utf8'));
    const dag = `${kans.heel(2024, 2025)}-${String(kans.heel(1, 12)).padStart(2, '0')}-${String(kans.heel(1, 28)).padStart(2, '0')}`;
    const alle = { ...(velden as object), gepubliceerd: dag, gewijzigd: dag, ...eigen };
    const regels = Object.entries(alle).map(([naam, waarde]) => `${naam}: ${JSON.stringify(waarde)}`);
    await writeFile(join(doel, collectie, `bench-${nummer}.mdx`), `---\n${regels.join('\n')}\n---\n${tekst}`);
  };
  for (let nummer = 1; nummer <= praktijken / 5; nummer += 1)
    await schrijven('terugblikken', 'kennissessie-strategische-personeelsplanning', nummer, {
      ...{ titel: `Wat sessie ${nummer} opleverde`, kennissessie: `bench-sessie-${nummer}` },
      ...{ regio: kans.kies(regios).replace(/\.mdx$/, ''), bouwstenen: kans.enkele(bouwstenen, kans.heel(1, 3)) },
      praktijken: kans.enkele(namen, 2),
    });
  for (let nummer = 1; nummer <= praktijken / 50; nummer += 1)
    await schrijven('nieuws', 'vijftig-onderwijsregios-in-2025', nummer, { titel: `Bericht ${nummer}` });
}

/** Notes of all contributed texts how they came online, and lets other regions take over a quarter of the best practices. */
export function rijenMaken(db: Database.Database, inhoud: Inhoud, nu: number): void {
  const regios = inhoud.alle('onderwijsregios').filter(({ gegevens }) => gegevens.voorbeeld && !gegevens.opgegaan_in);
  const inzending = db.prepare(
    `insert or ignore into inzending (id, collectie, titel, slug, onderwijsregio, voorbeeld, status, status_op, revisie,
       goedgekeurde_revisie, begonnen_op, gewijzigd_op) values (?, ?, ?, ?, ?, 1, 'gepubliceerd', ?, 1, 1, ?, ?)`,
  );
  const publicatie = db.prepare(
    `insert or ignore into publicatie (inzending_id, collectie, slug, revisie, bestand, digest, op_schijf, online_op, gewijzigd_op)
     values (?, ?, ?, 1, '', ?, ?, ?, ?)`,
  );
  const adoptie = db.prepare(
    `insert or ignore into adoptie (id, praktijk, titel, onderwijsregio, stand, sinds, gewijzigd_op) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  db.transaction(() => {
    for (const collectie of ['praktijken', 'terugblikken', 'nieuws'] as const)
      for (const [plek, { slug, digest, gegevens }] of inhoud.alle(collectie).entries()) {
        const op = nu - (1 + (plek % 700)) * DAG_MS;
        const id = `bench-${collectie}-${slug}`;
        inzending.run(id, collectie, gegevens.titel, slug, 'regio' in gegevens ? gegevens.regio : null, op, op, op);
        publicatie.run(id, collectie, slug, digest, digest, op, op);
        if (collectie !== 'praktijken' || plek % 4 > 0) continue;
        const ander = regios[(plek / 4) % regios.length];
        const stand = ['verkent', 'past-toe', 'geborgd'][(plek / 4) % 3];
        if (ander && 'regio' in gegevens && ander.slug !== gegevens.regio)
          adoptie.run(id, slug, gegevens.titel, ander.slug, stand, '2026-05', op);
      }
  })();
}
