import { geefKlaarliggend } from '#server/http/answer/antwoord.ts';
import { isLezer } from '#server/http/cache/lezer.ts';
import { isPagefind } from '#server/http/cache/pagefind.ts';
import { isIntern } from '#server/http/gate/paden.ts';
import { type Bezoek, TOO_MUCH, type Uitkomst, visitorOf } from './bezoek.ts';
import { geefBijlage, isBijlage } from './bijlagen.ts';
import { geefPagina } from './geef-pagina.ts';

/** Answers for an address that is the same for everybody: built files, search files, pages; from memory where it can. */
export function openbaar(bezoek: Bezoek): Uitkomst | Promise<Uitkomst> {
  const { req, res, pad, vraag, delen } = bezoek;
  const bestand = delen.bestanden.get(pad) ?? delen.vasteAdressen(pad);
  if (bestand) {
    geefKlaarliggend(req, res, bestand);
    return null;
  }
  if (isPagefind(pad)) return pagefind(bezoek);
  if (isBijlage(pad)) return geefBijlage(bezoek);
  if (isIntern(pad)) return { status: 404 };
  const pagina = delen.paginas.haal(pad, vraag, () => visitorOf(bezoek));
  return pagina instanceof Promise ? pagina.then((gemaakt) => geef(bezoek, gemaakt)) : geef(bezoek, pagina);
}

async function pagefind({ req, res, pad, delen }: Bezoek): Promise<Uitkomst> {
  const bestand = await delen.pagefind(pad);
  if (!bestand) return { status: 404 };
  if (bestand === 'vervallen') return { status: 410 };
  geefKlaarliggend(req, res, bestand);
  return null;
}

function geef(bezoek: Bezoek, gemaakt: Awaited<ReturnType<Bezoek['delen']['paginas']['haal']>>): Uitkomst {
  if (!gemaakt) return TOO_MUCH;
  if (!('etag' in gemaakt)) return geefPagina(bezoek, gemaakt);
  geefKlaarliggend(bezoek.req, bezoek.res, gemaakt);
  if (gemaakt.vondNiets && isLezer(bezoek.req)) bezoek.delen.zoekteller.meld(gemaakt.vondNiets);
  return null;
}
