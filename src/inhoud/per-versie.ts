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
