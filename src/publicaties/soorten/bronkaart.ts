import { MEESTE_ZINNEN, zinnental } from '#inhoud/bronkaartschema.ts';
import { isNogNietVerschenen, leesVerschijndag, verschijntekst } from '#inhoud/verschijndag.ts';
import { adresbezwaar, bronbezwaar } from './bronadres.ts';
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
  naastSite: (velden, zelf, site) => {
    const link = bronbezwaar(tekstVan(velden, 'link'), zelf, site);
    return link ? { link } : {};
  },
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
  const adres = adresbezwaar(tekstVan(velden, 'link'));
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
