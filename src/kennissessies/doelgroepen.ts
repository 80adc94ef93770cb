/** For whom a session, or a part of one, can be; the words that people read. */
export const DOELGROEPEN = [
  ...['projectleiders', 'programmamanagers', 'bestuurders', "onderwijsregio's in oprichting", 'kwartiermakers', 'penvoerders'],
  ...['schoolleiders', 'schoolopleiders', 'programmaleiders SO&P', 'hr-adviseurs', 'loketmedewerkers', 'communicatieadviseurs'],
  ...['data-analisten', 'leraren', 'lerarenopleiders'],
] as const;
