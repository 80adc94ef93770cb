import { ADOPTIESTANDEN, type Adoptiestand, type Stopreden } from '#db/tabellen-adoptie.ts';

/**
 * Every stand in words, from least to most; from each a region may go to any other, as it is. Only who really works with it counts
 * (`telt`); who looks into it or stopped stays visible. What is asked besides is required where it says so.
 */
export const ADOPTIESTAND: Record<
  Adoptiestand,
  {
    kort: string;
    wij: string;
    uitleg: string;
    soort: 'goed' | 'let-op' | 'neutraal';
    telt: boolean;
    verplicht: 'anders' | 'stopreden' | null;
  }
> = {
  gestopt: {
    kort: 'Gestopt',
    wij: 'We zijn gestopt',
    uitleg: 'We deden dit, of probeerden het.',
    soort: 'neutraal',
    telt: false,
    verplicht: 'stopreden',
  },
  verkent: {
    kort: 'Verkent dit',
    wij: 'We verkennen dit',
    uitleg: 'We zoeken uit of dit bij ons past.',
    soort: 'let-op',
    telt: false,
    verplicht: null,
  },
  'past-toe': {
    kort: 'Past dit toe',
    wij: 'We passen dit toe',
    uitleg: 'We doen het zoals het er staat.',
    soort: 'goed',
    telt: true,
    verplicht: null,
  },
  aangepast: {
    kort: 'Past dit anders toe',
    wij: 'We passen dit anders toe',
    uitleg: 'We doen het op onze eigen manier.',
    soort: 'goed',
    telt: true,
    verplicht: 'anders',
  },
  geborgd: { kort: 'Geborgd', wij: 'Het is geborgd', uitleg: 'Het hoort bij ons gewone werk.', soort: 'goed', telt: true, verplicht: null },
};

/** The stands of who really works with it. */
export const WERKENDE_STANDEN = ADOPTIESTANDEN.filter((stand) => ADOPTIESTAND[stand].telt);

const VER = Object.keys(ADOPTIESTAND);
/** How far a stand is: the furthest of two wins where regions merged. */
export const hoeVer = (stand: Adoptiestand): number => VER.indexOf(stand);

export const STOPREDEN: Record<Stopreden, string> = {
  draagvlak: 'Geen draagvlak',
  tijd: 'Geen tijd of mensen',
  geld: 'Geen geld',
  'paste-niet': 'Paste niet bij ons',
  'mocht-niet': 'Mocht niet',
  'werkte-niet': 'Werkte niet',
};

/** That a region is that far, as a sentence without its end. */
export const STANDZIN: Record<Adoptiestand, (regio: string, titel: string) => string> = {
  verkent: (regio, titel) => `${regio} zoekt uit of ‘${titel}’ bij haar past`,
  'past-toe': (regio, titel) => `${regio} past ‘${titel}’ toe`,
  aangepast: (regio, titel) => `${regio} past ‘${titel}’ op een eigen manier toe`,
  geborgd: (regio, titel) => `Bij ${regio} hoort ‘${titel}’ nu bij het gewone werk`,
  gestopt: (regio, titel) => `${regio} is gestopt met ‘${titel}’`,
};

/** The heading on the page of a best practice, and where it stands. */
export const TOEPASSERS = { diepte: 2, slug: 'wie-past-dit-toe', tekst: 'Wie past dit toe?' } as const;

/** In the address of a region: which page of what it takes over. */
export const OVERGENOMEN_LIJST = 'overgenomen';
