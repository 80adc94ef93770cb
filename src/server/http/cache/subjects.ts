import type { Inhoud } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda/agenda.ts';
import type { Adoptieboek } from '#leren/adopties/adoptieboek.ts';
import type { Signalenboek } from '#leren/signalen/signalenboek.ts';
import type { Linkboek } from '#publicaties/bijhouden/links/linkboek.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';

/** What public pages can show: `agenda` with its places, `sessions` without; `unseen` is everything whose changes nobody tells. */
export type Subject = 'content' | 'agenda' | 'sessions' | 'adoptions' | 'signals' | 'links' | 'search' | 'unseen';
/** Another one after every change; null when it cannot be told. */
export type Mark = number | string | null;
export type Marks = readonly (readonly [Subject, Mark])[];

export interface Subjects {
  /** Whether all of it is still as it was when these marks were noted. */
  areStill(marks: Marks): boolean | Promise<boolean>;
}

interface Shown {
  inhoud: Pick<Inhoud, 'versie'>;
  agenda: Pick<Agenda, 'nummer'> & { sessies: Pick<Agenda['sessies'], 'nummer'> };
  adopties: Pick<Adoptieboek, 'nummer'>;
  signalen: Pick<Signalenboek, 'nummer'>;
  bronlinks: Pick<Linkboek, 'nummer'>;
  zoeker: Pick<Zoeker, 'versie'>;
}

/** Follows what pages show. */
export function followSubjects({ inhoud, agenda, adopties, signalen, bronlinks, zoeker }: Shown): Subjects {
  const now: Record<Subject, () => Mark | Promise<Mark>> = {
    content: () => inhoud.versie,
    agenda: perTurn(() => agenda.nummer()),
    sessions: perTurn(() => agenda.sessies.nummer()),
    adoptions: perTurn(() => adopties.nummer()),
    signals: perTurn(() => signalen.nummer()),
    links: perTurn(() => bronlinks.nummer()),
    search: () => zoeker.versie,
    unseen: () => Number.NaN,
  };
  return {
    areStill(marks) {
      const later: Promise<boolean>[] = [];
      for (const [subject, mark] of marks) {
        const current = now[subject]();
        if (current instanceof Promise) later.push(current.then((told) => told === mark));
        else if (current !== mark) return false;
      }
      return later.length === 0 || Promise.all(later).then((all) => all.every(Boolean));
    },
  };
}

/**
 * Requests that came in together share one look: they were all sent before it. Whoever saw a change and asks again
 * comes in a later turn of the event loop.
 */
function perTurn<T>(look: () => T): () => T {
  let seen: { value: T } | null = null;
  return () => {
    if (seen === null) {
      seen = { value: look() };
      setImmediate(() => {
        seen = null;
      });
    }
    return seen.value;
  };
}
