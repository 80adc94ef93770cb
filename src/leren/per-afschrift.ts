import type { Inhoud } from '#inhoud/stuk.ts';

/** What is worked out from a copy of the database beside the texts: once per version of either. */
export function perAfschrift<A extends object, T>(maak: (afschrift: A, inhoud: Inhoud) => T): (afschrift: A, inhoud: Inhoud) => T {
  const gemaakt = new WeakMap<A, { inhoud: Inhoud; versie: number; waarde: T }>();
  return (afschrift, inhoud) => {
    const eerder = gemaakt.get(afschrift);
    if (eerder?.inhoud === inhoud && eerder.versie === inhoud.versie) return eerder.waarde;
    const { versie } = inhoud;
    const waarde = maak(afschrift, inhoud);
    gemaakt.set(afschrift, { inhoud, versie, waarde });
    return waarde;
  };
}
