import { bewaarplaats } from './bewaren.ts';
import { Leesfout } from './frontmatter.ts';
import { allesLezen, type Gelezen } from './map-lezen.ts';
import { ordenen } from './ordening.ts';
import { COLLECTIES, type Collectie } from './schema.ts';
import type { Inhoud, Inhoudsfout, Stuk } from './stuk.ts';
import { type Bekend, kapotteVerwijzing } from './verwijzingen.ts';
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
  /** Where rendered texts are kept. */
  renderDir: string;
  log?: { warn(o: object, m: string): void };
  /** Off in one-off readers such as the index child. */
  kijken?: boolean;
}

/** Reads all content into memory and follows changes of its files. An entry that is not right is left out and reported. */
export async function openInhoud(bron: Inhoudsbron): Promise<Inhoud> {
  const gelezen: Gelezen = new Map();
  const afgekeurd = new Map<string, Inhoudsfout>();
  const goedgekeurd = new Set<string>();
  const html = bewaarplaats(bron.renderDir);
  const hoorders: (() => void)[] = [];
  let stand = new Map<Collectie, Map<string, Stuk>>();
  let fouten: Inhoudsfout[] = [];
  let versie = 0;
  let vorige = '';

  function keuren(stuk: Stuk): void {
    if (goedgekeurd.has(stuk.digest) || afgekeurd.has(stuk.digest)) return;
    try {
      html(stuk);
      goedgekeurd.add(stuk.digest);
    } catch (fout) {
      const { regel, message } = fout instanceof Leesfout ? fout : { regel: 1, message: 'Deze tekst is niet te tonen.' };
      afgekeurd.set(stuk.digest, { bestand: stuk.bestand, regel: stuk.eersteRegel + regel - 1, melding: message });
    }
  }

  function tonen(stukken: readonly Stuk[], slecht: readonly Inhoudsfout[], bekend: Bekend): void {
    const nieuweFouten = [...slecht];
    const zichtbaar = stukken.filter((stuk) => {
      const fout = afgekeurd.get(stuk.digest) ?? kapotteVerwijzing(stuk, bekend);
      if (fout) nieuweFouten.push(fout);
      return !fout && (bron.voorbeeld || !('voorbeeld' in stuk.gegevens && stuk.gegevens.voorbeeld));
    });
    const kenmerk = JSON.stringify([zichtbaar.map((stuk) => stuk.bestand + stuk.digest), nieuweFouten]);
    if (kenmerk === vorige) return;
    vorige = kenmerk;
    stand = new Map(COLLECTIES.map((c) => [c, perSlug(ordenen(zichtbaar.filter((stuk) => stuk.collectie === c)))]));
    for (const fout of nieuweFouten)
      if (!fouten.some((oud) => oud.melding === fout.melding && oud.bestand === fout.bestand)) bron.log?.warn(fout, 'entry left out');
    fouten = nieuweFouten;
    versie += 1;
    for (const hoor of hoorders) hoor();
  }

  async function vernieuwen(): Promise<void> {
    const { stukken, slecht, bekend } = await allesLezen(bron, gelezen);
    const ongekeurd = stukken.filter(({ digest }) => !goedgekeurd.has(digest) && !afgekeurd.has(digest));
    if (ongekeurd.length <= METEEN_KEUREN) for (const stuk of ongekeurd) keuren(stuk);
    tonen(stukken, slecht, bekend);
    if (ongekeurd.length <= METEEN_KEUREN) return;
    for (const stuk of ongekeurd) {
      keuren(stuk);
      await new Promise(setImmediate);
    }
    tonen(stukken, slecht, bekend);
  }

  let bezig: Promise<void> = Promise.resolve();
  const opnieuw = () => {
    bezig = bezig.then(vernieuwen).catch((fout) => bron.log?.warn({ fout: String(fout) }, 'content not read'));
    return bezig;
  };
  const eerste = await allesLezen(bron, gelezen);
  if (eerste.stukken.length > METEEN_KEUREN) tonen(eerste.stukken, eerste.slecht, eerste.bekend);
  const klaar = opnieuw();
  if (eerste.stukken.length <= METEEN_KEUREN || bron.kijken === false) await klaar;
  const stop = bron.kijken === false ? () => {} : volgen(bron.contentDir, () => void opnieuw());

  return {
    alle: <C extends Collectie>(collectie: C) => [...(stand.get(collectie)?.values() ?? [])] as unknown as Stuk<C>[],
    een: <C extends Collectie>(collectie: C, slug: string) => stand.get(collectie)?.get(slug) as Stuk<C> | undefined,
    html,
    get versie() {
      return versie;
    },
    get fouten() {
      return fouten;
    },
    opWijziging: (hoor) => void hoorders.push(hoor),
    sluit: stop,
  };
}

const perSlug = (stukken: Stuk[]): Map<string, Stuk> => new Map(stukken.map((stuk) => [stuk.slug, stuk]));
