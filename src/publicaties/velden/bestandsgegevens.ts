import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { bestaatDatum } from '#grond/taal/datum.ts';
import { type Collectie, type Gegevens, SCHEMAS } from '#inhoud/schema.ts';
import type { Datumveld } from '#publicaties/soorten/inzendsoort.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { tekstVan, type Vast, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { isLeeg, veldenVan } from './velden.ts';

/** The fields of a published file but for its dates, which it gets when it goes online. */
export type ZonderData = { [C in Inzendcollectie]: Omit<Gegevens<C>, Datumveld> }[Inzendcollectie];

/** The fields of a file, made from what was filled in; or per field of the form what is still to do. */
export function gegevensVan(
  velden: Velden,
  vast: Vast,
): { gelukt: true; gegevens: ZonderData } | { gelukt: false; fouten: Record<string, string> } {
  const soort = soortVan(vast.collectie);
  const fouten: Record<string, string> = {};
  for (const veld of veldenVan(vast.collectie)) {
    if (veld.verplicht && isLeeg(velden, veld)) fouten[veld.naam] = leegZin(veld);
    const waarde = tekstVan(velden, veld.naam);
    if (veld.soort === 'regel' && veld.geweest && bestaatDatum(waarde) && waarde > vast.vandaag) fouten[veld.naam] = nogNietZin(veld);
  }
  const { ruw, mis } = soort.naarBestand(velden, vast);
  for (const [naam, zin] of Object.entries(mis)) fouten[naam] ??= zin;
  const data = Object.fromEntries(soort.data.map((naam) => [naam, vast.vandaag]));
  const uitslag = SCHEMAS[vast.collectie satisfies Collectie].safeParse({ ...ruw, ...data });
  if (!uitslag.success)
    for (const { path } of uitslag.error.issues) {
      const veld = veldBij(vast.collectie, path);
      fouten[veld?.naam ?? 'titel'] ??= veld ? misZin(veld) : 'Er klopt iets niet in deze tekst.';
    }
  if (!uitslag.success || Object.keys(fouten).length > 0) return { gelukt: false, fouten: opVolgorde(fouten, vast.collectie) };
  const gegevens: Record<string, unknown> = { ...uitslag.data };
  for (const naam of soort.data) delete gegevens[naam];
  return { gelukt: true, gegevens: gegevens as ZonderData };
}

const nogNietZin = ({ label }: Veld): string => `De datum bij ‘${label}’ moet nog komen. Vul een datum in die al is geweest.`;

const leegZin = ({ soort, label }: Veld): string => {
  if (soort === 'keuzes') return `Kies er ten minste één bij ‘${label}’.`;
  return soort === 'keuze' ? `Kies een antwoord bij ‘${label}’.` : `Vul ‘${label}’ in.`;
};

function misZin(veld: Veld): string {
  if (veld.soort === 'keuze' || veld.soort === 'keuzes') return `Kies bij ‘${veld.label}’ uit de lijst.`;
  if (veld.soort !== 'regel') return `Kijk ‘${veld.label}’ nog eens na.`;
  if (veld.type === 'email') return 'Vul een e-mailadres in, zoals loket@onderwijsregio.nl.';
  if (veld.type === 'url') return `Vul bij ‘${veld.label}’ een heel adres in, met https:// ervoor.`;
  if (veld.type === 'date') return `Vul bij ‘${veld.label}’ een datum in, zoals 21-11-2026.`;
  return veld.inputmode === 'numeric' ? `Vul bij ‘${veld.label}’ een heel getal in, zoals 40.` : `Kijk ‘${veld.label}’ nog eens na.`;
}

/** A path in the file ("kosten.schaal") has one field in the form ("kosten_schaal"). */
function veldBij(collectie: Inzendcollectie, pad: readonly PropertyKey[]): Veld | undefined {
  const [eerste, tweede] = pad.map(String);
  const velden = veldenVan(collectie);
  return (
    velden.find(({ naam }) => naam === `${eerste}_${tweede}`) ?? velden.find(({ naam }) => naam === eerste || naam.startsWith(`${eerste}_`))
  );
}

function opVolgorde(fouten: Record<string, string>, collectie: Inzendcollectie): Record<string, string> {
  const namen = [...veldenVan(collectie).map(({ naam }) => naam), ...Object.keys(fouten)];
  return Object.fromEntries([...new Set(namen)].flatMap((naam) => (fouten[naam] ? [[naam, fouten[naam]]] : [])));
}
