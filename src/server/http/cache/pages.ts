import { LRUCache } from 'lru-cache';
import type { Moment } from '#db/tabellen.ts';
import { type Answer, makeReady, type Ready } from '#server/http/answer/answer.ts';
import { withCharset } from '#server/http/answer/media-types.ts';
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
export function openPages({ render, subjects, slots, fixed, clock = Date.now }: PagesSource): Pages {
  // Questions are endless, pages are not: a flood of questions may not push the pages out.
  const plain = memory(96 * MB);
  const asked = memory(32 * MB);
  /** The names of the parameters that pages were seen to read. */
  const names = new LRUCache<string, readonly string[]>({ max: MOST_PATHS });
  const underway = new Map<string, Promise<Made>>();
  const memoryFor = (address: string) => (address.includes('?') ? asked : plain);

  /** The address with only what the page reads of it; null when that is not known yet. */
  function keyOf(path: string, query: string): string | null {
    if (query === '') return path;
    const read = names.get(path);
    if (!read) return null;
    const part = read.length > 0 ? pickParameters(query, read).toString() : '';
    return part ? `${path}?${part}` : path;
  }

  function fetch(path: string, query: string, visitor: () => Visitor, slot?: Release): Given | Promise<Given> {
    const key = keyOf(path, query);
    const kept = key === null ? undefined : memoryFor(key).get(key);
    if (!kept || clock() >= kept.tot) return together(path, query, visitor, slot);
    const send = (still: boolean) => {
      if (!still) return together(path, query, visitor, slot);
      slot?.();
      return kept.ready;
    };
    const still = subjects.areStill(kept.marks);
    return still instanceof Promise ? still.then(send) : send(still);
  }

  async function together(path: string, query: string, visitor: () => Visitor, slot?: Release): Promise<Given> {
    const who = keyOf(path, query) ?? `${path}?${query}`;
    const running = underway.get(who);
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
    if (mine instanceof Promise) return mine.then((got) => got && fetch(path, query, visitor, got));
    const work = make(path, query).finally(() => {
      mine();
      if (underway.get(who) === work) underway.delete(who);
    });
    underway.set(who, work);
    return (await work).answer;
  }

  async function make(path: string, query: string): Promise<Made> {
    const { answer, report } = await render(path, query);
    const { openbaar, parameters } = report;
    const set = answer.headers.some(([name]) => name.toLowerCase() === 'set-cookie');
    if (!openbaar || answer.status !== 200 || set) return { answer };
    names.set(path, [...new Set([...(names.get(path) ?? []), ...parameters])].sort());
    const ready = { ...readyAnswer(answer, fixed), foundNothing: report.foundNothing };
    const kept: Kept = { ready, bytes: ready.bytes, marks: [...report.marks], tot: openbaar.tot };
    const key = keyOf(path, query);
    if (key !== null && kept.marks.every(([, mark]) => mark !== null)) memoryFor(key).set(key, kept);
    return { answer: ready, together: kept };
  }

  return {
    fetch,
    get bytes() {
      return plain.calculatedSize + asked.calculatedSize;
    },
  };
}

function readyAnswer({ headers, body }: Answer, fixed: readonly string[]): Ready {
  const kind = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'text/html';
  const extra = headers.filter(([name]) => /^(content-disposition|link|x-robots-tag|last-modified)$/i.test(name)).flat();
  const keep = ['Cache-Control', 'public, max-age=0, must-revalidate'];
  return makeReady({
    body,
    compressed: 'op-vraag',
    headers: [...fixed, 'Content-Type', withCharset('content-type', kind), ...extra, ...keep],
  });
}
