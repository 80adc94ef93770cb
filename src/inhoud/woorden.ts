/** The fixed words of the field; their order is the order in which everybody lists them. */
export const TAKEN = ['werven', 'matchen', 'opleiden', 'begeleiden', 'professionaliseren'] as const;
export const PIJLERS = ['samen-werven', 'behouden', 'anders-organiseren'] as const;
export const SECTOREN = ['po', 'vo', 'mbo', 'so', 'lerarenopleiding'] as const;
export const FASEN = ['idee', 'pilot', 'lopend', 'geborgd', 'gestopt'] as const;
/** What a source that a bronkaart leads to is, and where it comes from. */
export const BRONSOORTEN = ['artikel', 'blog', 'podcast', 'interview', 'rapport', 'onderzoek', 'notitie', 'instrument'] as const;
export const HERKOMSTEN = ['onderwijs', 'zorg-en-welzijn', 'anders'] as const;
export const LANDSDELEN = [
  'Noord-Nederland',
  'Oost-Nederland',
  'Zuid-Nederland',
  'West-Nederland',
  'Midden-Nederland',
  'landelijk',
  'onbekend',
] as const;
export const REGIOSTATUSSEN = [
  'geinteresseerd',
  'ingediend',
  'voorlopig',
  'voorloper',
  'in-oprichting',
  'onderwijsregio',
  'samengevoegd',
  'teruggetrokken',
] as const;

/** What a visitor reads for each word, and the one-line explanation beside it. */
export const UITLEG: Record<string, { tekst: string; uitleg: string }> = {
  werven: { tekst: 'Werven', uitleg: 'Mensen vinden die in het onderwijs willen werken.' },
  matchen: { tekst: 'Matchen', uitleg: 'Mensen en scholen bij elkaar brengen.' },
  opleiden: { tekst: 'Opleiden', uitleg: 'Nieuwe leraren en ondersteuners opleiden.' },
  begeleiden: { tekst: 'Begeleiden', uitleg: 'Starters en overstappers op weg helpen.' },
  professionaliseren: { tekst: 'Professionaliseren', uitleg: 'Het vak bijhouden en verder groeien.' },
  'samen-werven': { tekst: 'Samen werven', uitleg: 'Als regio mensen vinden, zonder elkaar te beconcurreren.' },
  behouden: { tekst: 'Behouden', uitleg: 'Zorgen dat mensen blijven en met plezier werken.' },
  'anders-organiseren': { tekst: 'Anders organiseren', uitleg: 'Het werk anders verdelen en indelen.' },
  po: { tekst: 'Primair onderwijs (po)', uitleg: 'De basisschool.' },
  vo: { tekst: 'Voortgezet onderwijs (vo)', uitleg: 'De middelbare school.' },
  mbo: { tekst: 'Mbo', uitleg: 'Middelbaar beroepsonderwijs.' },
  so: { tekst: 'Speciaal onderwijs (so)', uitleg: 'Onderwijs met extra ondersteuning, ook vso.' },
  lerarenopleiding: { tekst: 'Lerarenopleiding', uitleg: 'Hogeschool of universiteit die leraren opleidt.' },
  idee: { tekst: 'Idee', uitleg: 'Bedacht, nog niet begonnen.' },
  pilot: { tekst: 'Pilot', uitleg: 'Een proef op kleine schaal.' },
  lopend: { tekst: 'Lopend', uitleg: 'In gebruik, nog in ontwikkeling.' },
  geborgd: { tekst: 'Geborgd', uitleg: 'Vast onderdeel van het werk.' },
  gestopt: { tekst: 'Gestopt', uitleg: 'Beëindigd. Ook daar leer je van.' },
  regio: { tekst: 'In de regio', uitleg: 'De vier bouwstenen van een onderwijsregio.' },
  landelijk: { tekst: 'Landelijke lerende aanpak', uitleg: "De vijf bouwstenen waar regio's samen van leren." },
  geinteresseerd: { tekst: 'Geïnteresseerd', uitleg: 'Denkt na over een onderwijsregio.' },
  ingediend: { tekst: 'Ingediend', uitleg: 'Heeft een plan ingediend.' },
  voorlopig: { tekst: 'Voorlopig', uitleg: 'Voorlopig toegelaten.' },
  voorloper: { tekst: 'Voorloper', uitleg: 'Begon in 2023 als eerste en deelt wat zij leert.' },
  'in-oprichting': { tekst: 'In oprichting', uitleg: 'Bouwt aan een onderwijsregio en leert mee met de voorlopers.' },
  onderwijsregio: { tekst: 'Onderwijsregio', uitleg: 'Vaste onderwijsregio.' },
  samengevoegd: { tekst: 'Samengevoegd', uitleg: 'Opgegaan in een andere regio.' },
  teruggetrokken: { tekst: 'Teruggetrokken', uitleg: 'Doet niet meer mee.' },
  artikel: { tekst: 'Artikel', uitleg: 'Een bericht of verhaal op een site of in een blad.' },
  blog: { tekst: 'Blog', uitleg: 'Iemand schrijft zelf wat die ziet of vindt.' },
  podcast: { tekst: 'Podcast', uitleg: 'Om te luisteren.' },
  interview: { tekst: 'Interview', uitleg: 'Een gesprek met iemand die het weet.' },
  rapport: { tekst: 'Rapport', uitleg: 'Een uitgewerkt verslag of advies.' },
  onderzoek: { tekst: 'Onderzoek', uitleg: 'Cijfers of bevindingen, met hoe ze zijn verzameld.' },
  notitie: { tekst: 'Notitie', uitleg: 'Een korte tekst met een voorstel, plan of kader.' },
  instrument: { tekst: 'Instrument', uitleg: 'Iets om zelf te gebruiken, zoals een format of een scan.' },
  onderwijs: { tekst: 'Onderwijs', uitleg: 'Uit het onderwijs zelf.' },
  'zorg-en-welzijn': { tekst: 'Zorg en welzijn', uitleg: "Daar werken regio's al langer samen aan genoeg mensen." },
  anders: { tekst: 'Een andere sector', uitleg: 'Niet uit het onderwijs, en niet uit zorg en welzijn.' },
};

/** The text for a fixed word, or the word itself when it explains itself. */
export const woord = (waarde: string): string => UITLEG[waarde]?.tekst ?? waarde;
