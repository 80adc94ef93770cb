const woorden = (tekst: string): string[] => tekst.trim().split(/\s+/);

/** Left and right halves of compounds: together some 2,500 words, about what a real site of this size holds. */
export const LINKS = woorden(`
  leraren school regio team vak start mentor instroom doorstroom uitstroom opleidings begeleidings loopbaan talent techniek taal reken zorg
  wijk stage studie werk kennis data netwerk bestuurs directie conciërge onderwijs vervangings invallers rooster duo avond zomer proef gast
  overstap kandidaten academie campus kring dorps stads haven polder vakantie ouder leerling examen praktijk onderzoeks ontwikkel gespreks
`);
export const RECHTS = woorden(`
  pool loket kaart makelaar kring traject bank markt dag week atelier academie coach team fonds wijzer bus kantoor plan overleg gids route
  ladder monitor café festival spel toets gesprek rooster beurs campagne proef school klas werkplaats kalender kompas brug tafel scan lijn
  pas steun ruil
`);
export const GROEPEN = woorden(`
  starters zij-instromers invallers onderwijsassistenten vakleraren conciërges schoolleiders studenten herintreders mentoren lerarenopleiders
  hr-adviseurs bestuurders projectleiders docenten gastdocenten begeleiders intern-begeleiders teamleiders gepensioneerden
`);
export const PLEKKEN = woorden(`
  basisscholen mbo-colleges scholengroepen plattelandsscholen stadsscholen samenwerkingsverbanden vakcolleges lyceums nevenvestigingen
  opleidingsscholen
`);
export const WERKWOORDEN = woorden(`
  delen plannen vinden houden begeleiden opleiden ruilen ontlasten verbinden waarderen inwerken behouden boeien scholen koppelen
`);
export const BIJWOORDEN = woorden(`
  samen slimmer eerder rustiger eenvoudiger dichterbij goedkoper zichtbaarder eerlijker sneller beter
`);

/** Sentences with a gap for a word of this one practice. */
export const ZINNEN = [
  'In de eerste maanden sprak iedereen over @, maar niemand kon zeggen wat het opleverde.',
  'Pas toen de planning klaar was, kreeg @ een vaste plek op de agenda.',
  'Twee scholen wilden niet wachten en begonnen zelf met @.',
  'De kosten van @ vielen mee, omdat de besturen de uren al betaalden.',
  'Een student hield een half jaar lang bij wat er met @ gebeurde.',
  'Bij de start dachten we dat @ vooral voor grote scholen was. Dat klopte niet.',
  'Wie met @ werkt, heeft genoeg aan een halve dag uitleg.',
  'Vraag bij @ altijd eerst aan de leraren wat zij nodig hebben.',
  'Na een jaar bleek @ vooral te helpen bij het inwerken van nieuwe mensen.',
  'We stopten met @ op vrijdag, want dan kwam er niemand.',
  'Voor @ is één iemand verantwoordelijk, met tijd in het rooster.',
  'De lerarenopleiding gebruikt @ nu ook in het tweede jaar.',
];
export const RESULTATEN = [
  'Van de @ mensen die begonnen, werkt twee derde nog in de regio.',
  'Het aantal lessen dat uitviel, daalde met @ procent.',
  'Er waren @ gesprekken, en na elk gesprek een afspraak.',
  'In het eerste jaar deden @ scholen mee.',
];
