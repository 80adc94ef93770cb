import type { Inhoud } from './stuk.ts';

/** What is worked out from all content, once per version of it; `wijze` is how, when there are several ways. */
export function perVersie<T>(maak: (inhoud: Inhoud, wijze: string) => T): (inhoud: Inhoud, wijze?: string) => T {
  const gemaakt = new WeakMap<Inhoud, { versie: number; wijze: string; waarde: T }>();
  return (inhoud, wijze = '') => {
    const bekend = gemaakt.get(inhoud);
    if (bekend?.versie === inhoud.versie && bekend.wijze === wijze) return bekend.waarde;
    const { versie } = inhoud;
    const waarde = maak(inhoud, wijze);
    gemaakt.set(inhoud, { versie, wijze, waarde });
    return waarde;
  };
}

/**
 * What is made of a thing that never changes, once for as long as it is there: after a change of thousands, only what is new is made.
 * `wijze` is how, when there are several ways.
 */
export function perDing<D extends object, T>(maak: (ding: D, wijze: string) => T): (ding: D, wijze?: string) => T {
  const gemaakt = new WeakMap<D, { wijze: string; waarde: T }>();
  return (ding, wijze = '') => {
    const bekend = gemaakt.get(ding);
    if (bekend?.wijze === wijze) return bekend.waarde;
    const waarde = maak(ding, wijze);
    gemaakt.set(ding, { wijze, waarde });
    return waarde;
  };
}
