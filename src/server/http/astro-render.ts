import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Answer } from '#server/http/answer/answer.ts';

/** What the built site exports: one request in, one answer out; `next` when no page has this address. */
export type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void, locals: object) => Promise<void> | void;

/** What a development server answers itself. */
export interface Development {
  handles(req: IncomingMessage): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Where the browser hears of changes. */
  socket: string;
}

export interface RenderRequest {
  method: 'GET' | 'POST';
  /** What Astro sees of the address: for pages that are the same for everybody only the path. */
  url: string;
  /** The query, as it was sent; pages read it through `locals.parameters`. */
  query: string;
  headers: Record<string, string>;
  body?: Buffer;
}

/**
 * Lets Astro render one request into memory, apart from any visitor's connection: an answer may serve many, and an
 * error halfway can still become a proper page. Null when no page has this address.
 */
export function renderWithAstro(
  handler: Handler,
  { method, url, headers, body }: RenderRequest,
  origin: string,
  locals: object,
): Promise<Answer | null> {
  return new Promise((ready, mis) => {
    const socket = Object.assign(new Socket(), origin.startsWith('https:') && { encrypted: true });
    const req = Object.assign(new IncomingMessage(socket), { method, url, body: body ?? Buffer.alloc(0) });
    // The built site takes the body as it is, the development server reads it.
    req.push(body ?? null);
    if (body) req.push(null);
    req.headers = { ...headers, host: new URL(origin).host };
    const res = new Fallback(req, ready, mis);
    Promise.resolve(handler(req, res, (error) => (error ? mis(error) : ready(null)), locals)).catch(mis);
  });
}

/** A response without a connection. */
class Fallback extends ServerResponse {
  readonly #klaar: (answer: Answer) => void;
  readonly #mis: (error: unknown) => void;
  readonly #delen: Buffer[] = [];
  #status = 200;
  #koppen: [string, string][] = [];

  constructor(req: IncomingMessage, ready: (answer: Answer) => void, mis: (error: unknown) => void) {
    super(req);
    this.#klaar = ready;
    this.#mis = mis;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.#status = status;
    const headers = rest.at(-1);
    if (headers && typeof headers === 'object') this.#koppen = Object.entries(headers).flatMap(([name, value]) => pairs(name, value));
    return this;
  }

  override write(part: unknown, ...rest: unknown[]): boolean {
    this.#delen.push(asBuffer(part));
    const ready = rest.at(-1);
    if (typeof ready === 'function') ready();
    return true;
  }

  override end(part?: unknown): this {
    if (part !== undefined && typeof part !== 'function') this.write(part);
    this.#klaar({
      status: this.statusCode === 200 ? this.#status : this.statusCode,
      headers: [...Object.entries(this.getHeaders()).flatMap(([name, value]) => pairs(name, value)), ...this.#koppen],
      body: Buffer.concat(this.#delen),
    });
    this.emit('finish');
    return this;
  }

  override destroy(error?: Error): this {
    this.#mis(error ?? new Error('The page broke off halfway.'));
    return this;
  }
}

const pairs = (name: string, value: unknown): [string, string][] =>
  Array.isArray(value) ? value.map((one) => [name, String(one)]) : [[name, String(value)]];

/** The bytes themselves, not a copy: who wrote them writes no others there. */
const asBuffer = (part: unknown): Buffer =>
  part instanceof Uint8Array ? Buffer.from(part.buffer, part.byteOffset, part.byteLength) : Buffer.from(String(part));
