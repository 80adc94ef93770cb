import { INZENDSTATUSSEN, type Inzendstatus } from '#db/tabellen-inzending.ts';
import type { Inzending } from './inzending.ts';
import { soortVan } from './soorten/inzendsoorten.ts';
import {
  isRe,
  magBeheren,
  magBewerken,
  magGoedkeuren,
  magIntrekken,
  magPubliceren,
  magTerugsturen,
  magVanReOvernemen,
  type Schrijver,
} from './wie-mag.ts';

type Toestand = Pick<Inzending, 'collectie' | 'onderwijsregio' | 'stap' | 'schrijvers'>;
/** Who may act; never more than one rule per act. */
const WIE = {
  /** The authors of its region, and the Realisatie-Eenheid: to anybody else the text does not exist. */
  schrijver: magBewerken,
  /** Whose turn it is to judge; never who wrote it (`isEigenWerk`). */
  beoordelaar: magGoedkeuren,
  /** Whoever may judge now, and the Realisatie-Eenheid at any step. */
  terugstuurder: magTerugsturen,
  /** The Realisatie-Eenheid, and the authors of a region that she trusts. */
  uitgever: magPubliceren,
  /** The projectleider of its region, and the Realisatie-Eenheid. */
  projectleider: magBeheren,
  /** The same, and who wrote on it, as long as they write for its region. */
  intrekker: magIntrekken,
  re: (account: Schrijver) => isRe(account),
  /** Who leads its region, and nobody else. */
  leider: magVanReOvernemen,
} as const;

interface Regel {
  /** The states in which it can be done. */
  in: readonly Inzendstatus[];
  door: keyof typeof WIE;
  /** Not while the publisher has something to do with this text. */
  rustig?: true;
}
const IN_DE_MAAK = ['concept', 'teruggestuurd'] as const;
const VRIJ = [...IN_DE_MAAK, 'gepubliceerd', 'ingetrokken'] as const;
const WACHT = ['ingediend', 'goedgekeurd', 'gepland'] as const;

/** What can be done with a text, in which states and by whom: acts, pages and lists all read this table. */
export const HANDELINGEN = {
  bewerken: { in: VRIJ, door: 'schrijver' },
  /** Also what was withdrawn, as it was. */
  indienen: { in: [...IN_DE_MAAK, 'ingetrokken'], door: 'schrijver' },
  verwijderen: { in: IN_DE_MAAK, door: 'schrijver', rustig: true },
  terughalen: { in: WACHT, door: 'schrijver', rustig: true },
  goedkeuren: { in: ['ingediend'], door: 'beoordelaar' },
  terugsturen: { in: WACHT, door: 'terugstuurder', rustig: true },
  publiceren: { in: ['goedgekeurd', 'gepland'], door: 'uitgever', rustig: true },
  aanvullen: { in: ['gepubliceerd'], door: 'schrijver', rustig: true },
  /** Of what stands online, also beside a draft; who places text does it at once, anybody else's goes past one judge. */
  corrigeren: { in: ['concept', 'teruggestuurd', 'gepubliceerd'], door: 'schrijver', rustig: true },
  nakijken: { in: VRIJ, door: 'schrijver', rustig: true },
  verhuizen: { in: ['concept', 'ingediend', 'teruggestuurd', 'gepubliceerd', 'ingetrokken'], door: 'projectleider', rustig: true },
  intrekken: { in: INZENDSTATUSSEN, door: 'intrekker', rustig: true },
  terugzetten: { in: ['ingetrokken'], door: 're', rustig: true },
  overnemen: { in: [...VRIJ, 'goedgekeurd', 'gepland'], door: 'schrijver', rustig: true },
  /** Only of a text that she writes on behalf of the region (`namens_op`). */
  vanReOvernemen: { in: VRIJ, door: 'leider', rustig: true },
  /** What `overnemen` asks about first: a version on its way gives way to the file. */
  opzijzetten: { in: ['concept', 'teruggestuurd', 'goedgekeurd', 'gepland'], door: 'schrijver', rustig: true },
} as const satisfies Record<string, Regel>;
export type Handeling = keyof typeof HANDELINGEN;

/** Whether somebody is writing a version that nobody judges yet. */
export const isInDeMaak = (status: Inzendstatus): boolean => IN_DE_MAAK.some((een) => een === status);

/** Whether something can be done in this state at all, whatever the publisher is doing. */
export const past = (handeling: Handeling, status: Inzendstatus): boolean =>
  (HANDELINGEN[handeling].in as readonly Inzendstatus[]).includes(status);

/** Whether something can be done with this text now, whoever asks. */
export const kan = (handeling: Handeling, { status, publicatie }: Pick<Inzending, 'status' | 'publicatie'>): boolean =>
  past(handeling, status) && !('rustig' in HANDELINGEN[handeling] && publicatie?.opdracht);

/** Whether somebody may do something with this text, whatever its state. */
export const mag = (handeling: Handeling, account: Schrijver, inzending: Toestand & { vertrouwd: boolean }): boolean =>
  !soortVan(inzending.collectie).nooit.some((een) => een === handeling) && WIE[HANDELINGEN[handeling].door](account, inzending);

/** Whether somebody can do something with this text now: when a page offers it. */
export const kanNu = (handeling: Handeling, account: Schrijver, inzending: Inzending): boolean =>
  kan(handeling, inzending) && mag(handeling, account, inzending);

/** How a change by this person of what stands online goes: at once, or past a judge; null when there is nothing they can change now. */
export function wijzigweg(handeling: 'corrigeren' | 'aanvullen', account: Schrijver, inzending: Inzending): 'meteen' | 'voorleggen' | null {
  if (!kanNu(handeling, account, inzending) || !inzending.publicatie?.op_schijf) return null;
  return mag('publiceren', account, inzending) ? 'meteen' : 'voorleggen';
}
