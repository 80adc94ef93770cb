import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda/agenda.ts';
import { BIJBESTAND, bestandIn } from '#zoeken/bundel.ts';
import { legeUitslag, type Zoekuitslag } from '#zoeken/uitslag.ts';
import { bijhouden } from './bijhouden.ts';
import { indexeren } from './indexeren.ts';
import { isIndex, laatsteVersie, onthoud, ruimIndexenOp } from './indexmap.ts';
import { versieVan } from './indexversie.ts';
import type { Grenzen } from './kind.ts';
import { kanVinden, type OpenIndex, openIndex } from './open-index.ts';
import { RITME, type Ritme } from './ritme.ts';
import { standVan } from './stand.ts';
import { maakTaak } from './taak.ts';
import { zonderVerdwenen } from './zonder-verdwenen.ts';

export interface Zoekvraag {
  /** The query of the address: "?q=loket&sector=po". */
  adres: string;
  nu: number;
}

/** Answers queries from the newest index there is, and sees to it that it follows what stands on the site. */
export interface Zoeker {
  zoek(vraag: Zoekvraag): Promise<Zoekuitslag>;
  /** A file of an index: "pagefind.js" of the current one, "3f…/pagefind.js" of one that was made before, or "bij.json". */
  pad(naam: string): string | null;
  /** Whether a search can find the page at this address as it is now. */
  kanVinden(url: string, digest: string): boolean;
  /** Looks soon whether there is something to index. */
  bijwerken(): void;
  readonly stand: 'leeg' | 'bezig' | 'klaar' | 'fout';
  sluit(): Promise<void>;
}

export interface Zoekerbron {
  inhoud: Inhoud;
  agenda: Agenda;
  /** Folder of all indexes. */
  map: string;
  vertrouwdDir?: string;
  contentDir: string;
  voorbeeld?: boolean;
  renderDir?: string;
  log: { info(o: object, m: string): void; warn(o: object, m: string): void; error(o: object, m: string): void };
  /** Shorter in tests. */
  ritme?: Ritme;
  grenzen?: Grenzen;
}

/** Opens search. The last index answers at once, beside a small one for what changed; without one, searching starts when it is made. */
export async function openZoeker(bron: Zoekerbron): Promise<Zoeker> {
  const { inhoud, agenda, log, map, contentDir, ritme = RITME } = bron;
  const vertrouwdDir = bron.vertrouwdDir ?? join(import.meta.dirname, '../../../content');
  await mkdir(map, { recursive: true }).catch((err) => log.error({ err }, 'There is no place for a search index.'));
  const einde = new AbortController();
  const grenzen = { stop: einde.signal, ...(bron.grenzen && { grenzen: bron.grenzen }) };
  let huidig: OpenIndex | null = null;
  let gewijzigdOp: number | null = null;
  let duur = 0;
  let laatste: Promise<unknown> = Promise.resolve();
  /** A small index belongs to one large one: they are never changed at the same time. */
  const naElkaar = (werk: () => Promise<void>): Promise<void> => {
    const mijn = laatste.then(werk);
    laatste = mijn.catch(() => {});
    return mijn;
  };

  const openen = async (versie: string): Promise<OpenIndex> => {
    let index: OpenIndex | null = null;
    index = await openIndex(map, versie, (err) => {
      log.error({ err }, 'The search thread ended.');
      if (!index || huidig !== index) return;
      huidig = null;
      void wissel(versie).catch(() => groot.plan(ritme.meteen));
    });
    return index;
  };

  async function maakKlein(): Promise<void> {
    const { kennissessies, vers } = await agenda.lees();
    if (!huidig || !vers) return;
    await naElkaar(async () => {
      const vol = huidig && (await bijhouden(huidig, { inhoud, kennissessies, ...grenzen }));
      if (vol) groot.plan(ritme.meteen);
      else if (huidig?.bij.map !== null && !groot.gepland) planGroot();
    });
  }

  async function maakGroot(): Promise<void> {
    const { kennissessies, vers } = await agenda.lees();
    const versie = await versieVan(standVan(inhoud, kennissessies), vertrouwdDir);
    gewijzigdOp = null;
    // A database that does not answer is no reason to forget its sessions.
    if (versie === huidig?.versie || (huidig && !vers)) return;
    const begin = Date.now();
    const { voorbeeld = true, renderDir = join(map, '../teksten') } = bron;
    await indexeren(
      { vertrouwdDir, contentDir, voorbeeld, renderDir, kennissessies, map: join(map, versie), versie },
      { ...grenzen, eerste: huidig === null },
    );
    await wissel(versie);
    duur = Date.now() - begin;
    await ruimIndexenOp(map, versie);
    log.info({ versie, ms: duur }, 'A new search index answers.');
  }

  /** The new index takes over with everything that was published while it was being made. */
  async function wissel(versie: string): Promise<void> {
    const index = await openen(versie);
    // Without an index a slow answer is better than none; else nobody notices that another one takes over.
    const warm = index.onderzoeker.loopWarm(Date.now());
    if (huidig) await warm;
    const overnemen = async () => {
      const { kennissessies, vers } = await agenda.lees();
      if (vers) await bijhouden(index, { inhoud, kennissessies, ...grenzen });
      einde.signal.throwIfAborted();
      await onthoud(map, versie);
      const vorige = huidig;
      huidig = index;
      // Queries that are under way still get their answer.
      if (vorige) setTimeout(() => void vorige.onderzoeker.sluit(), 5_000).unref();
    };
    await naElkaar(overnemen).catch(async (fout) => {
      await index.onderzoeker.sluit();
      throw fout;
    });
  }

  /** Waits for more to come, but not for ever; an index that takes long is made less often. */
  function planGroot(): void {
    gewijzigdOp ??= Date.now();
    const nog = gewijzigdOp + Math.max(ritme.uiterlijk, duur) - Date.now();
    groot.plan(huidig ? Math.max(0, Math.min(nog, Math.max(ritme.rust, duur))) : ritme.meteen);
  }
  async function kijk(): Promise<void> {
    klein.plan(ritme.bij);
    const { kennissessies, vers } = await agenda.lees();
    if (!vers || groot.gepland || groot.bezig || groot.mislukt) return;
    if ((await versieVan(standVan(inhoud, kennissessies), vertrouwdDir)) !== huidig?.versie) planGroot();
  }

  const klein = maakTaak(maakKlein, {
    opnieuw: ritme.opnieuw,
    mislukt: (err, keer) => log.error({ err, keer }, 'What is new cannot be found yet.'),
  });
  const groot = maakTaak(maakGroot, {
    opnieuw: ritme.opnieuw,
    mislukt: (err, keer) => log.error({ err, keer }, 'No new search index; the former one goes on.'),
  });
  const kijken = setInterval(() => void kijk().catch(() => {}), ritme.kijken).unref();
  inhoud.opWijziging(() => {
    klein.plan(ritme.bij);
    planGroot();
  });
  const eerste = await laatsteVersie(map);
  if (eerste)
    await openen(eerste).then(
      (index) => {
        huidig = index;
        void index.onderzoeker.loopWarm(Date.now());
      },
      (err) => log.warn({ err }, 'The former search index does not open.'),
    );

  return {
    async zoek({ adres, nu }) {
      if (!huidig) return legeUitslag(adres, false);
      try {
        return zonderVerdwenen(await huidig.onderzoeker.zoek(adres, nu), inhoud);
      } catch (fout) {
        log.error({ err: fout }, 'A search failed.');
        return legeUitslag(adres, false);
      }
    },
    pad(naam) {
      const [versie = '', ...rest] = naam.split('/');
      if (rest.length > 0) return isIndex(map, versie) ? bestandIn(join(map, versie), rest.join('/')) : null;
      return huidig && bestandIn(huidig.map, naam === BIJBESTAND ? huidig.bijbestand : naam);
    },
    kanVinden: (url, digest) => huidig !== null && kanVinden(huidig, url, digest),
    bijwerken() {
      klein.plan(ritme.bij);
      groot.plan(ritme.meteen);
    },
    get stand() {
      if (groot.mislukt || klein.mislukt) return 'fout';
      if (huidig) return 'klaar';
      return groot.bezig ? 'bezig' : 'leeg';
    },
    async sluit() {
      einde.abort();
      klein.stop();
      groot.stop();
      clearInterval(kijken);
      await huidig?.onderzoeker.sluit();
    },
  };
}
