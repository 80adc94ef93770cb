import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { vullen } from '#server/opstarten/seed.ts';
import type { Indexbron } from '#zoeken/index/indexhouder.ts';
import { openZoeker, type Zoeker } from '#zoeken/index/zoeker.ts';
import { verseDb } from '../steun/db.ts';

/** The example sessions lie around this day. */
export const NU = Date.parse('2026-11-21T12:00:00Z');
export const SNEL = { bij: 20, meteen: 20, rust: 20, uiterlijk: 60_000, opnieuw: 200, kijken: 60_000 };

/** The site's own content in a folder of its own, the example sessions, and everything search needs. */
export async function maakWereld() {
  const map = await mkdtemp(join(tmpdir(), 'zoeken-'));
  const contentDir = join(map, 'content');
  await cp('content', contentDir, { recursive: true });
  const { db, sluit } = await verseDb();
  await vullen(db, { nu: NU });
  const agenda = openAgenda(db, { klok: () => NU });
  const renderDir = join(map, 'teksten');
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

/** Which large index answers now. */
export const grote = ({ versie }: Zoeker): string => (versie ?? '').split('.')[0] ?? '';
/** Its folder. */
export const indexmap = ({ map }: Pick<Indexbron, 'map'>, zoeker: Zoeker): string => join(map, grote(zoeker));

export async function tot(waar: () => boolean, ms = 120_000): Promise<void> {
  for (const einde = Date.now() + ms; !waar(); await wacht(20)) if (Date.now() > einde) throw new Error('It took too long.');
}

export const zoek = (zoeker: Zoeker, vraag: Record<string, string>) => zoeker.zoek({ adres: `?${new URLSearchParams(vraag)}`, nu: NU });
