import type { Moment } from '#db/tabellen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { type Regiogrenzen, VOORRANGGROEPEN } from '#kennissessies/regiogrenzen.ts';
import { vakje } from './sessiegegevens.ts';
import { leesOchtend } from './vrijgeefmoment.ts';

interface Bij {
  was: MetLink | null;
  /** Start of the first meeting; undefined when it is not known. */
  begin: Moment | undefined;
  venster: Pick<MetLink, 'aanmeldenVanaf' | 'aanmeldenTot'>;
  nu: Moment;
}

/** Who goes first, and how many of one region can come; both end while people can still sign up, or they would mean nothing. */
export function leesGrenzen(
  waarden: Record<string, string>,
  { begin, venster, ...keuzes }: Bij,
  fouten: Record<string, string>,
): Regiogrenzen {
  const voorrangStatussen = Object.keys(VOORRANGGROEPEN).filter((status) => vakje('voorrang', status) in waarden);
  const voorrangTot = leesOchtend('voorrang_tot', waarden, keuzes, begin, fouten);
  const maxPerRegioTot = leesOchtend('max_per_regio_tot', waarden, keuzes, begin, fouten);
  const getypt = (waarden.max_per_regio ?? '').trim();
  const maxPerRegio = getypt === '' ? null : Number(getypt);
  if (maxPerRegio !== null && !/^[1-9]\d{0,4}$/.test(getypt))
    fouten.max_per_regio ??= 'Vul bij ‘Maximum per onderwijsregio’ een heel getal in, ten minste 1. Of laat dit leeg.';
  if (voorrangStatussen.length > 0 && voorrangTot === null)
    fouten.voorrang_tot ??= 'Vul in tot welke ochtend zij eerst gaan, of haal de vinkjes bij ‘Wie gaat eerst’ weg.';
  if (voorrangStatussen.length === 0 && voorrangTot !== null)
    fouten.voorrang ??= 'Kies wie er eerst gaat, of laat de dag bij ‘Voorrang tot’ leeg.';
  if (maxPerRegio === null && maxPerRegioTot !== null)
    fouten.max_per_regio ??= 'Vul in hoeveel mensen per onderwijsregio kunnen komen, of laat de dag bij ‘Maximum geldt tot’ leeg.';
  if (voorrangTot !== null && voorrangTot <= venster.aanmeldenVanaf)
    fouten.voorrang_tot ??= 'Laat de voorrang eindigen nadat het aanmelden begint. Anders gaat niemand eerst.';
  const einden = [
    { veld: 'voorrang_tot', naam: 'Voorrang tot', tot: voorrangTot },
    { veld: 'max_per_regio_tot', naam: 'Maximum geldt tot', tot: maxPerRegioTot },
  ];
  for (const { veld, naam, tot } of einden)
    if (tot !== null && tot >= venster.aanmeldenTot)
      fouten[veld] ??= `Kies bij ‘${naam}’ een dag voordat het aanmelden eindigt. Daarna kan niemand zich meer aanmelden.`;
  return { voorrangStatussen, voorrangTot, maxPerRegio, maxPerRegioTot };
}
