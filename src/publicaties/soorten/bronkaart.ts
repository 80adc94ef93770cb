import { MEESTE_ZINNEN, zinnental } from '#inhoud/bronkaartschema.ts';
import { isNogNietVerschenen, leesVerschijndag, verschijntekst } from '#inhoud/verschijndag.ts';
import type { Inzendsoort, Ruw } from './inzendsoort.ts';
import { keuzesVan, tekstVan, type Vast, type Velden } from './veld.ts';
import { BRONKAARTDELEN } from './velden-bronkaart.ts';
import { trefwoordenVan } from './waarden.ts';

/** A card about something that was published elsewhere; it leads there and copies nothing of it, so no files belong to it. */
export const BRONKAART: Inzendsoort<'elders'> = {
  ...{ naam: 'Bronkaart', delen: BRONKAARTDELEN, data: ['gepubliceerd', 'gewijzigd'], zonderBestanden: true },
  naarBestand: (velden, vast) => ({ mis: misVan(velden, vast), ruw: ruwVan(velden, vast) }),
  uitBestand: ({ gegevens: g }) => ({
    ...{ titel: g.titel, kern: g.kern, link: g.link, bronsoort: g.bronsoort, herkomst: g.herkomst, uitgever: g.uitgever },
    ...{ auteurs: g.auteurs.join(', '), verschenen: verschijntekst(g.verschenen), lengte: g.lengte ?? '', waarom: g.waarom },
    ...{ belang: g.belang ?? '', bouwstenen: g.bouwstenen, taken: g.taken, trefwoorden: g.trefwoorden.join(', ') },
  }),
  regioVan: ({ gegevens }) => gegevens.regio,
  ...{ oordeel: 'vier-ogen', nooit: [] },
};

function ruwVan(velden: Velden, vast: Vast): Ruw['ruw'] {
  const tekst = (naam: string) => tekstVan(velden, naam);
  const misschien = (naam: string) => (tekst(naam) ? { [naam]: tekst(naam) } : {});
  return {
    ...{ titel: tekst('titel'), kern: tekst('kern'), voorbeeld: vast.voorbeeld, link: tekst('link') },
    ...{ bronsoort: tekst('bronsoort'), herkomst: tekst('herkomst'), uitgever: tekst('uitgever') },
    auteurs: tekst('auteurs')
      .split(/[,;]/)
      .map((naam) => naam.trim())
      .filter(Boolean),
    verschenen: leesVerschijndag(tekst('verschenen')) ?? '',
    ...{ ...misschien('lengte'), waarom: tekst('waarom'), ...misschien('belang') },
    ...{ bouwstenen: keuzesVan(velden, 'bouwstenen'), taken: keuzesVan(velden, 'taken'), trefwoorden: trefwoordenVan(velden) },
    regio: vast.onderwijsregio,
    ...(vast.voorheen?.length ? { voorheen: vast.voorheen } : {}),
  };
}

/** What only the form can say in words that help. */
function misVan(velden: Velden, { vandaag }: Vast): Ruw['mis'] {
  const mis: Record<string, string> = {};
  const adres = bezwaarTegen(tekstVan(velden, 'link'));
  if (adres) mis.link = adres;
  const getypt = tekstVan(velden, 'verschenen');
  const verschenen = leesVerschijndag(getypt);
  if (getypt && verschenen === null)
    mis.verschenen = 'Vul bij ‘Verschenen’ een dag, maand of jaar in, zoals 12 juli 2023, juli 2023 of 2023.';
  if (verschenen !== null && isNogNietVerschenen(verschenen, vandaag))
    mis.verschenen = 'Deze bron moet nog verschijnen. Kijk ‘Verschenen’ nog eens na.';
  for (const [naam, label] of Object.entries({ kern: 'Kern', waarom: 'Waarom is dit nuttig?' }))
    if (zinnental(tekstVan(velden, naam)) > MEESTE_ZINNEN) mis[naam] = `Schrijf bij ‘${label}’ hoogstens drie zinnen.`;
  return mis;
}

const SOORT_ADRES = 'Vul een webadres in dat begint met https:// of http://. Een ander soort adres kan hier niet.';

/** Why a card cannot lead to this address; undefined when it can, and when there is none yet. */
function bezwaarTegen(link: string): string | undefined {
  if (link === '') return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) && !/^https?:\/\//i.test(link)) return SOORT_ADRES;
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return 'Vul bij ‘Adres’ een heel adres in, met https:// ervoor.';
  const { hostname, port, username, password } = new URL(link);
  if (username || password) return 'Haal de naam en het wachtwoord uit het adres. Iedereen kan ze anders lezen.';
  // Nobody looks whether it still works there.
  if (!['', '80', '443'].includes(port)) return 'Haal het nummer achter de dubbele punt uit het adres.';
  return hostname.includes('.') || hostname.startsWith('[')
    ? undefined
    : 'Dit adres is alleen op een eigen netwerk te openen. Kies een adres dat voor iedereen werkt.';
}
