import type { Tempo } from './beurten.ts';
import { inKind } from './kind.ts';
import { rekentijd } from './verbruik.ts';

/** What is asked of a server, how many at a time and for how long. */
export interface Lading {
  url: string;
  /** In turn; `{n}` in a path is another number every time. */
  paden: readonly string[];
  verbindingen: number;
  seconden: number;
  /** What the visitor can unpack. */
  codering: string;
  /** Of a site that knows its own name. */
  host?: string;
}

/** What came back. */
export interface Trefkans {
  aantal: number;
  seconden: number;
  /** Answers that were not 2xx, and requests without an answer. */
  mis: number;
}

/** Fires at the server with this process id from a process of its own; throws when anything was refused. */
export async function bestoken(pid: number, lading: Lading): Promise<Tempo> {
  const voor = rekentijd(pid);
  const { aantal, seconden, mis }: Trefkans = JSON.parse(await inKind('kanon.ts', lading));
  const gerekend = (rekentijd(pid) - voor) / 1000;
  if (mis > 0) throw new Error(`${mis} answers of ${lading.url}${lading.paden[0]} were wrong.`);
  return { perSeconde: aantal / seconden, perRekenseconde: aantal / gerekend };
}
