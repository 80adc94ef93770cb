import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Linkreden } from '#db/tabellen-inzending.ts';
import { type Bereik, magErheen, opzoekerVoor } from '#inhoud/bronkaarten/bereik.ts';
import { isFoutpagina } from './foutpagina.ts';

export interface Bezoekopties {
  bereik: Bereik;
  /** Says who asks, for who reads the log of that site. */
  vanwege: string;
  /** How long all of it may take, with every redirect. */
  geduldMs?: number;
  /** Ends it at once. */
  stop?: AbortSignal;
}
/** `reden` is null when somebody answered: also with "not for robots", which people may well see. */
export type Bezoek = { reden: Linkreden | null };

const GEDULD_MS = 15_000;
const MEESTE_SPRONGEN = 5;
/** The title of a page stands well before this. */
const MEESTE_BYTES = 128 * 1024;
/** Of a page that is not there, in whatever words. */
const WEG = [404, 410];

/** Looks whether an address still leads to something. It never throws: what goes wrong on the way is the answer. */
export async function adresBezoeken(link: string, opties: Bezoekopties): Promise<Bezoek> {
  const tijd = AbortSignal.timeout(opties.geduldMs ?? GEDULD_MS);
  const signal = opties.stop ? AbortSignal.any([tijd, opties.stop]) : tijd;
  try {
    let url = new URL(link);
    for (let sprong = 0; sprong <= MEESTE_SPRONGEN; sprong += 1) {
      const { naar, reden } = await eenSprong(url, { ...opties, signal });
      if (naar === null) return { reden };
      url = naar;
    }
    // A site that wants a cookie first sends robots around and around.
    return { reden: null };
  } catch (fout) {
    if (tijd.aborted) return { reden: 'te-laat' };
    return { reden: (fout as NodeJS.ErrnoException).code === 'ENOTFOUND' ? 'naam-weg' : 'onbereikbaar' };
  }
}

async function eenSprong(url: URL, opties: Bezoekopties & { signal: AbortSignal }): Promise<Bezoek & { naar: URL | null }> {
  if (!/^https?:$/.test(url.protocol) || !magErheen(url, opties.bereik)) return { reden: 'onbereikbaar', naar: null };
  const antwoord = await vraag(url, opties);
  try {
    const { statusCode: status = 0, headers } = antwoord;
    if (status >= 300 && status < 400 && headers.location) return { reden: null, naar: new URL(headers.location, url) };
    if (WEG.includes(status)) return { reden: 'weg', naar: null };
    if (status >= 500) return { reden: 'fout', naar: null };
    const isPagina = status === 200 && /html/i.test(headers['content-type'] ?? '');
    return { reden: isPagina && isFoutpagina(await begin(antwoord)) ? 'foutpagina' : null, naar: null };
  } finally {
    antwoord.destroy();
  }
}

const vraag = (url: URL, { bereik, vanwege, signal }: Bezoekopties & { signal: AbortSignal }): Promise<IncomingMessage> =>
  new Promise((klaar, mis) => {
    const headers = {
      'User-Agent': `Regiokring-linkcontrole (+${vanwege})`,
      Accept: 'text/html, */*;q=0.5',
      'Accept-Encoding': 'identity',
    };
    const over = url.protocol === 'https:' ? overHttps : overHttp;
    over(url, { headers, signal, lookup: opzoekerVoor(bereik), agent: false }, klaar)
      .once('error', mis)
      .end();
  });

/** The first part of a page; the rest is not waited for. */
async function begin(antwoord: IncomingMessage): Promise<string> {
  const stukken: Buffer[] = [];
  let bytes = 0;
  for await (const stuk of antwoord) {
    stukken.push(stuk);
    bytes += stuk.length;
    if (bytes >= MEESTE_BYTES) break;
  }
  return Buffer.concat(stukken).toString('utf8');
}
