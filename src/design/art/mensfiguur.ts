export interface Mens {
  trui: string;
  haar: string;
  huid: string;
  /** What is seen of the head from above. */
  hoofd?: 'haar' | 'knot' | 'kaal' | 'doek';
  /** How the arms lie on the table. */
  armen?: 'wijd' | 'samen' | 'schrijft';
}

const HANDEN = { wijd: [-22, 22], samen: [-7, 7], schrijft: [-20, 6] } as const;

/** One person seen from above, at the origin and facing down; 64 wide. */
export function mensfiguur({ trui, haar, huid, hoofd = 'haar', armen = 'wijd' }: Mens): string {
  const [links, rechts] = HANDEN[armen];
  const arm = (van: number, naar: number) =>
    `<path d="M${van} 4Q${van * 1.1} 22 ${naar} 31" fill="none" stroke="${trui}" stroke-width="11" stroke-linecap="round"/>` +
    `<circle cx="${naar}" cy="33" r="5.5" fill="${huid}"/>`;
  const stoel = '<rect x="-21" y="-27" width="42" height="13" rx="6.5" fill="#0c4f4a"/>';
  const romp = `<rect x="-32" y="-14" width="64" height="27" rx="13.5" fill="${trui}"/>`;
  return `${stoel}${arm(-26, links)}${arm(26, rechts)}${romp}${HOOFD[hoofd](haar, huid)}`;
}

const gezicht = (huid: string) =>
  `<circle cx="0" cy="13.5" r="3.2" fill="${huid}"/><path d="M-14.5 1h29" stroke="${huid}" stroke-width="7" stroke-linecap="round"/>`;
const HOOFD: Record<NonNullable<Mens['hoofd']>, (haar: string, huid: string) => string> = {
  haar: (haar, huid) =>
    `${gezicht(huid)}<circle r="14" fill="${haar}"/>` +
    `<path d="M-4-9Q3-1 1 10" fill="none" stroke="#fff" stroke-opacity=".22" stroke-width="2.5" stroke-linecap="round"/>`,
  knot: (haar, huid) =>
    `${gezicht(huid)}<circle r="14" fill="${haar}"/>` +
    `<circle cy="-12" r="7" fill="${haar}"/><circle cy="-12" r="4" fill="#fff" fill-opacity=".18"/>`,
  kaal: (haar, huid) => `${gezicht(huid)}<circle r="14" fill="${haar}"/><circle cy="3.5" r="10.5" fill="${huid}"/>`,
  doek: (haar) =>
    `<circle r="15.5" fill="${haar}"/><circle cy="2" r="10.5" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="2.5"/>`,
};
