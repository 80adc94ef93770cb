/** Words that were planted: each may be seen by these alone. */
export const KANARIE = {
  dieet: 'kanariedieet',
  toegang: 'kanarietoegang',
  deelnemersvraag: 'kanariedeelnemersvraag',
  link: 'kanarielink',
  sessieconcept: 'Kanariesessieconcept',
  concept: 'Kanarieconcept',
  buurconcept: 'Kanarieburenwerk',
  ingediend: 'Kanarieingediend',
  ingetrokken: 'Kanarieingetrokken',
  vraagtekst: 'Hoe vangen wij een kanariekennisvraag?',
  vrager: 'vrager@kanarieadres.example',
  genodigde: 'genodigde@kanarieadres.example',
  vraagsleutel: 'kanarievraagsleutel-0123456789abcdef',
  uitnodigingssleutel: 'kanarieuitnodigingssleutel-0123456789',
  buiten: 'kanariebuiten',
  token: 'kanarietoken-0123456789abcdef',
} as const;
type Woord = keyof typeof KANARIE;

/** Who may read which of them; nobody else, and nobody at all where there is none. */
const WIE: Record<Woord, readonly string[]> = {
  dieet: ['jan', 'wilma', 'emma', 'anna', 'dirk', 'rosa'],
  toegang: ['jan', 'wilma', 'emma', 'anna', 'dirk', 'rosa'],
  deelnemersvraag: ['jan', 'wilma', 'emma', 'anna', 'dirk', 'rosa'],
  link: ['jan', 'agenda-van-jan', 'dubbelaar', 'schrijver', 'anna', 'rosa'],
  sessieconcept: ['anna', 'rosa'],
  concept: ['bram', 'anna', 'rosa'],
  buurconcept: ['emma', 'dirk', 'rosa'],
  ingediend: ['bram', 'anna', 'rosa'],
  ingetrokken: ['bram', 'anna', 'rosa'],
  vraagtekst: ['rosa', 'vrager'],
  vrager: ['rosa', 'vrager'],
  genodigde: ['anna', 'rosa', 'genodigde'],
  vraagsleutel: ['vrager'],
  uitnodigingssleutel: ['genodigde'],
  buiten: [],
  token: [],
};

/** For cases that name somebody's address. */
export const alleWoorden = (): Record<string, string> =>
  Object.fromEntries(['jan', 'carla', 'wilma', 'anna', 'bram', 'rosa'].map((naam) => [`adres-${naam}`, `${naam}@kanarieadres.example`]));

/** Which of the words this person may not read stand here; what they wrote themselves does not count. */
export function vreemdeKanaries(tekst: string, wie: string, zelf = ''): string[] {
  const staat = (in_: string, woord: Woord) => in_.toLowerCase().includes(KANARIE[woord].toLowerCase());
  return (Object.keys(KANARIE) as Woord[]).filter((woord) => !WIE[woord].includes(wie) && staat(tekst, woord) && !staat(zelf, woord));
}

/** Somebody's address or name. */
const MENS = /(?<![a-z0-9-])([a-z0-9-]{1,40})@kanarieadres\.example|Kanarienaam ([a-z0-9-]+)/gi;
const LOPERS = Array.from({ length: 24 }, (_, nummer) => `loper-${nummer + 1}`);
/** Who organises, judges and manages sees people, but not those of another region. */
const MOGEN_ZIEN: Record<string, readonly string[] | 'allen'> = {
  rosa: 'allen',
  anna: ['anna', 'bram', 'jan', 'wilma', 'carla', 'genodigde', 'bezoeker', 'schrijver', 'dubbelaar', ...LOPERS],
  dirk: ['dirk', 'emma'],
  bram: ['bram', 'anna'],
  emma: ['emma', 'dirk'],
};

/** People who are named here although this person has nothing to do with them. */
export function vreemdeMensen(tekst: string, wie: string, zelf = ''): string[] {
  const mogen = MOGEN_ZIEN[wie] ?? [wie];
  if (mogen === 'allen') return [];
  const genoemd = (in_: string) => [...in_.matchAll(MENS)].map(([, adres, naam]) => (adres ?? naam ?? '').toLowerCase());
  const eigen = genoemd(zelf);
  return [...new Set(genoemd(tekst))].filter((een) => !mogen.includes(een) && !eigen.includes(een));
}
