import type { Collectie } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { openBewaarplaats } from './bewaarplaats.ts';
import { Etalage, type Etalagebron } from './etalage.ts';
import { Keuring } from './keuring.ts';
import { allesLezen } from './map-lezen.ts';
import { openOoit } from './ooit.ts';
import { volgen } from './volgen.ts';

/** Up to this many new texts are rendered before they are shown; more (a first start) are checked while the site runs. */
const METEEN_KEUREN = 50;

export interface Inhoudsbron extends Etalagebron {
  /** The site's own `content/`, compiled with the code. */
  vertrouwdDir: string;
  /** The contributed collections: files come and go while the site runs. */
  contentDir: string;
  /** Where what was read and rendered is kept. */
  renderDir: string;
  /** Addresses that were withdrawn, as far as they are known elsewhere. */
  weg?: readonly string[];
  /** Off in one-off readers such as the index child. */
  kijken?: boolean;
}

/**
 * Reads all content into memory and follows changes of its files. An entry that is not right is left out and reported; one that points to
 * what was removed stays.
 */
export async function openInhoud(bron: Inhoudsbron): Promise<Inhoud> {
  const bewaard = openBewaarplaats(bron.renderDir);
  const gelezen = bewaard.gelezen();
  const eerder = new Set(bewaard.gerenderd());
  const keuring = new Keuring(eerder, bewaard.html);
  const etalage = new Etalage(bron, keuring, openOoit(bron.renderDir, bron.weg));
  let beurt = await allesLezen(bron, gelezen);

  /** Shows what was read; many new texts at once are shown before they are checked. */
  async function verwerken(): Promise<void> {
    const ongekeurd = beurt.stukken.filter((stuk) => !keuring.isGekeurd(stuk));
    const veel = ongekeurd.length > METEEN_KEUREN;
    if (!veel) for (const stuk of ongekeurd) keuring.keur(stuk);
    etalage.toon(beurt);
    bewaard.onthoud(beurt.gewijzigd, beurt.verdwenen);
    if (!veel) return;
    for (const stuk of ongekeurd) {
      keuring.keur(stuk);
      await new Promise(setImmediate);
    }
    etalage.toon(beurt);
  }

  const mis = (fout: unknown) => bron.log?.warn({ fout: String(fout) }, 'content not read');
  const klaar = verwerken().catch(mis);
  if (bron.kijken === false) await klaar;
  let bezig: Promise<void> = Promise.resolve();
  function kijk(paden?: ReadonlySet<string>): Promise<void> {
    bezig = bezig
      .then(async () => {
        const { lijst } = beurt;
        beurt = await allesLezen(bron, gelezen, paden && { paden, vorige: lijst });
        const { gewijzigd, verdwenen } = beurt;
        // The disk tells of what was shown already as well.
        if (gewijzigd.size > 0 || verdwenen.length > 0 || beurt.lijst.verdwaald !== lijst.verdwaald) void verwerken().catch(mis);
      })
      .catch(mis);
    return bezig;
  }
  const stop = bron.kijken === false ? () => {} : volgen(bron.contentDir, (paden) => void kijk(paden));
  bewaard.vergeet(eerder.difference(new Set(beurt.stukken.map(({ digest }) => digest))));

  return {
    alle: <C extends Collectie>(collectie: C) => etalage.lijst(collectie) as unknown as Stuk<C>[],
    een: <C extends Collectie>(collectie: C, slug: string) => etalage.een(collectie, slug) as Stuk<C> | undefined,
    html: bewaard.html,
    get versie() {
      return etalage.versie;
    },
    get fouten() {
      return etalage.fouten;
    },
    bijwerken: (collectie, slug) => kijk(new Set([`${bron.contentDir}/${collectie}/${slug}.mdx`])),
    opWijziging: (hoor) => etalage.opWijziging(hoor),
    sluit() {
      stop();
      bewaard.sluit();
    },
  };
}
