import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

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

/** A 200 that lies ready in memory in every encoding, its headers written out. */
export interface Klaarliggend {
  etag: string;
  kaal: Vorm;
  br: Vorm | null;
  gzip: Vorm | null;
  ongewijzigd: readonly string[];
  bytes: number;
  /** The words of a search that found nothing. */
  vondNiets?: string | null;
}

export interface Klaarleggen {
  lichaam: Buffer;
  geperst?: { br: Buffer; gzip: Buffer } | null;
  koppen: readonly string[];
}

/** Lays an answer ready; `koppen` are all its headers but length, encoding and ETag. */
export function legKlaar({ lichaam, geperst, koppen }: Klaarleggen): Klaarliggend {
  const etag = `W/"${createHash('sha256').update(lichaam).digest('base64url').slice(0, 22)}"`;
  const samen = [...koppen, 'ETag', etag, ...(geperst ? ['Vary', 'Accept-Encoding'] : [])];
  const vorm = (inhoud: Buffer, codering?: string): Vorm => ({
    lichaam: inhoud,
    koppen: [...samen, ...(codering ? ['Content-Encoding', codering] : []), 'Content-Length', String(inhoud.length)],
  });
  return {
    etag,
    kaal: vorm(lichaam),
    br: geperst ? vorm(geperst.br, 'br') : null,
    gzip: geperst ? vorm(geperst.gzip, 'gzip') : null,
    ongewijzigd: samen,
    bytes: lichaam.length + (geperst ? geperst.br.length + geperst.gzip.length : 0) + 2000,
  };
}

/** Answers from memory: 304 when the visitor has it already, else in the smallest encoding the browser takes. */
export function geefKlaarliggend(req: IncomingMessage, res: ServerResponse, klaar: Klaarliggend): void {
  if (req.headers['if-none-match']?.includes(klaar.etag)) {
    res.writeHead(304, klaar.ongewijzigd as string[]);
    res.end();
    return;
  }
  const wil = codering(req.headers['accept-encoding']);
  const { koppen, lichaam } = (wil && klaar[wil]) || klaar.kaal;
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

function codering(kop: string | undefined): 'br' | 'gzip' | null {
  if (!kop) return null;
  for (const naam of ['br', 'gzip'] as const) {
    const deel = kop.split(',').find((keus) => keus.trim().toLowerCase().startsWith(naam));
    if (deel && !/;\s*q=0(\.0*)?\s*$/.test(deel)) return naam;
  }
  return null;
}
