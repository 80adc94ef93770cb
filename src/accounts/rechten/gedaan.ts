/** What a page about people says after an act, by the word in its address. */
export const MENSEN_GEDAAN: Record<string, string> = {
  uitgenodigd: 'De uitnodiging is verstuurd. Ze geldt dertig dagen.',
  benoemd: 'Deze persoon had al een account en heeft het recht nu. Er gaat een mail uit.',
  'uitnodiging-weg': 'De uitnodiging is ingetrokken. De mail die al verstuurd is, werkt niet meer.',
  beeindigd: 'Het recht is beëindigd. Deze persoon is overal uitgelogd en krijgt een mail.',
  'stap-weg': 'De tweede stap is weggehaald. Iedereen van de Realisatie-Eenheid krijgt een mail.',
  gehonoreerd: 'Het recht is gegeven. De aanvrager krijgt een mail.',
  afgewezen: 'Het verzoek is afgewezen. De aanvrager krijgt een mail met je reden.',
};

/** The same for who asked. */
export const VERZOEK_GEDAAN: Record<string, string> = {
  gevraagd: 'Je verzoek is verstuurd. Je krijgt een mail met het antwoord.',
  'verzoek-weg': 'Je verzoek is ingetrokken.',
};
