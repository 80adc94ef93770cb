import type { Treffers } from './rangschikken.ts';

/** How many pages all remembered answers may name together: a common word on a large site names thousands. */
const ONTHOUDEN = 200_000;
/** An answer without pages takes room as well. */
const VASTE_LAST = 50;

type Vraag = (term: string, precies: boolean) => Promise<Treffers>;

/** Asks once and remembers the answer; the oldest goes when it becomes too much. */
export function onthoudend(zoek: Vraag): Vraag {
  const gezocht = new Map<string, Promise<Treffers>>();
  let onthouden = 0;
  async function vergeet(vraag: string): Promise<void> {
    const antwoord = gezocht.get(vraag);
    gezocht.delete(vraag);
    const weg = await antwoord?.catch(() => null);
    if (weg) onthouden -= weg.size + VASTE_LAST;
  }
  return (term, precies) => {
    const vraag = precies ? `"${term}"` : term;
    const eerder = gezocht.get(vraag);
    if (eerder) return eerder;
    const antwoord = zoek(term, precies);
    gezocht.set(vraag, antwoord);
    antwoord.then(
      ({ size }) => {
        onthouden += size + VASTE_LAST;
        const [oudste] = gezocht.keys();
        if (onthouden > ONTHOUDEN && oudste !== undefined) void vergeet(oudste);
      },
      () => gezocht.delete(vraag),
    );
    return antwoord;
  };
}
