import type { Inhoudsfout, Stuk } from '../stuk.ts';
import type { Bekend } from '../verwijzingen.ts';

/** Looks at an entry only when it was not found right before, or when something that was known went. */
export type Nakijken = (stuk: Stuk, kijk: (stuk: Stuk) => Inhoudsfout | undefined) => Inhoudsfout | undefined;

/** Remembers which entries point only to what is known: with thousands of them, looking at all again at every change holds up readers. */
export function openNakijken(): (bekend: Bekend) => Nakijken {
  let goed = new WeakSet<Stuk>();
  let vorige: Bekend = new Map();
  return (bekend) => {
    const kwijt = [...vorige].some(([collectie, slugs]) => !bekend.get(collectie)?.isSupersetOf(slugs));
    if (kwijt) goed = new WeakSet();
    vorige = bekend;
    return (stuk, kijk) => {
      if (goed.has(stuk)) return undefined;
      const fout = kijk(stuk);
      if (!fout) goed.add(stuk);
      return fout;
    };
  };
}
