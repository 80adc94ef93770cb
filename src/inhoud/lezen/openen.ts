import { Leesfout } from '#inhoud/frontmatter.ts';
import { openNakijken } from '#inhoud/lezen/opnieuw-nakijken.ts';
import { ordenen } from '#inhoud/lijsten/ordening.ts';
import { COLLECTIES, type Collectie } from '#inhoud/schema.ts';
import type { Inhoud, Inhoudsfout, Stuk } from '#inhoud/stuk.ts';
import { dodeVerwijzing, kapotteVerwijzing, vrijVoor } from '#inhoud/verwijzingen.ts';
import { openBewaarplaats } from './bewaarplaats.ts';
import { allesLezen, type Leesbeurt } from './map-lezen.ts';
import { openOoit } from './ooit.ts';
import { volgen } from './volgen.ts';

/** Up to this many new texts are rendered before they are shown; more (a first start) are checked while the site runs. */
const METEEN_KEUREN = 50;

export interface Inhoudsbron {
  /** The site's own `content/`, compiled with the code. */
  vertrouwdDir: string;
  /** The contributed collections: files come and go while the site runs. */
  contentDir: string;
  /** Whether entries marked `voorbeeld: true` are shown. */
  voorbeeld: boolean;
  /** Where what was read and rendered is kept. */
  renderDir: string;
  /** Addresses that were withdrawn, as far as they are known elsewhere. */
  weg?: readonly string[];
  log?: { warn(o: object, m: string): void };
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
  const ooitBekend = openOoit(bron.renderDir, bron.weg);
  const nakijken = openNakijken();
  const goedgekeurd = new Set(bewaard.gerenderd());
  const afgekeurd = new Map<string, Inhoudsfout>();
  const hoorders: (() => void)[] = [];
  let beurt: Leesbeurt = await allesLezen(bron, gelezen);
  let getoond = new Map<Collectie, Stuk[]>();
  const lijsten = new Map<Collectie, Stuk[]>();
  const perSlug = new Map<Collectie, Map<string, Stuk>>();
  let fouten: Inhoudsfout[] = [];
  let versie = 0;

  function keuren(stuk: Stuk): void {
    if (goedgekeurd.has(stuk.digest) || afgekeurd.has(stuk.digest)) return;
    try {
      bewaard.html(stuk);
      goedgekeurd.add(stuk.digest);
    } catch (fout) {
      const { regel, message } = fout instanceof Leesfout ? fout : { regel: 1, message: 'Deze tekst is niet te tonen.' };
      afgekeurd.set(stuk.digest, { bestand: stuk.bestand, regel: stuk.eersteRegel + regel - 1, melding: message });
    }
  }

  function tonen({ stukken, slecht, bekend }: Leesbeurt): void {
    const nieuweFouten = [...slecht];
    const ooit = ooitBekend(bekend);
    const kijkNa = nakijken(bekend);
    const zichtbaar = stukken.filter((stuk) => {
      const dood = kijkNa(stuk, () => dodeVerwijzing(stuk, bekend));
      const fout = afgekeurd.get(stuk.digest) ?? (dood && kapotteVerwijzing(stuk, ooit, vrijVoor(stuk)));
      const toon = !fout && (bron.voorbeeld || !('voorbeeld' in stuk.gegevens && stuk.gegevens.voorbeeld));
      const melding = toon ? dood : fout;
      if (melding) nieuweFouten.push(melding);
      return toon;
    });
    const perCollectie = Map.groupBy(zichtbaar, ({ collectie }) => collectie);
    const anders = COLLECTIES.filter((c) => !zelfde(perCollectie.get(c) ?? [], getoond.get(c) ?? []));
    if (anders.length === 0 && JSON.stringify(nieuweFouten) === JSON.stringify(fouten)) return;
    getoond = perCollectie;
    for (const c of anders) {
      const lijst = ordenen(perCollectie.get(c) ?? [], lijsten.get(c));
      lijsten.set(c, lijst);
      perSlug.set(c, new Map(lijst.map((stuk) => [stuk.slug, stuk])));
    }
    for (const fout of nieuweFouten)
      if (!fouten.some((oud) => oud.melding === fout.melding && oud.bestand === fout.bestand)) bron.log?.warn(fout, 'content not right');
    fouten = nieuweFouten;
    versie += 1;
    for (const hoor of hoorders) hoor();
  }

  /** Shows what was read; many new texts at once are shown before they are checked. */
  async function verwerken(): Promise<void> {
    const ongekeurd = beurt.stukken.filter(({ digest }) => !goedgekeurd.has(digest) && !afgekeurd.has(digest));
    const veel = ongekeurd.length > METEEN_KEUREN;
    if (!veel) ongekeurd.forEach(keuren);
    tonen(beurt);
    bewaard.onthoud(beurt.gewijzigd, beurt.verdwenen);
    if (!veel) return;
    for (const stuk of ongekeurd) {
      keuren(stuk);
      await new Promise(setImmediate);
    }
    tonen(beurt);
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
  const oud = new Set(goedgekeurd);
  for (const { digest } of beurt.stukken) oud.delete(digest);
  bewaard.vergeet(oud);

  return {
    alle: <C extends Collectie>(collectie: C) => (lijsten.get(collectie) ?? []) as unknown as Stuk<C>[],
    een: <C extends Collectie>(collectie: C, slug: string) => perSlug.get(collectie)?.get(slug) as Stuk<C> | undefined,
    html: bewaard.html,
    get versie() {
      return versie;
    },
    get fouten() {
      return fouten;
    },
    bijwerken: (collectie, slug) => kijk(new Set([`${bron.contentDir}/${collectie}/${slug}.mdx`])),
    opWijziging: (hoor) => void hoorders.push(hoor),
    sluit() {
      stop();
      bewaard.sluit();
    },
  };
}

const zelfde = (een: readonly Stuk[], ander: readonly Stuk[]): boolean =>
  een.length === ander.length &&
  een.every(({ bestand, digest }, plek) => bestand === ander[plek]?.bestand && digest === ander[plek]?.digest);
