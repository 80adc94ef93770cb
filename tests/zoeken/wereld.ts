import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import type { Indexbron } from '#zoeken/index/indexhouder.ts';
import { openZoeker, type Zoeker } from '#zoeken/index/zoeker.ts';
import { verseDbMet } from '../steun/db.ts';
import { gerenderd } from '../steun/inhoud.ts';

/** The example sessions lie around this day. */
export const NU = Date.parse('2026-11-21T12:00:00Z');
export const SNEL = { bij: 20, meteen: 20, rust: 20, uiterlijk: 60_000, opnieuw: 200, kijken: 60_000 };

const gevuld = verseDbMet((db) => vullen(db, { nu: NU }));

/** The site's own content in a folder of its own, the example sessions, and everything search needs. */
export async function maakWereld() {
  const map = await mkdtemp(join(tmpdir(), 'zoeken-'));
  const contentDir = join(map, 'content');
  await cp('content', contentDir, { recursive: true });
  const { db, sluit } = await gevuld();
  const agenda = openAgenda(db, { klok: () => NU });
  const renderDir = gerenderd(join(map, 'teksten'));
  const inhoud = await openInhoud({ vertrouwdDir: contentDir, contentDir, voorbeeld: true, renderDir });
  const meldingen: string[] = [];
  const schrijf = (_: object, melding: string) => void meldingen.push(melding);
  const log = { info: schrijf, warn: schrijf, error: schrijf };
  const bron: Indexbron = {
    inhoud,
    agenda,
    map: join(map, 'zoekindex'),
    vertrouwdDir: contentDir,
    contentDir,
    renderDir,
    log,
    ritme: SNEL,
  };
  return {
    map,
    contentDir,
    db,
    agenda,
    inhoud,
    bron,
    meldingen,
    async ruimOp() {
      inhoud.sluit();
      await sluit();
      await rm(map, { recursive: true, force: true });
    },
  };
}
export type Wereld = Awaited<ReturnType<typeof maakWereld>>;

/** A search engine with its first index. */
export async function metIndex(bron: Indexbron): Promise<Zoeker> {
  const zoeker = await openZoeker(bron);
  zoeker.bijwerken();
  await tot(() => zoeker.stand === 'klaar');
  return zoeker;
}

/** Where the first index of a world as it begins is put away for the others of this run. */
const KLAAR = join(tmpdir(), 'klare-zoekindex');

/** The same for a world as `maakWereld` left it, with the index that another such world made: making one takes seconds. */
export async function metKlareIndex(bron: Indexbron): Promise<Zoeker> {
  if (!existsSync(KLAAR)) {
    const zoeker = await metIndex(bron);
    const eigen = await mkdtemp(`${KLAAR}-`);
    await cp(bron.map, eigen, { recursive: true });
    // Another worker may have been first.
    await rename(eigen, KLAAR).catch(() => rm(eigen, { recursive: true }));
    return zoeker;
  }
  await cp(KLAAR, bron.map, { recursive: true });
  const zoeker = await openZoeker(bron);
  if (zoeker.stand !== 'klaar') throw new Error('The index that was put away does not answer.');
  return zoeker;
}

/** Which large index answers now. */
export const grote = ({ versie }: Zoeker): string => (versie ?? '').split('.')[0] ?? '';
/** Its folder. */
export const indexmap = ({ map }: Pick<Indexbron, 'map'>, zoeker: Zoeker): string => join(map, grote(zoeker));

export async function tot(waar: () => boolean, ms = 120_000): Promise<void> {
  for (const einde = Date.now() + ms; !waar(); await wacht(20)) if (Date.now() > einde) throw new Error('It took too long.');
}

export const zoek = (zoeker: Zoeker, vraag: Record<string, string>) => zoeker.zoek({ adres: `?${new URLSearchParams(vraag)}`, nu: NU });
