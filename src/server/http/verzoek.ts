import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Antwoord, geefAntwoord } from '#server/http/answer/antwoord.ts';
import { NIET_BEWAREN } from '#server/http/answer/koppen.ts';
import { leesAdres } from '#server/http/gate/adres.ts';
import { Afgebroken } from '#server/http/gate/lichaam.ts';
import { isPersoonlijk } from '#server/http/gate/paden.ts';
import { keur } from '#server/http/gate/poort.ts';
import type { Bezoek, Onderdelen, Uitkomst } from './bezoek.ts';
import { bijOorzaak } from './foutpagina.ts';
import { geefGezond, isGezond } from './geef-gezond.ts';
import { nieuwKenmerk } from './locals.ts';
import { openbaar } from './openbaar.ts';
import { persoonlijk } from './persoonlijk.ts';
import { Gemeld } from './render.ts';

/** Answers every request there is; never throws. */
export function maakBeantwoorder(delen: Onderdelen): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    try {
      const fout = await beantwoord(req, res, delen);
      if (fout) delen.foutpaginas.geef(req, res, fout);
    } catch (err) {
      if (err instanceof Afgebroken) return;
      if (err instanceof Gemeld) return delen.foutpaginas.geef(req, res, bijOorzaak(err.cause, err.kenmerk));
      const kenmerk = nieuwKenmerk();
      const { method, url = '' } = req;
      delen.log.error({ err, kenmerk, method, pad: url.split('?')[0] }, 'A request failed.');
      delen.foutpaginas.geef(req, res, bijOorzaak(err, kenmerk));
    }
  };
}

function beantwoord(req: IncomingMessage, res: ServerResponse, delen: Onderdelen): Uitkomst | Promise<Uitkomst> {
  const adres = leesAdres(req.url ?? '');
  const { pad, vraag } = 'pad' in adres ? adres : { pad: '', vraag: '' };
  const bezoek: Bezoek = { req, res, pad, vraag, delen };
  if (isGezond(req.url ?? '')) return geefGezond(bezoek);
  const weigering = keur(req, pad, delen.huis);
  if (weigering) return weigering;
  if (delen.development?.handles(req)) {
    delen.development.handle(req, res);
    return null;
  }
  if (adres.soort === 'fout') return { status: 400 };
  if (adres.soort === 'te-lang') return { status: 414 };
  if (adres.soort === 'onbekend') return { status: 404 };
  if (adres.soort === 'doorsturen') return stuurDoor(bezoek);
  return req.method === 'POST' || isPersoonlijk(pad) ? persoonlijk(bezoek) : openbaar(bezoek);
}

function stuurDoor({ req, res, pad, vraag, delen }: Bezoek): null {
  const naar = vraag ? `${pad}?${vraag}` : pad;
  const antwoord: Antwoord = { status: 308, koppen: [['Location', naar], [...NIET_BEWAREN]], lichaam: Buffer.alloc(0) };
  geefAntwoord(req, res, antwoord, delen.vast);
  return null;
}
