import { LRUCache } from 'lru-cache';
import type { Moment } from '#db/tabellen.ts';
import { type Answer, makeReady, type Ready } from '#server/http/answer/answer.ts';
import { withStyleSource } from '#server/http/answer/headers.ts';
import { withCharset } from '#server/http/answer/media-types.ts';
import type { Styled } from '#server/http/answer/page-style.ts';
import { pickParameters } from '#server/http/gate/parameters.ts';
import type { Release, SlotKind, Slots, Visitor } from '#server/http/gate/slots.ts';
import type { Report } from './report.ts';
import type { Marks, Subjects } from './subjects.ts';

export interface Pages {
  /** The answer for a public address, from memory when what it shows has not changed; null for who asks too much at once. */
  fetch(path: string, query: string, visitor: () => Visitor): Given | Promise<Given>;
  readonly bytes: number;
}

type Given = Ready | Answer | null;

export interface PagesSource {
  /** Renders an address for nobody in particular. */
  render(path: string, query: string): Promise<{ answer: Answer; report: Report }>;
  subjects: Subjects;
  slots: Slots;
  fixed: readonly string[];
  /** Puts the styles a page needs in the page itself. */
  style?: (body: Buffer) => Styled;
  clock?: () => Moment;
}

interface Kept {
  ready: Ready;
  bytes: number;
  /** What it read, as that was then. */
  marks: Marks;
  tot: Moment;
}

interface Made {
  answer: Ready | Answer;
  /** What others may get as well. */
  together?: Kept;
}

const MB = 1024 * 1024;
const MOST_PATHS = 20_000;
const kindOf = (path: string): SlotKind => (path.startsWith('/zoeken/') ? 'search' : 'pages');
const memory = (most: number) =>
  new LRUCache<string, Kept>({ maxSize: most, maxEntrySize: most / 4, sizeCalculation: ({ bytes }) => Math.ceil(bytes) });

/** Keeps public answers until what they show changes. Many visitors who ask for the same at once get one rendering. */
export const openPages = (source: PagesSource): Pages => new KeptPages(source);

class KeptPages implements Pages {
  readonly #source: PagesSource;
  // Questions are endless, pages are not: a flood of questions may not push the pages out.
  readonly #plain = memory(48 * MB);
  readonly #asked = memory(16 * MB);
  /** The names of the parameters that pages were seen to read. */
  readonly #names = new LRUCache<string, readonly string[]>({ max: MOST_PATHS });
  readonly #underway = new Map<string, Promise<Made>>();

  constructor(source: PagesSource) {
    this.#source = source;
  }

  get bytes(): number {
    return this.#plain.calculatedSize + this.#asked.calculatedSize;
  }

  /** `slot` is a place to render that this visitor has already. */
  fetch(path: string, query: string, visitor: () => Visitor, slot?: Release): Given | Promise<Given> {
    const key = this.#keyOf(path, query);
    const kept = key === null ? undefined : this.#memoryFor(key).get(key);
    if (!kept || (this.#source.clock ?? Date.now)() >= kept.tot) return this.#together(path, query, visitor, slot);
    const send = (still: boolean) => {
      if (!still) return this.#together(path, query, visitor, slot);
      slot?.();
      return kept.ready;
    };
    const still = this.#source.subjects.areStill(kept.marks);
    return still instanceof Promise ? still.then(send) : send(still);
  }

  async #together(path: string, query: string, visitor: () => Visitor, slot?: Release): Promise<Given> {
    const { subjects, slots } = this.#source;
    const who = this.#keyOf(path, query) ?? `${path}?${query}`;
    const running = this.#underway.get(who);
    if (running) {
      // What is being made needs no second place.
      slot?.();
      const { together: other } = await running;
      // What it read before this visitor asked may have changed since.
      if (other && (await subjects.areStill(other.marks))) return other.ready;
    }
    const mine = (!running && slot) || slots.take(kindOf(path), visitor());
    if (mine === null) return null;
    // While this visitor waited, another may have had it made.
    if (mine instanceof Promise) return mine.then((got) => got && this.fetch(path, query, visitor, got));
    const work = this.#make(path, query).finally(() => {
      mine();
      if (this.#underway.get(who) === work) this.#underway.delete(who);
    });
    this.#underway.set(who, work);
    return (await work).answer;
  }

  async #make(path: string, query: string): Promise<Made> {
    const { render } = this.#source;
    const { answer, report } = await render(path, query);
    const { openbaar, parameters } = report;
    const set = answer.headers.some(([name]) => name.toLowerCase() === 'set-cookie');
    if (!openbaar || answer.status !== 200 || set) return { answer };
    this.#names.set(path, [...new Set([...(this.#names.get(path) ?? []), ...parameters])].sort());
    const ready = { ...readyAnswer(answer, this.#source), foundNothing: report.foundNothing };
    const kept: Kept = { ready, bytes: ready.bytes, marks: [...report.marks], tot: openbaar.tot };
    const key = this.#keyOf(path, query);
    if (key !== null && kept.marks.every(([, mark]) => mark !== null)) this.#memoryFor(key).set(key, kept);
    return { answer: ready, together: kept };
  }

  #memoryFor(key: string): LRUCache<string, Kept> {
    return key.includes('?') ? this.#asked : this.#plain;
  }

  /** The address with only what the page reads of it; null when that is not known yet. */
  #keyOf(path: string, query: string): string | null {
    if (query === '') return path;
    const read = this.#names.get(path);
    if (!read) return null;
    const part = read.length > 0 ? pickParameters(query, read).toString() : '';
    return part ? `${path}?${part}` : path;
  }
}

function readyAnswer({ headers, body }: Answer, { fixed, style }: PagesSource): Ready {
  const kind = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'text/html';
  const extra = headers.filter(([name]) => /^(content-disposition|link|x-robots-tag|last-modified)$/i.test(name)).flat();
  const keep = ['Cache-Control', 'public, max-age=0, must-revalidate'];
  const styled = kind.startsWith('text/html') ? style?.(body) : null;
  const policy = styled ? withStyleSource(fixed, styled.source) : fixed;
  return makeReady({
    body: styled?.body ?? body,
    compressed: 'op-vraag',
    headers: [...policy, 'Content-Type', withCharset('content-type', kind), ...extra, ...keep],
  });
}
