import type { Db, Moment } from '#db/tabellen.ts';
import { datumTekst } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type ZonderTerugblik, zonderTerugblik } from '#publicaties/bijhouden/zonder-terugblik.ts';
import { EEN_MEER, type Punt, type Soortpunten } from './punt.ts';

/** `regios` are the regions that this person leads; null for the Realisatie-Eenheid. */
type Vraag = { inhoud: Inhoud; regios: readonly string[] | null; nu: Moment };
/** More than anybody has to write at a time; what was sent in already still has to be left out of them. */
const RUIM = 100;

/** Terugblikken past their norm: for the Realisatie-Eenheid everywhere, else of what the own regions organised. */
export async function teLateTerugblikken(db: Db, { inhoud, regios, nu }: Vraag): Promise<Soortpunten> {
  const { sessies } = await zonderTerugblik(db, { inhoud, ...(regios && { van: regios }), teLaat: true, meeste: EEN_MEER, nu });
  const punt = (sessie: ZonderTerugblik): Punt => {
    const bij = `${eigenVan(sessie, regios) ? 'terugblik is begonnen' : 'terugblik ontbreekt'}, te laat`;
    return { titel: sessie.titel, href: waarheen(sessie, regios), bij, sinds: sessie.eindOp };
  };
  return { punten: sessies.map(punt), alle: alleVan(regios) };
}

/** Terugblikken that this person can still write in time, and did not send in yet. */
export async function teSchrijvenTerugblikken(db: Db, { inhoud, regios, nu }: Vraag): Promise<Soortpunten> {
  const { sessies } = await zonderTerugblik(db, { inhoud, van: regios ?? 'landelijk', teLaat: false, meeste: RUIM, nu });
  const nogDoen = sessies.filter((sessie) => ['concept', 'teruggestuurd', undefined].includes(eigenVan(sessie, regios)?.status));
  const punt = (sessie: ZonderTerugblik): Punt => {
    const wat = eigenVan(sessie, regios) ? 'maak de terugblik af' : 'schrijf de terugblik';
    // A day that lies ahead says more than how long ago the session was.
    const bij = `${wat}, kan tot en met ${datumTekst(sessie.uiterlijk)}`;
    return { titel: sessie.titel, href: waarheen(sessie, regios), bij, sinds: null };
  };
  return { punten: nogDoen.slice(0, EEN_MEER).map(punt), alle: alleVan(regios) };
}

const alleVan = (regios: Vraag['regios']): Soortpunten['alle'] => ({
  titel: 'alle kennissessies zonder terugblik',
  href: regios === null ? '/beheer/publicaties/#zonder-terugblik' : '/mijn/publicaties/',
});

const eigenVan = ({ begonnen }: ZonderTerugblik, regios: Vraag['regios']): ZonderTerugblik['begonnen'][number] | undefined =>
  begonnen.find(({ onderwijsregio }) => regios === null || regios.includes(onderwijsregio ?? ''));

function waarheen(sessie: ZonderTerugblik, regios: Vraag['regios']): string {
  const eigen = eigenVan(sessie, regios);
  if (eigen) return `/beheer/publicaties/${eigen.id}/`;
  return regios === null ? alleVan(regios).href : `/mijn/publicaties/nieuwe-terugblik/?kennissessie=${sessie.slug}`;
}
