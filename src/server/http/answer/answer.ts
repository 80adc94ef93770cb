import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { compressBest, compressFast, type Encoding, isSmall } from './compress.ts';

/** One answer as the site made it. */
export interface Answer {
  status: number;
  headers: readonly (readonly [naam: string, waarde: string])[];
  body: Buffer;
}

interface Shape {
  headers: readonly string[];
  body: Buffer;
}

/** A 200 that lies ready in memory, its headers written out. */
export interface Ready {
  etag: string;
  /** In this encoding; made when somebody first asks for it, unless it was there already. */
  shape(encoding: Encoding | null): Shape | Promise<Shape>;
  unchanged: readonly string[];
  bytes: number;
  /** The words of a search that found nothing. */
  foundNothing?: string | null;
}

export interface ReadySource {
  body: Buffer;
  /** Its compressed forms, or that they can be made; null for what does not get smaller. */
  compressed?: Record<Encoding, Buffer> | 'op-vraag' | null;
  headers: readonly string[];
}

/** What was asked for so often stays a while: from then on everybody gets it as small as it can be. */
const OFTEN = 20;

/** Lays an answer ready; `headers` are all its headers but length, encoding and ETag. */
export function makeReady({ body: whole, compressed, headers }: ReadySource): Ready {
  // Once its Brotli form is there, that is all that is kept: nearly every browser takes it, and it is a fifth.
  let body: Buffer | null = whole;
  const bytes = whole.length * (compressed === 'op-vraag' ? 0.5 : 1) + 2000;
  const etag = `W/"${hash('sha256', whole, 'base64url').slice(0, 22)}"`;
  const together = [...headers, 'ETag', etag, ...(compressed ? ['Vary', 'Accept-Encoding'] : [])];
  const shaped = (inhoud: Buffer, encoding?: Encoding): Shape => ({
    body: inhoud,
    headers: [...together, ...(encoding ? ['Content-Encoding', encoding] : []), 'Content-Length', String(inhoud.length)],
  });
  const ready: Partial<Record<Encoding, Shape | Promise<Shape>>> = {};
  const bare = compressed === 'op-vraag' ? null : shaped(whole);
  const plain = (): Buffer => body ?? brotliDecompressSync((ready.br as Shape).body);
  const small = isSmall(whole);
  let asked = 0;
  const keep = (inhoud: Buffer, encoding: Encoding): Shape => {
    const shape = shaped(compressed === 'op-vraag' ? onItsOwn(inhoud) : inhoud, encoding);
    ready[encoding] = shape;
    if (encoding === 'br' && compressed === 'op-vraag') body = null;
    return shape;
  };
  function make(encoding: Encoding): Shape | Promise<Shape> {
    const inhoud = typeof compressed === 'object' && compressed ? compressed[encoding] : compressFast(plain(), encoding);
    if (!(inhoud instanceof Promise)) return keep(inhoud, encoding);
    return inhoud.then((done) => keep(done, encoding));
  }
  return {
    etag,
    shape(encoding) {
      if (!encoding || !compressed) return bare ?? shaped(plain());
      ready[encoding] ??= make(encoding);
      if (encoding === 'br' && compressed === 'op-vraag' && small && ++asked === OFTEN)
        void compressBest(plain()).then(
          (best) => keep(best, 'br'),
          () => {},
        );
      return ready[encoding];
    },
    unchanged: together,
    bytes,
  };
}

/** What zlib and Node's pool hand out keeps 64 kB of memory alive, however short it is itself. */
function onItsOwn(part: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(part.length);
  part.copy(own);
  return own;
}

/** Answers from memory: 304 when the visitor has it already, else in the smallest encoding the browser takes. */
export function sendReady(req: IncomingMessage, res: ServerResponse, ready: Ready): void {
  if (req.headers['if-none-match']?.includes(ready.etag)) {
    res.writeHead(304, ready.unchanged as string[]);
    res.end();
    return;
  }
  const shape = ready.shape(encoding(req.headers['accept-encoding']));
  if (!(shape instanceof Promise)) pass(req, res, shape);
  else void shape.then((done) => pass(req, res, done)).catch((error) => res.destroy(error));
}

function pass(req: IncomingMessage, res: ServerResponse, { headers, body }: Shape): void {
  res.writeHead(200, headers as string[]);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}

/** Answers with what was made for this one request. */
export function sendAnswer(req: IncomingMessage, res: ServerResponse, { status, headers, body }: Answer, fixed: readonly string[]): void {
  if (res.headersSent || res.destroyed) return;
  const empty = status === 204 || status === 304;
  res.writeHead(status, [...fixed, ...headers.flat(), ...(empty ? [] : ['Content-Length', String(body.length)])]);
  if (empty || req.method === 'HEAD') res.end();
  else res.end(body);
}

function encoding(header: string | undefined): Encoding | null {
  if (!header) return null;
  const choices = header.split(',').map((choice) => choice.trim().toLowerCase());
  for (const name of ['br', 'gzip'] as const) {
    const choice = choices.find((one) => one.split(';')[0]?.trim() === name);
    if (choice && !/;\s*q=0(\.0*)?\s*$/.test(choice)) return name;
  }
  return null;
}
