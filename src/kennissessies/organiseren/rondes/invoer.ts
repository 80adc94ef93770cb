import type { Moment } from '#db/tabellen.ts';
import { isoDatum, isoKlok, klokmoment } from '#grond/taal/datum.ts';
import { LANGSTE_TITEL, regel } from '#grond/taal/schoon.ts';
import { DOELGROEPEN } from '#kennissessies/doelgroepen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import type { Onderdeel } from '#kennissessies/onderdeel.ts';
import { vakje } from '#kennissessies/organiseren/formulier/sessiegegevens.ts';
import { valtBinnen } from '#kennissessies/rondes/meeverhuizen.ts';
import type { Onderdeelgegevens } from '#kennissessies/rondes/onderdeel-opslag.ts';
import { isTegelijk, rondesVan } from '#kennissessies/rondes/rondes.ts';

/** The value in the form that begins another round. */
export const NIEUWE_RONDE = 'nieuw';
/** The value that finds the round by the hours: one that is then, or else a new one. */
export const NAAR_TIJDEN = 'tijden';
const LANGSTE_PLAATS = 200;
const MEESTE_PLAATSEN = 20_000;

/**
 * What an organiser filled in about a part, or a sentence per field about what is wrong with it. Hours that were left empty are
 * those of its round. Of a part that is there already the round is fixed.
 */
export function leesOnderdeel(
  waarden: Record<string, string>,
  k: Pick<MetLink, 'bijeenkomsten' | 'onderdelen'>,
  bestaand?: Pick<Onderdeel, 'ronde'>,
): { gegevens: Onderdeelgegevens } | { fouten: Record<string, string> } {
  const fouten: Record<string, string> = {};
  const rondes = rondesVan(k.onderdelen);
  const nieuw = Math.max(0, ...rondes.map(({ ronde }) => ronde)) + 1;
  const naarTijden = !bestaand && waarden.ronde === NAAR_TIJDEN;
  const gekozen = naarTijden || waarden.ronde === NIEUWE_RONDE ? nieuw : Number(waarden.ronde);
  const ronde = bestaand?.ronde ?? gekozen;
  const bekend = rondes.find((een) => een.ronde === ronde);
  if (!bekend && ronde !== nieuw) fouten.ronde = 'Kies een ronde uit de lijst, of een nieuwe.';
  const titel = regel(waarden.titel ?? '');
  if (titel === '') fouten.titel = 'Vul een titel in.';
  else if (titel.length > LANGSTE_TITEL) fouten.titel = `Gebruik bij ‘Titel’ ten hoogste ${LANGSTE_TITEL} tekens.`;
  const { beginOp, eindOp } = leesUren(waarden, k, bekend, fouten);
  const plaats = regel(waarden.plaats ?? '');
  if (plaats.length > LANGSTE_PLAATS) fouten.plaats = `Gebruik bij ‘Zaal’ ten hoogste ${LANGSTE_PLAATS} tekens.`;
  const capaciteit = /^\d{1,5}$/.test((waarden.capaciteit ?? '').trim()) ? Number(waarden.capaciteit) : 0;
  if (capaciteit < 1 || capaciteit > MEESTE_PLAATSEN)
    fouten.capaciteit = 'Vul in hoeveel mensen erbij kunnen: een heel getal van 1 of meer. Bijvoorbeeld: 25.';
  if (Object.keys(fouten).length > 0) return { fouten };
  const doelgroepen = DOELGROEPEN.filter((groep) => vakje('doelgroep', groep) in waarden);
  const toen = naarTijden ? rondes.find((een) => isTegelijk(een, { beginOp, eindOp })) : undefined;
  return { gegevens: { ronde: toen?.ronde ?? ronde, beginOp, eindOp, titel, doelgroepen, plaats, capaciteit } };
}

/** On the day of the meeting that was chosen, or of the only one; a part of a known round is on its day. */
function leesUren(
  waarden: Record<string, string>,
  { bijeenkomsten }: Pick<MetLink, 'bijeenkomsten'>,
  ronde: { beginOp: Moment; eindOp: Moment } | undefined,
  fouten: Record<string, string>,
): { beginOp: Moment; eindOp: Moment } {
  const bijeenkomst = ronde
    ? bijeenkomsten.find((een) => valtBinnen(ronde, een))
    : bijeenkomsten.length > 1
      ? bijeenkomsten.find(({ id }) => id === waarden.bijeenkomst)
      : bijeenkomsten[0];
  if (!bijeenkomst && !ronde) fouten.bijeenkomst = 'Kies bij welke bijeenkomst deze ronde hoort.';
  const datum = isoDatum((ronde ?? bijeenkomst ?? bijeenkomsten[0])?.beginOp ?? 0);
  const lees = (veld: 'begintijd' | 'eindtijd', anders: Moment | undefined): Moment => {
    const tijd = (waarden[veld] ?? '').trim();
    if (tijd === '' && anders !== undefined) return anders;
    const moment = klokmoment(datum, tijd);
    if (typeof moment === 'number') return moment;
    fouten[veld] = veld === 'begintijd' ? 'Vul een begintijd in, zoals 10.45.' : 'Vul een eindtijd in, zoals 12.15.';
    return 0;
  };
  const beginOp = lees('begintijd', ronde?.beginOp);
  const eindOp = lees('eindtijd', ronde?.eindOp);
  if (!fouten.begintijd && !fouten.eindtijd && eindOp <= beginOp) fouten.eindtijd = 'De eindtijd ligt niet na de begintijd.';
  return { beginOp, eindOp };
}

/** A part as the form holds it. */
export const onderdeelIngevuld = (een: Onderdeel): Record<string, string> => ({
  ...{ titel: een.titel, begintijd: isoKlok(een.beginOp), eindtijd: isoKlok(een.eindOp), plaats: een.plaats },
  ...{ capaciteit: String(een.capaciteit), versie: String(een.versie) },
  ...Object.fromEntries(een.doelgroepen.map((groep) => [vakje('doelgroep', groep), 'ja'])),
});
