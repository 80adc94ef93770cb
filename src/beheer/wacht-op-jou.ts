import type { Account } from '#accounts/account.ts';
import { type Regionaam, rechtTekst } from '#accounts/rechten/rechtwoorden.ts';
import { openUitnodigingen } from '#accounts/rechten/uitnodigen/uitnodigingenlijst.ts';
import { type OpenVerzoek, openVerzoeken, verzoekenVerdeeld } from '#accounts/rechten/verzoeken/verzoekenlijst.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { antwoordVoor } from '#leren/kennisvragen/antwoordtermijn.ts';
import { oudsteOpen } from '#leren/kennisvragen/kennisvraag.ts';
import { langstOpenVerkenningen } from '#leren/regioverkenningen/regioverkenning.ts';
import { eersteBlikVoor } from '#leren/signalen/signaaltermijn.ts';
import { type Openstaand, signaalwerk } from '#leren/signalen/signaalwerk.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { langstWachtend } from '#publicaties/werklijst.ts';
import { gesprekpunten } from './gesprekpunten.ts';
import { EEN_MEER, type Soortpunten, type Takenlijst, werkVan } from './punt.ts';
import { teSchrijvenTerugblikken } from './terugblikpunten.ts';

export interface Werkvraag {
  account: Account;
  /** The regions that this person leads; null for the work of the Realisatie-Eenheid. */
  regios: readonly string[] | null;
  regionaam: Regionaam;
  inhoud: Inhoud;
  nu: Moment;
}

/** What nobody else does when this person does not: requests, texts, questions, invitations that lapsed, and terugblikken to write. */
export async function wachtOpJou(db: Db, vraag: Werkvraag): Promise<Takenlijst> {
  const verzoeken = await verdeeld(db, vraag);
  return werkVan([
    verzoekpunten(verzoeken.jij, vraag, 'verzoek om een recht'),
    await tekstpunten(db, vraag),
    ...(vraag.regios === null
      ? [await vraagpunten(db, vraag), await signaalpunten(db, vraag), await verkenningpunten(db), await gesprekpunten(db, vraag)]
      : []),
    await uitnodigingpunten(db, vraag),
    await teSchrijvenTerugblikken(db, vraag),
  ]);
}

/** Requests that a projectleider should have answered a week ago, for the Realisatie-Eenheid. */
export async function blijvenLiggen(db: Db, vraag: Werkvraag): Promise<Soortpunten> {
  const { ander } = await verdeeld(db, vraag);
  const WEEK_MS = 7 * DAG_MS;
  const lang = ander.filter(({ gevraagdOp }) => gevraagdOp <= vraag.nu - WEEK_MS);
  return verzoekpunten(lang, vraag, 'verzoek, wacht op de projectleider');
}

/** Who leads a region answers its requests; the Realisatie-Eenheid the others. */
async function verdeeld(db: Db, { account, regios }: Werkvraag): Promise<{ jij: OpenVerzoek[]; ander: OpenVerzoek[] }> {
  if (regios === null) return verzoekenVerdeeld(db, { account });
  const open = await openVerzoeken(db, { account });
  return { jij: open.filter(({ soort, onderwijsregio }) => soort === 'auteur' && regios.includes(onderwijsregio)), ander: [] };
}

function verzoekpunten(verzoeken: readonly OpenVerzoek[], { regios, regionaam }: Werkvraag, bij: string): Soortpunten {
  const pad = regios === null ? '/beheer/mensen/' : '/mijn/regio/';
  return {
    punten: verzoeken.slice(0, EEN_MEER).map((verzoek) => ({
      titel: `${verzoek.naam || verzoek.adres}: ${rechtTekst(verzoek, regionaam)}`,
      href: `${pad}verzoeken/${verzoek.id}/`,
      ...{ bij, sinds: verzoek.gevraagdOp },
    })),
    alle: { titel: 'alle verzoeken', href: `${pad}#verzoeken` },
  };
}

async function tekstpunten(db: Db, { regios }: Werkvraag): Promise<Soortpunten> {
  const teksten = await langstWachtend(db, { re: regios === null, regios: regios ?? [], meeste: EEN_MEER });
  return {
    punten: teksten.map(({ id, titel, collectie, status, sinds }) => ({
      titel: titel || 'Zonder titel',
      href: `/beheer/publicaties/${id}/`,
      bij: `${soortVan(collectie).naam.toLowerCase()} ${status === 'goedgekeurd' ? 'publiceren' : 'beoordelen'}`,
      sinds,
    })),
    alle: { titel: 'alle teksten', href: '/beheer/publicaties/' },
  };
}

async function vraagpunten(db: Db, { nu }: Werkvraag): Promise<Soortpunten> {
  const vragen = await oudsteOpen(db, EEN_MEER);
  return {
    punten: vragen.map(({ id, vraag, gesteldOp }) => ({
      ...{
        titel: vraag,
        href: `/beheer/kennisvragen/${id}/`,
        bij: nu > antwoordVoor(gesteldOp) ? 'kennisvraag, te laat' : 'kennisvraag',
        sinds: gesteldOp,
      },
    })),
    alle: { titel: 'alle kennisvragen', href: '/beheer/kennisvragen/' },
  };
}

async function signaalpunten(db: Db, { nu }: Werkvraag): Promise<Soortpunten> {
  const { wacht } = await signaalwerk(db, { nu });
  const bij = ({ status, ingediendOp }: Openstaand) =>
    status === 'heropend'
      ? 'signaal, volgens een indiener niet opgelost'
      : nu > eersteBlikVoor(ingediendOp)
        ? 'signaal, te laat'
        : 'signaal';
  return {
    punten: wacht.slice(0, EEN_MEER).map((een) => ({
      ...{ titel: een.titel, href: `/beheer/signalen/${een.id}/`, bij: bij(een), sinds: een.ingediendOp },
    })),
    alle: { titel: 'alle signalen', href: '/beheer/signalen/' },
  };
}

async function verkenningpunten(db: Db): Promise<Soortpunten> {
  const verkenningen = await langstOpenVerkenningen(db, EEN_MEER);
  return {
    punten: verkenningen.map(({ id, gebied, gemeldOp }) => ({
      ...{ titel: gebied, href: `/beheer/regioverkenningen/${id}/`, bij: 'denkt over een onderwijsregio', sinds: gemeldOp },
    })),
    alle: { titel: 'wie erover denkt', href: '/beheer/regioverkenningen/' },
  };
}

async function uitnodigingpunten(db: Db, { account, regios, regionaam, nu }: Werkvraag): Promise<Soortpunten> {
  const pad = regios === null ? '/beheer/mensen/' : '/mijn/regio/';
  const verlopen = (await openUitnodigingen(db, { account, nu })).filter(
    (een) => een.verlopen && (regios === null || regios.includes(een.onderwijsregio ?? '')),
  );
  return {
    punten: verlopen
      .toSorted((a, b) => a.verlooptOp - b.verlooptOp)
      .slice(0, EEN_MEER)
      .map((een) => ({
        titel: `${een.adres}: ${rechtTekst(een, regionaam)}`,
        href: `${pad}#uitnodiging-${een.id}`,
        bij: 'uitnodiging verlopen',
        sinds: een.verlooptOp,
      })),
    alle: { titel: 'alle uitnodigingen', href: `${pad}#uitnodigingen` },
  };
}
