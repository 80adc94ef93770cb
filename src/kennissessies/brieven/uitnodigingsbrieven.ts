import type { Moment } from '#db/tabellen.ts';
import { momentTekst } from '#grond/taal/datum.ts';
import { wanneerFeiten } from '#kennissessies/bijeenkomsten.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { alsOpenbaar, type Bezetting } from '#kennissessies/plaatsen.ts';
import { toestand } from '#kennissessies/toestand.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { allesBezet, waarKeuze, waarUitgenodigd, wieNodigtUit } from './uitnodigingswoorden.ts';
import type { Verandering } from './wat-verandert.ts';
import { verschilfeiten, wijzigonderwerp } from './wijzigwoorden.ts';

/** All that a letter to somebody who was invited is made of. */
export interface Uitnodigingspost {
  kennissessie: MetLink;
  uitnodiging: { id: string; adres: string; sleutel: string; plek: 'achtergehouden' | 'vrij' | 'wachtlijst'; verloopt_op: Moment };
  origin: string;
}

/** Asks somebody whether they come; a place or a turn is held for them until then. */
export const plaatsuitnodiging = (post: Uitnodigingspost): Brief => {
  const { kennissessie: k, uitnodiging: u } = post;
  const wacht = u.plek === 'wachtlijst';
  return brief(post, `${wacht ? 'Uitnodiging voor de wachtlijst' : 'Er is een plaats voor je'}: ${k.titel}`, [
    wacht
      ? `${wieNodigtUit(k)} nodigt je uit voor deze kennissessie. ${allesBezet(k)} Zeg je ja, dan kom je op de wachtlijst.`
      : `${wieNodigtUit(k)} nodigt je uit voor deze kennissessie en houdt een plaats voor je vrij. Je bent nog niet aangemeld.`,
    `Laat weten of je meedoet. Dat kan tot ${momentTekst(u.verloopt_op)}. Daarna vervalt de uitnodiging.`,
    feiten(k, waarUitgenodigd(k)),
    antwoord(post),
    `Zeg je ja, log dan in met dit adres: ${u.adres}. Je krijgt een code in je mail. Een wachtwoord is niet nodig.`,
  ]);
};

/** The session changed while somebody was thinking it over: what is different first; `groot` as for who has a place. */
export function uitnodigingGewijzigd(post: Uitnodigingspost, { groot, verandering }: { groot: boolean; verandering: Verandering }): Brief {
  const { kennissessie: k } = post;
  return brief(post, wijzigonderwerp(verandering, { titel: k.titel, groot }), [
    'Deze kennissessie is gewijzigd. Je bent uitgenodigd en hebt nog niet geantwoord. Dit is anders:',
    { feiten: verschilfeiten(verandering, k.onlineLink) },
    ...(k.redenGewijzigd ? [`Reden: ${k.redenGewijzigd}`] : []),
    'Zo is het nu:',
    feiten(k, waarUitgenodigd(k)),
    antwoord(post),
  ]);
}

/** Taken back by the organiser, or not answered in time: what somebody can still do is as the session stands without it. */
export function uitnodigingVoorbij(
  post: Uitnodigingspost,
  { uitslag, stand, nu }: { uitslag: 'ingetrokken' | 'verlopen'; stand: Bezetting; nu: Moment },
): Brief {
  const { kennissessie: k, uitnodiging: u, origin } = post;
  const waarom =
    uitslag === 'ingetrokken'
      ? 'De organisator heeft je uitnodiging voor deze kennissessie ingetrokken.'
      : 'Je bent uitgenodigd voor deze kennissessie. Er kwam geen antwoord op tijd. De uitnodiging is verlopen.';
  const plaats = u.plek === 'wachtlijst' ? '' : ' We houden geen plaats meer voor je vrij.';
  return brief(post, `Je uitnodiging is ${uitslag}: ${k.titel}`, [
    `${waarom}${plaats}`,
    `Wil je toch meedoen? ${nogAanmelden(k, stand, nu)}`,
    feiten(k),
    { href: `${origin}${k.url}`, tekst: 'Bekijk de kennissessie' },
  ]);
}

/** Whether somebody without an invitation can still sign up, and what they get then. */
function nogAanmelden(k: MetLink, stand: Bezetting, nu: Moment): string {
  const hoe = toestand(alsOpenbaar(k, stand, nu), nu);
  if (hoe === 'nog-niet-open') return `Aanmelden kan vanaf ${momentTekst(k.aanmeldenVanaf)}.`;
  if (hoe === 'vol') return 'Alle plaatsen zijn bezet. Als je je aanmeldt, kom je op de wachtlijst.';
  if (hoe === 'open' || hoe === 'verplaatst') return 'Er is nog plaats. Je kunt je aanmelden op de pagina van de kennissessie.';
  return 'Dat kan niet meer: het aanmelden is gesloten.';
}

/** The session is off; an answer is no longer needed. */
export const uitnodigingVervallen = (post: Uitnodigingspost): Brief =>
  brief(post, `Gaat niet door: ${post.kennissessie.titel}`, [
    'Je bent uitgenodigd voor deze kennissessie. Zij gaat niet door. Je hoeft niets te doen.',
    ...(post.kennissessie.redenAfgelast ? [`Reden: ${post.kennissessie.redenAfgelast}`] : []),
    feiten(post.kennissessie),
  ]);

const antwoord = ({ origin, uitnodiging: { sleutel } }: Uitnodigingspost): Alinea => ({
  href: `${origin}/uitnodiging/?sleutel=${sleutel}`,
  tekst: 'Bekijk de uitnodiging en geef antwoord',
});

const feiten = (k: MetLink, waar = waarKeuze(k)): Alinea => ({
  feiten: [
    ['Wat', k.titel],
    ...wanneerFeiten(k),
    ['Waar', waar],
    ['Organisator', k.organisator],
    ...(k.contact ? [['Vragen', k.contact, `mailto:${k.contact}`] as const] : []),
  ],
});

const brief = ({ kennissessie: k, uitnodiging }: Uitnodigingspost, onderwerp: string, alineas: Alinea[]): Brief => ({
  aan: uitnodiging.adres,
  antwoordAan: k.contact,
  reeks: `plaatsuitnodiging-${uitnodiging.id}`,
  ...briefOpmaken({
    onderwerp,
    alineas: [...(k.voorbeeld ? ['Verzonnen voorbeeld: deze kennissessie bestaat niet echt.'] : []), ...alineas],
    dag: k.beginOp,
    waarom: 'Je krijgt deze mail omdat de organisator jouw adres invulde. Is dit niet voor jou? Dan hoef je niets te doen.',
  }),
});
