/** What sounds alike in Dutch, by one sign each; the longer spelling first. */
const KLANKEN: Readonly<Record<string, string>> = {
  ...{ tie: 'si', ties: 'sis', isch: 'is', isg: 'is', lijk: 'lk', luk: 'lk' },
  ...{ sch: 'sg', ch: 'g', ck: 'k', cc: 'k', ce: 'se', ci: 'si', cy: 'si', c: 'k', qu: 'kw', q: 'k', x: 'ks' },
  ...{ ph: 'f', th: 't', rh: 'r', v: 'f', z: 's', dt: 't', d: 't', b: 'p' },
  ...{ ij: 'y', ei: 'y', ey: 'y', ai: 'y', y: 'i', ie: 'i', ea: 'i', ou: 'w', au: 'w', ouw: 'w', auw: 'w', uw: 'u', oe: 'o', eu: 'u' },
};
const SPELLING = new RegExp(
  Object.keys(KLANKEN)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** A word as it sounds, so far that what people write for the same sound comes out the same. */
export const klank = (woord: string): string => woord.replace(SPELLING, (deel) => KLANKEN[deel] ?? deel).replace(/(.)\1+/g, '$1');
