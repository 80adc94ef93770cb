import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Antwoord } from '#server/http/answer/antwoord.ts';

/** What the built site exports: one request in, one answer out; `next` when no page has this address. */
export type Handler = (req: IncomingMessage, res: ServerResponse, next: (fout?: unknown) => void, locals: object) => Promise<void> | void;

/** What a development server answers itself. */
export interface Development {
  handles(req: IncomingMessage): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Where the browser hears of changes. */
  socket: string;
}

export interface Aanvraag {
  methode: 'GET' | 'POST';
  /** What Astro sees of the address: for pages that are the same for everybody only the path. */
  url: string;
  /** The query, as it was sent; pages read it through `locals.parameters`. */
  vraag: string;
  koppen: Record<string, string>;
  lichaam?: Buffer;
}

/**
 * Lets Astro render one request into memory, apart from any visitor's connection: an answer may serve many, and an
 * error halfway can still become a proper page. Null when no page has this address.
 */
export function weergeven(
  handler: Handler,
  { methode, url, koppen, lichaam }: Aanvraag,
  origin: string,
  locals: object,
): Promise<Antwoord | null> {
  return new Promise((klaar, mis) => {
    const socket = Object.assign(new Socket(), origin.startsWith('https:') && { encrypted: true });
    const req = Object.assign(new IncomingMessage(socket), { method: methode, url, body: lichaam ?? Buffer.alloc(0) });
    // The built site takes the body as it is, the development server reads it.
    req.push(lichaam ?? null);
    if (lichaam) req.push(null);
    req.headers = { ...koppen, host: new URL(origin).host };
    const res = new Opvang(req, klaar, mis);
    Promise.resolve(handler(req, res, (fout) => (fout ? mis(fout) : klaar(null)), locals)).catch(mis);
  });
}

/** A response without a connection. */
class Opvang extends ServerResponse {
  readonly #klaar: (antwoord: Antwoord) => void;
  readonly #mis: (fout: unknown) => void;
  readonly #delen: Buffer[] = [];
  #status = 200;
  #koppen: [string, string][] = [];

  constructor(req: IncomingMessage, klaar: (antwoord: Antwoord) => void, mis: (fout: unknown) => void) {
    super(req);
    this.#klaar = klaar;
    this.#mis = mis;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.#status = status;
    const koppen = rest.at(-1);
    if (koppen && typeof koppen === 'object') this.#koppen = Object.entries(koppen).flatMap(([naam, waarde]) => paren(naam, waarde));
    return this;
  }

  override write(deel: unknown, ...rest: unknown[]): boolean {
    this.#delen.push(alsBuffer(deel));
    const klaar = rest.at(-1);
    if (typeof klaar === 'function') klaar();
    return true;
  }

  override end(deel?: unknown): this {
    if (deel !== undefined && typeof deel !== 'function') this.write(deel);
    this.#klaar({
      status: this.statusCode === 200 ? this.#status : this.statusCode,
      koppen: [...Object.entries(this.getHeaders()).flatMap(([naam, waarde]) => paren(naam, waarde)), ...this.#koppen],
      lichaam: Buffer.concat(this.#delen),
    });
    this.emit('finish');
    return this;
  }

  override destroy(fout?: Error): this {
    this.#mis(fout ?? new Error('The page broke off halfway.'));
    return this;
  }
}

const paren = (naam: string, waarde: unknown): [string, string][] =>
  Array.isArray(waarde) ? waarde.map((een) => [naam, String(een)]) : [[naam, String(waarde)]];

const alsBuffer = (deel: unknown): Buffer => (deel instanceof Uint8Array ? Buffer.from(deel) : Buffer.from(String(deel)));
