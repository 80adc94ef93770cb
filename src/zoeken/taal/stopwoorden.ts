import { stam } from '#zoeken/taal/stam.ts';

/** Words that carry no subject: articles, pronouns, prepositions, auxiliaries, question words and what people say to a search box. */
export const STOPWOORDEN: ReadonlySet<string> = new Set(
  `aan af al alle alleen als altijd an and ander andere anders are at ben bent betekent bij bijvoorbeeld binnen blijf blijft blijven ben
  by daar dan dat de den der deze die dit doe doen doet door dus een eens echt elk elke en er ergens erg for for ga gaan gaat geen
  geeft gekomen geven geworden graag had hadden heb hebben hebt heeft heel het hij hier hoe hoeveel hoort how hun iemand iets ik in
  info informatie is je jij jou jouw jullie kan kom komen komt krijg krijgen krijgt kun kunnen kunt kwam laat laten maak maakt maar
  mag me mee meer men met mij mijn misschien moet moeten mogelijk mogen mochten my na naar nam niet niets nodig nog nou nu of off om
  on onder ons onze ook op or our over per precies regel regelen s samen sinds soort staan staat t te tegen ten ter terecht tijdens
  tijdje toch toe tot tussen u uit uw van vanaf vanuit veel via vind vinden voor voordat vooral waar waarom waarover waarvoor wanneer
  want was wat wat we weer weinig wel welk welke wel wen werd werden what wie wij wil willen word worden wordt wou zal ze zelf zet
  zien zij zijn zit zo zoek zoeken zoiets zonder zou zouden zoveel zullen zulke allemaal allerlei alsnog beide bijna daarbij daardoor
  daarna daarom daarvoor dezelfde echter eigenlijk eindelijk eraan erin ermee erop erover ervan ervoor gauw gewoon haar hem hen
  hetzelfde hierdoor hierover hiervoor hoewel ieder iedere iedereen indien ineens liever meestal meteen natuurlijk nergens niemand
  niks nogal nooit omdat ondanks ooit opeens overal soms steeds telkens tenzij terwijl totdat vaak vanwege volgens waaraan waarbij
  waardoor waarmee waarop weleens zelfs zich zichzelf zodat zomaar zon zulk`.split(/\s+/),
);

export const isStopwoord = (woord: string): boolean => STOPWOORDEN.has(woord);

/** Words that are said about any subject; they count, but less than the subject itself. */
const LICHT = new Set(
  `aanbieden aanpak aanpakken aantal afspraak afspraken alles bedenken begin beginnen begint bekijken belangrijk beste beter bieden
  concreet dag dagen delen eerste extra gebruik gebruiken gedaan gemeenschappelijk gezamenlijk gezamenlijke goed goede grootste helpen
  helpt hele hulp idee inrichten inzetten jaar jaren juist kennis kiezen komende krijgen kwam lastig laatste lopen lukt maand maanden
  maken manier mens mensen minder moeilijk mooie nuttig nuttige nieuw nieuwe onderwerp onderwijs opzetten oplossen oplossing
  organiseren organisatie ondersteunen probleem problemen project regelen samen schrijven slim snel sneller soort start starten steun
  stoppen tijd tips toepassen traject uitleg uitvoeren verbeteren verder verschil voorbeeld voorbeelden voorkomen voorkom vergroten
  volgende vraag vragen week weken werk werken werkt ervaring ervaringen houden school scholen medewerker medewerkers bepaald beperken
  bestaand bevorderen blijken brengen denken dik ding dingen druk dun durven eenvoudig eigen eindeloos fijn gebeuren gemakkelijk groot
  halen halve handig hangen hoog hopen jong kennen klein kopen kort laag lang leeg leggen leuk liggen lijken makkelijk merken nemen
  nodige oud paar proberen raar slecht stapel stuk verhogen verlagen verminderen verschillend versterken voelen vol vreemd vroeg weten
  zaak zaken zetten zitten zorgen zwaar`.split(/\s+/),
);
const LICHTE_STAMMEN = new Set([...LICHT].map(stam));
export const isLicht = (woord: string): boolean => LICHTE_STAMMEN.has(stam(woord));

/** The loose half of a separable verb: "uit" in "waarom stromen leraren uit". */
const LOSSE_HELFT = new Set('aan af bij door in mee na om op over samen tegen terug toe uit vast voor weg'.split(' '));
export const isLosseHelft = (woord: string): boolean => LOSSE_HELFT.has(woord);

/** Where a loose half may stand: at the end, or before one of these. */
const NA_LOSSE_HELFT = new Set(['', 'en', 'of', 'als', 'bij', 'door', 'in', 'na', 'tijdens', 'van', 'voor', 'zonder']);
export const magErnaStaan = (woord = ''): boolean => NA_LOSSE_HELFT.has(woord);

/** A compound never starts or ends with one of these: "onder" in "onderwijs" is no word of its own. */
const GEEN_DEEL = new Set(
  'heid baar loos lijk schap ing aar ste gen den ten ren ven sen ken zen ger der ter ver her ont mis wan mede voor over onder eren'.split(
    ' ',
  ),
);
export const isGeenDeel = (woord: string): boolean => GEEN_DEEL.has(woord) || STOPWOORDEN.has(woord);

const VOORVOEGSELS = `aan achter af bij binnen dicht door in klaar langs los mede mee na neer om onder op over rond samen tegen terug toe
  uit vast verder vol voor voort weg`.split(/\s+/);
const SCHEIDBAAR = new RegExp(`^(?:${VOORVOEGSELS.join('|')})(?=[a-z]{5})`);
/** The verb in a separable verb: "studeren" in "doorstuderen"; null when there is no such beginning. */
export const zonderVoorvoegsel = (woord: string): string | null => (SCHEIDBAAR.test(woord) ? woord.replace(SCHEIDBAAR, '') : null);
