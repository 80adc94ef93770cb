import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda.ts';
import { bestandIn, isCompleet } from './bundel.ts';
import { type Grenzen, indexeren } from './indexeren.ts';
import { versieVan } from './indexversie.ts';
import { type Onderzoeker, openOnderzoeker } from './onderzoeker.ts';
import { legeUitslag, type Zoekuitslag } from './uitslag.ts';

export interface Zoekvraag {
  /** The query of the address: "?q=loket&sector=po". */
  adres: string;
  nu: number;
}

/** Answers queries from the newest index there is, and sees to it that there is a new one when something changed. */
export interface Zoeker {
  zoek(vraag: Zoekvraag): Promise<Zoekuitslag>;
  /** A file of an index: "pagefind.js" of the current one, or "3f…/pagefind.js" of one that was made before. */
  pad(naam: string): string | null;
  /** Indexes soon; many calls make one index. */
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
  ritme?: { rust: number; opnieuw: number; kijken: number };
  grenzen?: Grenzen;
}

const RITME = { rust: 400, opnieuw: 5_000, kijken: 15_000 };
const LANGST_WACHTEN = 5 * 60_000;
/** The current index and the one before it: pages that are open still ask for its files. */
const BEWAREN = 2;
const JONG_MS = 10 * 60_000;

/** Opens search. An index that is still right is used at once; otherwise searching starts when the first one is made. */
export async function openZoeker(bron: Zoekerbron): Promise<Zoeker> {
  const { inhoud, agenda, log, contentDir, ritme = RITME } = bron;
  const map = bron.map;
  const vertrouwdDir = bron.vertrouwdDir ?? join(import.meta.dirname, '../../content');
  await mkdir(map, { recursive: true }).catch((err) => log.error({ err }, 'There is no place for a search index.'));
  const einde = new AbortController();
  let huidig: { versie: string; onderzoeker: Onderzoeker } | null = null;
  let bezig = false;
  let mislukt = 0;
  let wekker: NodeJS.Timeout | undefined;

  const gewenst = async () => {
    const { kennissessies, vers } = await agenda.lees();
    return { kennissessies, vers, versie: await versieVan(inhoud, kennissessies, vertrouwdDir) };
  };

  async function gebruik(versie: string): Promise<void> {
    const onderzoeker = await openOnderzoeker(join(map, versie), (fout) => {
      log.error({ err: fout }, 'The search thread ended.');
      if (huidig?.onderzoeker === onderzoeker) huidig = null;
      plan(ritme.rust);
    });
    await onthoud(map, versie);
    const vorige = huidig;
    huidig = { versie, onderzoeker };
    // Queries that are under way still get their answer.
    if (vorige) setTimeout(() => void vorige.onderzoeker.sluit(), 5_000).unref();
  }

  async function werk(): Promise<void> {
    const { kennissessies, vers, versie } = await gewenst();
    // A database that does not answer is no reason to forget its sessions.
    if (versie === huidig?.versie || (huidig && !vers)) return;
    const begin = Date.now();
    const renderDir = bron.renderDir ?? join(map, '../teksten');
    const opdracht = {
      vertrouwdDir,
      contentDir,
      voorbeeld: bron.voorbeeld ?? true,
      renderDir,
      kennissessies,
      map: join(map, versie),
      versie,
    };
    await indexeren(opdracht, { stop: einde.signal, ...(bron.grenzen && { grenzen: bron.grenzen }) });
    await gebruik(versie);
    await ruimOp(map, versie);
    log.info({ versie, ms: Date.now() - begin }, 'A new search index answers.');
  }

  function plan(na: number): void {
    clearTimeout(wekker);
    if (einde.signal.aborted) return;
    wekker = setTimeout(() => void ronde(), na).unref();
  }

  async function ronde(): Promise<void> {
    if (bezig) return plan(ritme.rust);
    bezig = true;
    try {
      await werk();
      mislukt = 0;
    } catch (fout) {
      if (einde.signal.aborted) return;
      mislukt += 1;
      log.error({ err: fout, keer: mislukt }, 'No new search index; the former one goes on.');
      plan(Math.min(LANGST_WACHTEN, ritme.opnieuw * 2 ** (mislukt - 1)));
    } finally {
      bezig = false;
    }
  }

  const kijken = setInterval(() => {
    if (!bezig && mislukt === 0) void ronde();
  }, ritme.kijken).unref();
  inhoud.opWijziging(() => plan(ritme.rust));
  const laatste = await laatsteVersie(map);
  if (laatste) await gebruik(laatste).catch((fout) => log.warn({ err: fout }, 'The former search index does not open.'));

  return {
    async zoek({ adres, nu }) {
      if (!huidig) return legeUitslag(adres, false);
      try {
        return await huidig.onderzoeker.zoek(adres, nu);
      } catch (fout) {
        log.error({ err: fout }, 'A search failed.');
        return legeUitslag(adres, false);
      }
    },
    pad(naam) {
      const [eerste = '', ...rest] = naam.split('/');
      if (/^[0-9a-f]{16}$/.test(eerste)) return isCompleet(join(map, eerste)) ? bestandIn(join(map, eerste), rest.join('/')) : null;
      return huidig && bestandIn(join(map, huidig.versie), naam);
    },
    bijwerken: () => plan(ritme.rust),
    get stand() {
      if (mislukt > 0) return 'fout';
      if (huidig) return 'klaar';
      return bezig ? 'bezig' : 'leeg';
    },
    async sluit() {
      einde.abort();
      clearTimeout(wekker);
      clearInterval(kijken);
      await huidig?.onderzoeker.sluit();
    },
  };
}

const wijzer = (map: string) => join(map, 'huidig');

/** Writes which index is current so that it survives a crash: first the bytes, then the name. */
async function onthoud(map: string, versie: string): Promise<void> {
  const tijdelijk = join(map, `.huidig.${process.pid}`);
  const bestand = await open(tijdelijk, 'w');
  await bestand.writeFile(versie);
  await bestand.sync();
  await bestand.close();
  await rename(tijdelijk, wijzer(map));
}

async function laatsteVersie(map: string): Promise<string | null> {
  const versie = await readFile(wijzer(map), 'utf8').catch(() => '');
  return /^[0-9a-f]{16}$/.test(versie) && isCompleet(join(map, versie)) ? versie : null;
}

async function ruimOp(map: string, versie: string): Promise<void> {
  const namen = (await readdir(map)).filter((naam) => /^[0-9a-f]{16}/.test(naam) && naam !== versie);
  const metTijd = await Promise.all(
    namen.map(async (naam) => ({ naam, op: (await stat(join(map, naam)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const oud = metTijd.sort((a, b) => b.op - a.op).slice(BEWAREN - 1);
  for (const { naam, op } of oud) if (Date.now() - op > JONG_MS) await rm(join(map, naam), { recursive: true, force: true });
}
