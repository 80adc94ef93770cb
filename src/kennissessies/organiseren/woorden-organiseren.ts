/** What happened, told on the page where somebody ends up after it. */
export const SESSIEDADEN_GEDAAN: Readonly<Record<string, string>> = {
  bewaard:
    'Het concept is opgeslagen. Niemand anders ziet het nog. Bekijk het voorbeeld. Aankondigen en openzetten doe je onderaan deze pagina.',
  opgeslagen: 'Opgeslagen. Er ging geen mail uit.',
  'opgeslagen-en-open': 'Opgeslagen. Wie vroeg om een mail als het aanmelden opengaat, krijgt die binnen een minuut.',
  zelfde: 'Er was niets veranderd. Alles staat nog zoals het stond.',
  verstuurd: 'Opgeslagen. De brieven gaan nu de deur uit.',
  aangekondigd: 'De kennissessie staat in de agenda, als save the date. Aanmelden kan nog niet.',
  opengezet: 'De kennissessie staat open.',
  afgelast: 'Afgelast. Wie was aangemeld of wachtte, krijgt een mail.',
  afgerond: 'De kennissessie is afgerond. De reden staat op haar pagina.',
  herbegonnen: 'Dit concept was intussen verwijderd. Wat je invulde, is opgeslagen als nieuw concept. Niemand anders ziet het nog.',
  gekopieerd: 'Dit is een kopie, als concept. Mensen gaan niet mee. Kies een nieuwe datum.',
};

/** The same on the page of participants. */
export const DEELNEMERS_GEDAAN: Readonly<Record<string, string>> = {
  weggehaald: 'De aanmelding is vervallen. De deelnemer krijgt een mail met de reden.',
  uitgenodigd: 'De uitnodiging is verstuurd. We houden de plaats vast tot er antwoord is, hoogstens zeven dagen.',
  'op-wachtlijst': 'De uitnodiging is verstuurd. Bij een ja komt deze persoon op de wachtlijst.',
  geplaatst: 'Deze persoon stond al op de wachtlijst en heeft nu een plaats. We sturen een mail met de afspraak.',
  vrij: 'De plaatsen zijn vrij voor nieuwe aanmeldingen. Er schoof niemand door van de wachtlijst.',
  vrijgegeven: 'De plaatsen zijn vrijgegeven. Wie het langst wachtte, kreeg als eerste een plaats en een mail.',
  teruggenomen:
    'De uitnodiging is ingetrokken. Wie was uitgenodigd, krijgt daar een mail over. Werd er een plaats vastgehouden? Die is terug.',
};
