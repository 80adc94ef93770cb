import { hoeveelste } from '#kennissessies/bijeenkomsten.ts';
import type { Alinea } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { type Aanmeldpost, opgemaakt } from './post.ts';

/** What is promised to who answers, in the letter and above the questions. */
export const ZONDER_NAAM =
  'Wat je ervan vond, bewaren we zonder je naam en zonder tijd. De organisator ziet het pas als er ten minste vijf antwoorden zijn.';

interface Evaluatievraag {
  sleutel: string;
  /** Until when it can be answered, in words. */
  tot: string;
  vraagtErbij: boolean;
  metBewijs: boolean;
  /** Something was added for who had a place. */
  metMateriaal: boolean;
}

/** The one letter after a session: three questions, behind a key that opens nothing else. */
export function evaluatiebrief(post: Aanmeldpost, { sleutel, tot, vraagtErbij, metBewijs, metMateriaal }: Evaluatievraag): Brief {
  const { aanmelding, deelnemer, kennissessie: k, origin } = post;
  const hier = `${origin}/mijn/aanmeldingen/${aanmelding.id}/`;
  const vraag = vraagtErbij
    ? 'Was je erbij? En wat vond je ervan?'
    : metBewijs
      ? 'Fijn dat je erbij was. Wat vond je ervan?'
      : 'Wat vond je ervan?';
  const laatste = hoeveelste(k, k.bijeenkomsten.length - 1) && 'De laatste bijeenkomst is geweest. ';
  const alineas: Alinea[] = [
    `${laatste}${vraag} Het zijn drie korte vragen. Inloggen hoeft niet.`,
    { href: `${hier}evaluatie/?sleutel=${sleutel}`, tekst: 'Geef je mening' },
    ...(vraagtErbij ? ['Of je er was, komt bij je aanmelding te staan.'] : []),
    ZONDER_NAAM,
    `Antwoorden kan tot en met ${tot}.`,
    ...(metBewijs ? [{ href: `${hier}bewijs/`, tekst: 'Bekijk en print je bewijs van deelname', knop: false } as const] : []),
    ...(metMateriaal ? [{ href: `${hier}#materialen`, tekst: 'Bekijk de materialen van deze kennissessie', knop: false } as const] : []),
  ];
  return {
    aan: deelnemer.adres,
    antwoordAan: k.contact,
    reeks: `aanmelding-${aanmelding.id}`,
    ...opgemaakt(post, `Wat vond je ervan? ${k.titel}`, alineas),
  };
}
