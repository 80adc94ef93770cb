import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Codering, persVlug } from './persen.ts';

/** One answer as the site made it. */
export interface Antwoord {
  status: number;
  koppen: readonly (readonly [naam: string, waarde: string])[];
  lichaam: Buffer;
}

interface Vorm {
  koppen: readonly string[];
  lichaam: Buffer;
}

/** A 200 that lies ready in memory, its headers written out. */
export interface Klaarliggend {
  etag: string;
  /** In this encoding; made when somebody first asks for it, unless it was there already. */
  vorm(codering: Codering | null): Vorm | Promise<Vorm>;
  ongewijzigd: readonly string[];
  bytes: number;
  /** The words of a search that found nothing. */
  vondNiets?: string | null;
}

export interface Klaarleggen {
  lichaam: Buffer;
  /** Its compressed forms, or that they can be made; null for what does not get smaller. */
  geperst?: Record<Codering, Buffer> | 'op-vraag' | null;
  koppen: readonly string[];
}

/** Lays an answer ready; `koppen` are all its headers but length, encoding and ETag. */
export function legKlaar({ lichaam, geperst, koppen }: Klaarleggen): Klaarliggend {
  const etag = `W/"${hash('sha256', lichaam, 'base64url').slice(0, 22)}"`;
  const samen = [...koppen, 'ETag', etag, ...(geperst ? ['Vary', 'Accept-Encoding'] : [])];
  const inVorm = (inhoud: Buffer, codering?: Codering): Vorm => ({
    lichaam: inhoud,
    koppen: [...samen, ...(codering ? ['Content-Encoding', codering] : []), 'Content-Length', String(inhoud.length)],
  });
  const kaal = inVorm(lichaam);
  const klaar: Partial<Record<Codering, Vorm | Promise<Vorm>>> = {};
  function maak(codering: Codering): Vorm | Promise<Vorm> {
    const inhoud = typeof geperst === 'object' && geperst ? geperst[codering] : persVlug(lichaam, codering);
    if (!(inhoud instanceof Promise)) return inVorm(inhoud, codering);
    return inhoud.then((af) => {
      klaar[codering] = inVorm(af, codering);
      return klaar[codering];
    });
  }
  return {
    etag,
    vorm(codering) {
      if (!codering || !geperst) return kaal;
      klaar[codering] ??= maak(codering);
      return klaar[codering];
    },
    ongewijzigd: samen,
    bytes: lichaam.length * (geperst ? 1.5 : 1) + 2000,
  };
}

/** Answers from memory: 304 when the visitor has it already, else in the smallest encoding the browser takes. */
export function geefKlaarliggend(req: IncomingMessage, res: ServerResponse, klaar: Klaarliggend): void {
  if (req.headers['if-none-match']?.includes(klaar.etag)) {
    res.writeHead(304, klaar.ongewijzigd as string[]);
    res.end();
    return;
  }
  const vorm = klaar.vorm(codering(req.headers['accept-encoding']));
  if (!(vorm instanceof Promise)) stuur(req, res, vorm);
  else void vorm.then((af) => stuur(req, res, af)).catch((fout) => res.destroy(fout));
}

function stuur(req: IncomingMessage, res: ServerResponse, { koppen, lichaam }: Vorm): void {
  res.writeHead(200, koppen as string[]);
  if (req.method === 'HEAD') res.end();
  else res.end(lichaam);
}

/** Answers with what was made for this one request. */
export function geefAntwoord(
  req: IncomingMessage,
  res: ServerResponse,
  { status, koppen, lichaam }: Antwoord,
  vast: readonly string[],
): void {
  if (res.headersSent || res.destroyed) return;
  const leeg = status === 204 || status === 304;
  res.writeHead(status, [...vast, ...koppen.flat(), ...(leeg ? [] : ['Content-Length', String(lichaam.length)])]);
  if (leeg || req.method === 'HEAD') res.end();
  else res.end(lichaam);
}

function codering(kop: string | undefined): Codering | null {
  if (!kop) return null;
  for (const naam of ['br', 'gzip'] as const) {
    const deel = kop.split(',').find((keus) => keus.trim().toLowerCase().startsWith(naam));
    if (deel && !/;\s*q=0(\.0*)?\s*$/.test(deel)) return naam;
  }
  return null;
}
