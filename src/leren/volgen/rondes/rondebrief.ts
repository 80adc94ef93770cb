import { aantal } from '#grond/taal/opsomming.ts';
import { briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import type { Bericht } from './wat-is-nieuw.ts';

/** Something that nobody is mailed about any more. */
export interface Weg {
  naam: string;
  /** Its page stays, but it brings nothing new: a region that takes part no more. */
  blijft: boolean;
}

/** What one person hears in one letter; links start with `origin`. */
export interface Rondepost {
  aan: { adres: string; naam: string };
  /** Each thing once. */
  berichten: readonly Pick<Bericht, 'soort' | 'wat' | 'titel' | 'url' | 'erbij'>[];
  /** What ends with this letter. */
  weg: readonly Weg[];
  /** What of all this they follow, each with a key that stops just that. */
  over: readonly { naam: string; sleutel: string }[];
  /** For everything in this letter and nothing else; null when that is more than a key names. */
  sleutel: string | null;
  origin: string;
}

/** Everything that is new for one person since the letter before. */
export function watErNieuwIs({ aan, berichten, weg, over, sleutel, origin }: Rondepost): Brief {
  const beheren = (welke: string) => `${origin}/volgen/beheren/?${new URLSearchParams({ sleutel: welke })}`;
  const ineens =
    sleutel === null
      ? { href: `${origin}/mijn/volgen/`, tekst: 'Bekijk alles wat je volgt', knop: false as const }
      : { href: beheren(sleutel), tekst: 'Stop met alles uit deze mail', knop: false as const };
  const opgemaakt = briefOpmaken({
    onderwerp: onderwerp(berichten, weg),
    naam: aan.naam,
    alineas: [
      ...(berichten.length > 0 ? ['Dit is er nieuw over wat je volgt op Regiokring.'] : []),
      ...(berichten.length > 0 ? [{ feiten: berichten.map((een) => regel(een, origin)) }] : []),
      ...weg.map((een) => `‘${een.naam}’ ${een.blijft ? 'doet niet meer mee' : 'staat niet meer op Regiokring'}. ${NIET_MEER}`),
      ...over.map(({ naam, sleutel: eigen }) => ({ href: beheren(eigen), tekst: `Stop met mailen over ${naam}`, knop: false as const })),
      ...(over.length > 1 ? [ineens] : []),
    ],
    waarom:
      over.length > 0
        ? `Je krijgt deze mail omdat je dit volgt: ${over.map(({ naam }) => naam).join('; ')}.${sleutel === null ? '' : MET_DE_KNOP}`
        : 'Je krijgt deze mail omdat je dit volgde op Regiokring.',
  });
  const uitschrijflink =
    over.length > 0 && sleutel !== null ? { uitschrijflink: `${origin}/volgen/stoppen/?${new URLSearchParams({ sleutel })}` } : {};
  return { aan: aan.adres, ...uitschrijflink, ...opgemaakt };
}

const MET_DE_KNOP = ' Stop je met de knop van je mailprogramma? Dan stop je met alles waar deze mail over gaat.';
const NIET_MEER = 'We mailen je hier niet meer over.';

const WAT_ERMEE: Record<Bericht['soort'], string> = {
  ...{ nieuw: 'Nieuw', gewijzigd: 'Gewijzigd', overgenomen: 'Overgenomen', gestopt: 'Een regio stopte' },
};

function onderwerp(berichten: Rondepost['berichten'], weg: Rondepost['weg']): string {
  const [eerste] = berichten;
  if (!eerste) return `${weg[0]?.blijft ? 'Doet niet meer mee' : 'Niet meer op Regiokring'}: ${weg[0]?.naam ?? ''}`;
  const rest = berichten.length - 1 + weg.length;
  const waar = eerste.soort === 'gestopt' ? '' : ' op Regiokring';
  return `${WAT_ERMEE[eerste.soort]}${waar}: ${eerste.titel}${rest > 0 ? ` en nog ${aantal(rest, 'bericht', 'berichten')}` : ''}`;
}

const regel = ({ soort, wat, titel, url, erbij }: Rondepost['berichten'][number], origin: string) =>
  [
    soort === 'nieuw' ? wat : `${wat}, ${WAT_ERMEE[soort].toLowerCase()}`,
    erbij ? `${titel} (${erbij})` : titel,
    `${origin}${url}`,
  ] as const;
