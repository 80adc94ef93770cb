import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import type { Melder } from './regioverkenning.ts';

interface Verkenningpost {
  id: string;
  aan: Melder;
  gebied: string;
  antwoord: string;
  origin: string;
}

/** The series of letters about one regioverkenning. */
export const verkenningreeks = (id: string): string => `regioverkenning-${id}`;

/** The receipt. Without a login the address may be somebody else's: it then holds no word of who wrote (`gebied` is null). */
export const verkenningOntvangen = ({ gebied, ...post }: Omit<Verkenningpost, 'gebied' | 'antwoord'> & { gebied: string | null }): Brief =>
  brief(
    post,
    'Ontvangen: jullie denken over een onderwijsregio',
    [
      `De Realisatie-Eenheid leest wat je invulde${gebied === null ? '' : ` over ${gebied}`} en mailt je een antwoord.`,
      'Dit is geen aanvraag: een plan dien je ergens anders in. Waar dat kan, lees je hier:',
      hoeHetGaat(post),
    ],
    gebied === null ? 'Vulde je niets in? Dan gebruikte iemand anders jouw adres. Je hoeft niets te doen.' : undefined,
  );

export const verkenningBeantwoord = ({ antwoord, gebied, ...post }: Verkenningpost): Brief =>
  brief(post, `Antwoord van de Realisatie-Eenheid over ${gebied}`, [
    `Je liet weten dat jullie denken over een onderwijsregio: ${gebied}. De Realisatie-Eenheid antwoordt:`,
    antwoord,
    hoeHetGaat(post),
  ]);

export const verkenningGesloten = ({ antwoord, gebied, ...post }: Verkenningpost): Brief =>
  brief(post, `Gesloten: je bericht over ${gebied}`, [
    `Je liet weten dat jullie denken over een onderwijsregio: ${gebied}. De Realisatie-Eenheid sluit je bericht. De reden:`,
    antwoord,
    hoeHetGaat(post),
  ]);

const MEESTE_GEBIEDEN = 20;

/** To the Realisatie-Eenheid: where people think about it, never who. */
export function nieuweVerkenningen({ aan, gebieden, origin }: { aan: Melder; gebieden: readonly string[]; origin: string }): Brief {
  const een = gebieden.length === 1;
  const rest = gebieden.length - MEESTE_GEBIEDEN;
  const alineas: Alinea[] = [
    een ? 'Iemand denkt over een nieuwe onderwijsregio:' : "Er wordt gedacht over nieuwe onderwijsregio's:",
    ...gebieden.slice(0, MEESTE_GEBIEDEN),
    ...(rest > 0 ? [`En nog ${rest}.`] : []),
    { href: `${origin}/beheer/regioverkenningen/`, tekst: 'Bekijk wie erover denkt' },
  ];
  const onderwerp = een ? 'Iemand denkt over een onderwijsregio' : `${gebieden.length} keer nieuw: wij denken over een onderwijsregio`;
  const waarom = 'Je krijgt deze mail omdat je bij de Realisatie-Eenheid hoort, hoogstens één keer per uur.';
  return { aan: aan.adres, ...briefOpmaken({ onderwerp, naam: aan.naam, alineas, waarom }) };
}

function brief(
  { id, aan }: Pick<Verkenningpost, 'id' | 'aan'>,
  onderwerp: string,
  alineas: Alinea[],
  waarom = 'Je krijgt deze mail omdat je liet weten dat jullie over een onderwijsregio denken.',
): Brief {
  return { aan: aan.adres, reeks: verkenningreeks(id), ...briefOpmaken({ onderwerp, naam: aan.naam, alineas, waarom }) };
}

const hoeHetGaat = ({ origin }: Pick<Verkenningpost, 'origin'>): Alinea => ({
  href: `${origin}/onderwijsregio-worden/`,
  tekst: 'Onderwijsregio worden',
});
