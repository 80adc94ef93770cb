import type { Moment } from '#db/tabellen.ts';
import type { Mark, Subject } from './subjects.ts';

/** What a page told the front, or read, while it was being rendered. */
export interface Report {
  /** Until when the answer is the same for everybody; null when it is not. */
  openbaar: { tot: Moment } | null;
  /** What it read, as that was then; null for what cannot be told or followed. */
  marks: Map<Subject, Mark>;
  /** The names of parameters of the address that matter to it. */
  parameters: Set<string>;
  /** The words of a search that found nothing. */
  foundNothing: string | null;
  /** An unexpected error, and the number under which it stands in the log. */
  error: { cause: unknown; reference: string } | null;
}
