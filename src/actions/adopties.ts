import { type Adoptieuitslag, adopteren } from '#leren/adopties/adopteren.ts';
import {
  adoptieTonen,
  adoptieVerbergen,
  opAdoptieReageren,
  type Reactieuitslag,
  type Verberguitslag,
} from '#leren/adopties/adoptie-bijsturen.ts';
import { type Adoptieweghaaluitslag, adoptieWeghalen } from '#leren/adopties/adoptie-weghalen.ts';
import { adoptieInvoer, adoptiereactieInvoer, verbergInvoer } from '#leren/adopties/invoer.ts';
import { formulieractie, type RedenVan, type Zin } from './formulier.ts';
import { terugInDeLijst } from './terug-in-de-lijst.ts';

const UITGELOGD = (wat: string) =>
  ({
    code: 'UNAUTHORIZED',
    zin:
      `Je bent intussen uitgelogd. ${wat} hieronder nog, maar is niet bewaard. ` +
      'Log in een nieuw tabblad in, kom hier terug en kies dan opnieuw Zet op de pagina.',
  }) as const;

const ADOPTEERZINNEN = {
  uitgelogd: UITGELOGD('Wat je invulde staat'),
  onbekend: { code: 'NOT_FOUND', zin: 'Deze best practice is er niet meer. Wat je invulde staat hieronder nog, maar is niet bewaard.' },
  'geen-recht': { code: 'FORBIDDEN', zin: 'Je schrijft niet (meer) voor deze regio. Wat je invulde is niet bewaard.' },
  eigen: { code: 'BAD_REQUEST', zin: 'Dit is een best practice van je eigen regio.' },
  voorbeeld: { code: 'BAD_REQUEST', zin: 'Een verzonnen voorbeeld en een echte regio gaan niet samen.' },
  'intussen-gewijzigd': {
    code: 'CONFLICT',
    zin:
      'Dit is intussen gewijzigd, door een collega of door jou in een ander venster. Wat jij invulde is nog niet bewaard. ' +
      'Hieronder staan beide naast elkaar.',
  },
  'intussen-weggehaald': {
    code: 'CONFLICT',
    zin:
      'Dit is intussen weggehaald, door een collega of door jou in een ander venster. Wat je typte staat er nog, maar is niet bewaard. ' +
      'Kies je Zet op de pagina, dan komt het er opnieuw op.',
  },
} satisfies Record<RedenVan<Adoptieuitslag> | 'uitgelogd', Zin>;

const REACTIEZINNEN = {
  uitgelogd: UITGELOGD('Jullie reactie staat'),
  onbekend: {
    code: 'NOT_FOUND',
    zin:
      'Wat deze regio schreef, is op dit moment niet te zien. Jullie reactie staat hieronder nog, maar is niet bewaard. ' +
      'Wil je haar houden? Bewaar haar dan zelf.',
  },
  'geen-recht': { code: 'FORBIDDEN', zin: 'Je schrijft niet (meer) voor de regio die dit bedacht. Jullie reactie is niet bewaard.' },
  'al-gereageerd': { code: 'CONFLICT', zin: 'Een collega was je voor: jullie reageerden al. Wat jij schreef, is niet bewaard.' },
} satisfies Record<RedenVan<Reactieuitslag> | 'uitgelogd', Zin>;

const WEGHAALZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Dit staat er niet meer. Misschien haalde jij of een collega het net weg.' },
  verborgen: {
    code: 'CONFLICT',
    zin: 'De Realisatie-Eenheid laat dit niet zien. Daarom kun je het niet weghalen. Wil je het helemaal weg hebben? Vraag het haar.',
  },
  'intussen-gewijzigd': {
    code: 'CONFLICT',
    zin: 'Dit is intussen gewijzigd, door een collega of door jou in een ander venster. Kijk eerst wat er nu staat.',
  },
} satisfies Record<RedenVan<Adoptieweghaaluitslag>, Zin>;

const VERBERGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Dit staat er niet meer.' },
  'geen-recht': { code: 'NOT_FOUND', zin: 'Dit staat er niet meer.' },
} satisfies Record<RedenVan<Verberguitslag>, Zin>;

const LIJST = '/mijn/regio/adopties/';
const BEHEER = '/beheer/adopties/';
/** Back on the page of the list where it stands, at what it was done to. */
const terugBij = (context: { url: URL }, gedaan: string, id: string): string =>
  `${terugInDeLijst(BEHEER, context, { gedaan, bij: id })}#adoptie-${id}`;
const opgeslagen = ({ praktijk, teZien }: { praktijk: string; teZien: boolean }): string =>
  teZien ? `${LIJST}?gedaan=opgeslagen&praktijk=${praktijk}` : `${LIJST}?gedaan=verborgen`;

/** The doors for what regions take over of each other. */
export const adopties = {
  adopteren: formulieractie(ADOPTEERZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud } }) => {
    const wat = { praktijk: veld('praktijk'), regio: veld('regio') };
    const uitslag = await adopteren(db, { ...wat, account, inhoud, ingevuld: lees(adoptieInvoer({ nu })), nu });
    return uitslag.gelukt ? { naar: opgeslagen(uitslag) } : weiger(uitslag);
  }),
  adoptieWeghalen: formulieractie(WEGHAALZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, origin } }) => {
    const gezien = Number(veld('nummer'));
    const uitslag = await adoptieWeghalen(db, { account, inhoud, id: veld('adoptie'), gezien, origin, nu });
    return uitslag.gelukt ? { naar: `${LIJST}?gedaan=weggehaald` } : weiger(uitslag);
  }),
  opAdoptieReageren: formulieractie(REACTIEZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud } }) => {
    const { reactie } = lees(adoptiereactieInvoer);
    const uitslag = await opAdoptieReageren(db, { account, inhoud, id: veld('adoptie'), reactie, nu });
    return uitslag.gelukt ? { naar: `${LIJST}?gedaan=gereageerd` } : weiger(uitslag);
  }),
  adoptieVerbergen: formulieractie(VERBERGZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, origin }, context }) => {
    const { reden } = lees(verbergInvoer);
    const id = veld('adoptie');
    const uitslag = await adoptieVerbergen(db, { account, id, reden, origin, nu });
    return uitslag.gelukt ? { naar: terugBij(context, 'verborgen', id) } : weiger(uitslag);
  }),
  adoptieTonen: formulieractie(VERBERGZINNEN, async ({ account, veld, weiger, nu, locals: { db, origin }, context }) => {
    const id = veld('adoptie');
    const uitslag = await adoptieTonen(db, { account, id, origin, nu });
    return uitslag.gelukt ? { naar: terugBij(context, 'getoond', id) } : weiger(uitslag);
  }),
};
