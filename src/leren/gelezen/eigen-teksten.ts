import type { Db, Moment } from '#db/tabellen.ts';
import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import { isoMaand, maandLater } from '#grond/taal/datum.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { type Inhoud, SOORTEN, SOORTNAAM } from '#inhoud/stuk.ts';
import { type Gelezen, gelezenTeksten, keerGelezen } from './leestellingen.ts';

export interface Tekstlezing {
  titel: string;
  /** Null when it is not on the site. */
  url: string | null;
  soort: string;
  /** In this month, the one before and the one before that. */
  perMaand: readonly number[];
  /** In twelve months, this one with them. */
  jaar: number;
}
interface Leesvraag {
  inhoud: Inhoud;
  regios: readonly string[];
  /** Texts of these regions that are not on the site any more. */
  weg: readonly { collectie: string; slug: string | null; titel: string }[];
  nu: Moment;
}

/** The months that a line of `eigenTekstlezingen` tells of, newest first. */
export const leesmaanden = (nu: Moment): string[] => [0, 1, 2].map((terug) => maandLater(isoMaand(nu), -terug));

/** How often the texts of these regions were read, also those that nobody read yet, by title. */
export async function eigenTekstlezingen(db: Db, { inhoud, regios, weg, nu }: Leesvraag): Promise<Tekstlezing[]> {
  const gelezen = await gelezenTeksten(db, { inhoud, van: maandLater(isoMaand(nu), -11), tot: isoMaand(nu) });
  const perTekst = new Map(gelezen.map((een) => [`${een.collectie}/${een.slug}`, een]));
  const van = ({ collectie, slug }: { collectie: string; slug: string }) => perTekst.get(`${collectie}/${slug}`);
  const hunne = (regio: string | null) => regio !== null && regios.includes(huidigeRegio(inhoud, regio));
  const online = [
    ...inhoud.alle('praktijken').filter(({ gegevens }) => hunne(gegevens.regio)),
    ...inhoud.alle('terugblikken').filter(({ gegevens }) => hunne(gegevens.regio)),
    ...inhoud.alle('elders').filter(({ gegevens }) => hunne(gegevens.regio)),
    ...inhoud.alle('onderwijsregios').filter(({ slug }) => regios.includes(slug)),
  ];
  const regels = online.map((stuk) => ({
    ...{ titel: stuk.gegevens.titel, url: stuk.url, soort: SOORTNAAM[SOORTEN[stuk.collectie]].een },
    ...aantallen(van(stuk), nu),
  }));
  const ooit = weg.flatMap(({ collectie, slug, titel }) => {
    const een = slug === null ? undefined : van({ collectie, slug });
    return een && !een.stuk ? [{ titel, url: null, soort: 'Niet meer op de site', ...aantallen(een, nu) }] : [];
  });
  return [...regels, ...ooit].toSorted((a, b) => alfabetisch(a.titel, b.titel));
}

const aantallen = (een: Gelezen | undefined, nu: Moment): Pick<Tekstlezing, 'perMaand' | 'jaar'> => ({
  perMaand: leesmaanden(nu).map((maand) => een?.perMaand.get(maand) ?? 0),
  jaar: een ? keerGelezen(een) : 0,
});
