import { zonderProjectleider } from '#accounts/rechten/mensenlijst.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { aantal, opsomming } from '#grond/taal/opsomming.ts';
import { kiesbareRegios } from '#inhoud/regiostand.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { signaalwerk } from '#leren/signalen/signaalwerk.ts';
import { opgegevenBrieven } from '#mail/postbusstand.ts';
import { dodeLinks, stukBij } from '#publicaties/bijhouden/dode-links.ts';
import { type Kapot, kapotteLinks } from '#publicaties/bijhouden/links/linkboek.ts';
import { nietNagekeken } from '#publicaties/bijhouden/nakijken/na-te-kijken.ts';
import { blevenHangen } from '#publicaties/werklijst.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';
import { EEN_MEER, type Punt, type Soortpunten, type Takenlijst, werkVan } from './punt.ts';
import { teLateTerugblikken } from './terugblikpunten.ts';
import { blijvenLiggen, type Werkvraag } from './wacht-op-jou.ts';

export interface Achterstandvraag extends Werkvraag {
  zoeker: Pick<Zoeker, 'stand'>;
}

/** What should have been done, by whoever: for the Realisatie-Eenheid everywhere, with `regios` there. */
export async function looptAchter(db: Db, vraag: Achterstandvraag): Promise<Takenlijst> {
  const { regios } = vraag;
  const gedeeld = [
    await teLateTerugblikken(db, vraag),
    verouderd(vraag),
    await nietOnline(db, vraag),
    links(vraag, await kapotteLinks(db)),
  ];
  if (regios !== null) return werkVan(gedeeld);
  const los = [...(await techniek(db, vraag)), ...(await regiosZonder(db, vraag)), ...legeBouwstenen(vraag)];
  return werkVan([...gedeeld, await blijvenLiggen(db, vraag), await zonderAntwoord(db, vraag), ...los.map(alleen)]);
}

/** One line that tells of all of its kind. */
const alleen = (punt: Punt): Soortpunten => ({ punten: [punt], alle: punt });

function verouderd({ inhoud, regios, nu }: Achterstandvraag): Soortpunten {
  const voorbij = nietNagekeken(inhoud, nu).filter(({ gegevens }) => regios === null || regios.includes(gegevens.regio));
  const href = '/beheer/publicaties/#nakijken';
  return {
    punten: voorbij.slice(0, EEN_MEER).map(({ gegevens }) => ({
      ...{ titel: gegevens.titel, href, bij: 'nog na te kijken', sinds: momentVan(gegevens.herzien_voor) },
    })),
    alle: { titel: 'alle teksten om na te kijken', href },
  };
}

async function nietOnline(db: Db, { regios }: Achterstandvraag): Promise<Soortpunten> {
  const teksten = await blevenHangen(db, { regios, meeste: EEN_MEER });
  return {
    punten: teksten.map(({ id, titel, sinds }) => ({ titel, href: `/beheer/publicaties/${id}/`, bij: 'kwam niet online', sinds })),
    alle: { titel: 'alle teksten die niet online kwamen', href: '/beheer/publicaties/' },
  };
}

function links({ inhoud, regios }: Achterstandvraag, kapot: Kapot): Soortpunten {
  const { length } = dodeLinks(inhoud, kapot, regios ?? undefined);
  const titel = `${aantal(length, 'link komt', 'links komen')} nergens meer uit`;
  const punt = { titel, href: '/beheer/publicaties/#dode-links', bij: 'in teksten die online staan', sinds: null };
  return { punten: length > 0 ? [punt] : [], alle: punt };
}

async function zonderAntwoord(db: Db, { nu }: Achterstandvraag): Promise<Soortpunten> {
  const { achter } = await signaalwerk(db, { nu });
  return {
    punten: achter.slice(0, EEN_MEER).map(({ id, titel, ingediendOp }) => ({
      ...{ titel, href: `/beheer/signalen/${id}/`, bij: 'signaal zonder antwoord', sinds: ingediendOp },
    })),
    alle: { titel: 'alle signalen', href: '/beheer/signalen/' },
  };
}

/** What the page about technique tells more of. */
async function techniek(db: Db, { inhoud, zoeker }: Achterstandvraag): Promise<Punt[]> {
  const opgegeven = await opgegevenBrieven(db);
  const weg = inhoud.fouten.filter(({ bestand }) => !stukBij(inhoud, bestand)).length;
  const punt = (titel: string, plek: string, bij: string, sinds: Moment | null = null): Punt => ({
    ...{ titel, href: `/beheer/techniek/#${plek}`, bij, sinds },
  });
  const brieven = aantal(opgegeven.length, 'brief kwam', 'brieven kwamen');
  return [
    ...(opgegeven.length > 0 ? [punt(`${brieven} niet aan`, 'mail', 'mail', opgegeven.at(-1)?.op)] : []),
    ...(weg > 0 ? [punt(`${aantal(weg, 'tekst staat', 'teksten staan')} niet op de site`, 'teksten', 'er klopt iets niet in')] : []),
    ...(zoeker.stand === 'fout' ? [punt('Zoeken loopt achter', 'zoeken', 'techniek')] : []),
  ];
}

async function regiosZonder(db: Db, { inhoud, regionaam }: Achterstandvraag): Promise<Punt[]> {
  const slugs = kiesbareRegios(inhoud).map(({ slug }) => slug);
  const namen = (await zonderProjectleider(db, slugs)).map(regionaam);
  const punt = { href: '/beheer/mensen/#zonder-projectleider', bij: 'zonder projectleider', sinds: null };
  return namen.length === 0 ? [] : [{ titel: kort(namen, "onderwijsregio's"), ...punt }];
}

function legeBouwstenen({ inhoud }: Achterstandvraag): Punt[] {
  const leeg = inhoud.alle('bouwstenen').filter(({ slug }) => verbanden(inhoud).vanBouwsteen(slug).praktijken.length === 0);
  const href = leeg.length === 1 ? (leeg[0]?.url ?? '') : '/bouwstenen/';
  const namen = leeg.map(({ gegevens }) => gegevens.titel);
  return leeg.length === 0 ? [] : [{ titel: kort(namen, 'bouwstenen'), href, bij: 'nog zonder best practice', sinds: null }];
}

/** Two by name, more by number. */
const kort = (namen: readonly string[], veel: string): string => (namen.length <= 2 ? opsomming(namen) : `${namen.length} ${veel}`);
