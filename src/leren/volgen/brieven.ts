import { vingerafdruk } from '#accounts/geheimen.ts';
import { momentTekst } from '#grond/taal/datum.ts';
import { totTekst, wanneerTekst } from '#kennissessies/bijeenkomsten.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { RITMEZIN } from './ritmewoorden.ts';
import type { Volgonderwerp } from './volgonderwerp.ts';

/** All that a letter to who follows something is made of; links start with `origin`. */
export interface Volgpost {
  kennissessie: Pick<Kennissessie, 'titel' | 'url' | 'bijeenkomsten' | 'beginOp' | 'eindOp' | 'aanmeldenTot' | 'voorbeeld'>;
  aan: { adres: string; naam: string };
  /** Of this letter; the database keeps its hash. */
  sleutel: string;
  origin: string;
}

/** Letters to one address belong together, without that address: who asks for too many of them is told no more. */
export const volgreeks = (adres: string): string => `volgen-${vingerafdruk(adres).slice(0, 24)}`;

/** Somebody filled in this address: only its owner can say yes. */
export const bevestigVolgen = (post: Volgpost): Brief =>
  brief(post, `Bevestig: mail mij als het aanmelden opengaat`, [
    `Iemand vulde jouw adres in om een mail te krijgen zodra het aanmelden opengaat voor ‘${post.kennissessie.titel}’. Wil je dat?`,
    { href: `${post.origin}/volgen/bevestigen/?sleutel=${post.sleutel}`, tekst: 'Bevestig' },
    NIET_GEVRAAGD,
    stop(post, post.kennissessie.titel),
  ]);

/** The same for anything else that can be followed. */
export function bevestigOnderwerp({
  over,
  ritme,
  aan,
  sleutel,
  origin,
}: Pick<Volgpost, 'aan' | 'sleutel' | 'origin'> & { over: Volgonderwerp; ritme: 'direct' | 'week' }): Brief {
  const opgemaakt = briefOpmaken({
    onderwerp: `Bevestig: houd me op de hoogte van ${over.naam}`,
    naam: aan.naam,
    alineas: [
      `Iemand vulde jouw adres in om een mail te krijgen ${over.wat}. Wil je dat?`,
      { href: `${origin}/volgen/bevestigen/?sleutel=${sleutel}`, tekst: 'Bevestig' },
      RITMEZIN[ritme],
      NIET_GEVRAAGD,
      stop({ sleutel, origin }, over.naam),
    ],
    waarom: 'Je krijgt deze mail omdat je adres is ingevuld bij ‘Houd me op de hoogte’.',
  });
  return { aan: aan.adres, reeks: volgreeks(aan.adres), uitschrijflink: `${origin}/volgen/stoppen/?sleutel=${sleutel}`, ...opgemaakt };
}

const NIET_GEVRAAGD = 'Deze link werkt zeven dagen. Vroeg jij dit niet? Dan hoef je niets te doen: we mailen je niet over dit onderwerp.';

/** Sign-up is open for this person, from this moment. It is the only letter, so nothing is followed any more. */
export const aanmeldenIsOpen = (post: Volgpost, { vol }: { vol: boolean }): Brief =>
  brief(post, `Je kunt je nu aanmelden: ${post.kennissessie.titel}`, [
    `Je vroeg om een mail zodra het aanmelden opengaat. Dat is nu: je kunt je aanmelden ${totTekst(post.kennissessie)}.`,
    ...(vol ? ['Alle plaatsen zijn op dit moment bezet. Als je je aanmeldt, kom je op de wachtlijst.'] : []),
    { feiten: [['Wanneer', wanneerTekst(post.kennissessie)]] },
    { href: `${post.origin}${post.kennissessie.url}aanmelden/`, tekst: 'Aanmelden' },
    'Dit is de enige mail hierover. We hebben je verzoek nu gewist.',
  ]);

/** Nothing will open any more: the session is off. */
export const opentNietMeer = (post: Volgpost): Brief =>
  brief(post, `Gaat niet door: ${post.kennissessie.titel}`, [
    'Je vroeg om een mail zodra het aanmelden opengaat voor deze kennissessie. Zij gaat niet door. Je hoeft niets te doen.',
    { feiten: [['Wanneer het zou zijn', momentTekst(post.kennissessie.beginOp)]] },
    { href: `${post.origin}/kennissessies/`, tekst: 'Bekijk andere kennissessies' },
    'Dit is de enige mail hierover. We hebben je verzoek nu gewist.',
  ]);

const stop = ({ origin, sleutel }: Pick<Volgpost, 'origin' | 'sleutel'>, naam: string) =>
  ({ href: `${origin}/volgen/beheren/?sleutel=${sleutel}`, tekst: `Stop met mailen over ${naam}`, knop: false }) as const;

function brief(
  { aan, sleutel, origin, kennissessie }: Volgpost,
  onderwerp: string,
  alineas: Parameters<typeof briefOpmaken>[0]['alineas'],
): Brief {
  const voorbeeld = kennissessie.voorbeeld ? ['Verzonnen voorbeeld: deze kennissessie bestaat niet echt.'] : [];
  const waarom = 'Je krijgt deze mail omdat je adres is ingevuld bij ‘Mail mij als het opent’.';
  const opgemaakt = briefOpmaken({ onderwerp, naam: aan.naam, alineas: [...voorbeeld, ...alineas], waarom });
  return { aan: aan.adres, reeks: volgreeks(aan.adres), uitschrijflink: `${origin}/volgen/stoppen/?sleutel=${sleutel}`, ...opgemaakt };
}
