import { AwsClient } from 'aws4fetch';
import { Opslagstoring } from './berging.ts';
import { MAX_BYTES } from './bijlagesoorten.ts';
import type { Opslaginstelling } from './opslag-url.ts';

export interface Emmerinstelling {
  /** Names per answer; at most 1,000. */
  perKeer?: number;
  /** Other patience than usual. */
  geduld?: Partial<typeof GEDULD_MS>;
}
type Werk = 'PUT' | 'GET' | 'HEAD' | 'DELETE' | 'LIST';
interface Vraag {
  query?: string;
  headers?: Record<string, string>;
  body?: Buffer;
}
interface Antwoord {
  status: number;
  headers: Headers;
  bytes: Buffer<ArrayBuffer>;
}

/**
 * In all, a second try included. Sending in looks, keeps and looks again, and who sends it waits half a minute at most; cleaning up asks
 * with the writer of the database in hand.
 */
export const GEDULD_MS = { PUT: 10_000, GET: 10_000, HEAD: 4000, DELETE: 3000, LIST: 20_000 };
const PER_KEER = 1000;
/** Of a list: names with what stands around them. */
const MAX_LIJST = 2 * 1024 * 1024;

/** A bucket that speaks S3: what is asked of it, and the names in it. */
export function openEmmer(instelling: Opslaginstelling, { perKeer = PER_KEER, geduld = {} }: Emmerinstelling = {}) {
  const vraag = vrager(instelling, { ...GEDULD_MS, ...geduld });
  return {
    vraag,
    /** Every name that begins so, in their order; `na` leaves out those up to it. */
    async namen(prefix: string, na = ''): Promise<string[]> {
      const alle: string[] = [];
      for (let vanaf = na; ; ) {
        const query = new URLSearchParams({
          'list-type': '2',
          'max-keys': String(perKeer),
          prefix,
          ...(vanaf && { 'start-after': vanaf }),
        });
        const tekst = (await vraag('LIST', '', { query: `?${query}` })).bytes.toString();
        const namen = [...tekst.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, naam = '']) => naam);
        alle.push(...namen);
        const laatste = namen.at(-1);
        if (!laatste || !tekst.includes('<IsTruncated>true<')) return alle;
        vanaf = laatste;
      }
    },
  };
}

/** What asks the store, signed, and tries once more when it did not answer. Answers what went well, or 404 for what is not there. */
function vrager({ adres, region, sleutel, geheim }: Opslaginstelling, geduld: typeof GEDULD_MS) {
  const client = new AwsClient({ accessKeyId: sleutel, secretAccessKey: geheim, service: 's3', region });
  return async (werk: Werk, pad: string, { query = '', headers = {}, body }: Vraag = {}): Promise<Antwoord> => {
    const signal = AbortSignal.timeout(geduld[werk]);
    const method = werk === 'LIST' ? 'GET' : werk;
    const doe = async () => {
      const vraag = await client.sign(`${adres}${pad}${query}`, { method, headers, ...(body && { body: new Uint8Array(body) }) });
      return lees(await fetch(vraag, { signal, redirect: 'error' }));
    };
    const eerste = await doe().catch((fout: unknown) => ({ fout }));
    const over = 'fout' in eerste || eerste.status >= 500 ? await doe().catch((fout: unknown) => ({ fout })) : eerste;
    if ('fout' in over) throw new Opslagstoring(`The store did not answer to ${werk}: ${waarom(over.fout)}.`);
    if (over.status < 300 || (over.status === 404 && magOntbreken(werk, over))) return over;
    throw new Opslagstoring(`The store answered ${over.status} ${code(over)} to ${werk}.`.replace('  ', ' '));
  };
}

async function lees(antwoord: Response): Promise<Antwoord> {
  const delen: Uint8Array[] = [];
  let over = Math.max(MAX_BYTES, MAX_LIJST);
  for await (const deel of antwoord.body ?? []) {
    over -= deel.length;
    if (over < 0) throw new Error('more than was ever kept');
    delen.push(deel);
  }
  return { status: antwoord.status, headers: antwoord.headers, bytes: Buffer.concat(delen) };
}

/** A whole bucket that is not there is another matter. */
const magOntbreken = (werk: Werk, antwoord: Antwoord): boolean => werk === 'HEAD' || werk === 'DELETE' || code(antwoord) === 'NoSuchKey';

/** Never the words around it: they hold what was signed. */
const code = ({ bytes }: Antwoord): string => /<Code>(\w{1,60})<\/Code>/.exec(bytes.toString('latin1'))?.[1] ?? '';

function waarom(fout: unknown): string {
  if (!(fout instanceof Error)) return 'unknown';
  if (fout.name === 'TimeoutError') return 'too slow';
  const { cause } = fout;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : fout.name;
}
