import { aantal } from '#grond/taal/opsomming.ts';
import type { Samenvoeggevolg } from './samenvoeggevolg.ts';

/** What a merge will do, one sentence for each thing that it touches. */
export function gevolgzinnen(
  { rechten, online, onderweg, sessies, accounts, aanmeldingen }: Samenvoeggevolg,
  { oud, nieuw }: { oud: string; nieuw: string },
): string[] {
  const een = (n: number, enkel: string, meer: string) => (n === 1 ? enkel : meer);
  return [
    `De pagina van ${oud} blijft staan, met een bericht dat deze regio is opgegaan in ${nieuw}.`,
    online === 0
      ? `${oud} heeft geen teksten online.`
      : `${aantal(online, 'tekst blijft', 'teksten blijven')} staan, en je vindt ${een(online, 'die', 'ze')} ook bij ${nieuw}.`,
    onderweg > 0 ? `${aantal(onderweg, 'tekst die nog niet klaar is, gaat', 'teksten die nog niet klaar zijn, gaan')} gewoon door.` : '',
    sessies > 0
      ? `${aantal(sessies, 'komende kennissessie', 'komende kennissessies')} van ${oud} ${een(sessies, 'gaat', 'gaan')} gewoon door. ` +
        `Wie ${nieuw} leidt, kan ${een(sessies, 'die', 'ze')} wijzigen.`
      : '',
    aanmeldingen > 0
      ? `${aantal(aanmeldingen, 'aanmelding blijft', 'aanmeldingen blijven')} staan zoals ${een(aanmeldingen, 'zij is', 'ze zijn')}.`
      : '',
    rechten === 0
      ? `Niemand schrijft nu voor ${oud}. Er verhuizen dus geen rechten.`
      : `${een(rechten, 'Eén persoon krijgt', `${rechten} mensen krijgen`)} dezelfde rechten bij ${nieuw}, en een mail daarover.`,
    accounts > 0
      ? `${een(accounts, 'Eén persoon noemde', `${accounts} mensen noemden`)} ${oud} als eigen regio. ` +
        `Bij het volgende bezoek vragen we of dat ${nieuw} wordt.`
      : '',
  ].filter(Boolean);
}
