import type { IncomingMessage } from 'node:http';
import { koekjes } from '#accounts/inloggen/aanwezigheid.ts';
import { digestVan } from '#grond/digest.ts';
import { ipVan, telgroep } from '#server/http/gate/ip.ts';
import { leesLichaam } from '#server/http/gate/lichaam.ts';
import { isUitvoer, ruimteVoor } from '#server/http/gate/paden.ts';
import { type Bezoek, TOO_MUCH, type Uitkomst, visitorOf } from './bezoek.ts';
import { geefPagina } from './geef-pagina.ts';
import type { Aanvraag } from './weergave.ts';

/** Answers one visitor, who may be logged in and may write; nothing of it is kept. */
export async function persoonlijk(bezoek: Bezoek): Promise<Uitkomst> {
  const { req, pad, vraag, delen } = bezoek;
  const ip = ipVan(req, delen.hops);
  const aanvraag: Aanvraag = { methode: 'GET', url: vraag ? `${pad}?${vraag}` : pad, vraag, koppen: doorgeven(req) };
  if (req.method === 'POST') {
    const teVaak = await delen.grenzen.schrijven(ip);
    if (teVaak) return zonderMeer(bezoek, teVaak);
    const lichaam = await leesLichaam(req, ruimteVoor(pad));
    if (!lichaam) return zonderMeer(bezoek, await opPlek(bezoek, () => teGroot(bezoek, aanvraag, ip)));
    if (!delen.isErNog()) return { status: 503 };
    Object.assign(aanvraag, { methode: 'POST', lichaam });
  } else if (isUitvoer(pad)) {
    const teVaak = await delen.grenzen.uitvoeren(loginVan(bezoek) ?? telgroep(ip));
    if (teVaak) return teVaak;
  }
  return opPlek(bezoek, () => maak(bezoek, aanvraag, ip));
}

/** Does the work when there is a place for it. */
async function opPlek(bezoek: Bezoek, werk: () => Promise<Uitkomst>): Promise<Uitkomst> {
  const release = await bezoek.delen.slots.take('forms', visitorOf(bezoek));
  if (!release) return TOO_MUCH;
  return werk().finally(release);
}

async function maak(bezoek: Bezoek, aanvraag: Aanvraag, ip: string): Promise<Uitkomst> {
  const { antwoord, beantwoord } = await bezoek.delen.render(aanvraag, ip);
  // Astro shows the page again without a word when it does not know the form, or cannot read it.
  if (aanvraag.methode === 'POST' && ACTIE.test(bezoek.vraag) && !beantwoord) {
    if (antwoord.status === 404) return { status: 404, formulier: true };
    if (antwoord.status === 415) return { status: 415 };
  }
  return geefPagina(bezoek, antwoord);
}

/** Who writes a text hears what of it was kept; everybody else only that it was too much. */
async function teGroot(bezoek: Bezoek, { koppen }: Aanvraag, ip: string): Promise<Uitkomst> {
  const [tekst] = /^\/mijn\/publicaties\/[^/]+\//.exec(bezoek.pad) ?? [];
  if (!tekst) return { status: 413 };
  const { antwoord } = await bezoek.delen.render({ methode: 'GET', url: `${tekst}te-groot/`, vraag: '', koppen }, ip);
  return antwoord.status === 413 ? geefPagina(bezoek, antwoord) : { status: 413 };
}

/** Whose file it is; a made-up login only gets who made it up to the login page. */
function loginVan({ req, delen }: Bezoek): string | undefined {
  const { naam } = koekjes(delen.huis.proef).login;
  const waarde = req.headers.cookie?.split('; ').find((koekje) => koekje.startsWith(`${naam}=`));
  return waarde && digestVan(waarde);
}

/** Whatever a refused sender still sends on this connection is not read. */
function zonderMeer({ res }: Bezoek, uitkomst: Uitkomst): Uitkomst {
  res.shouldKeepAlive = false;
  return uitkomst;
}

const ACTIE = /(^|&)_action=/;
const DOORGEVEN = ['cookie', 'content-type', 'user-agent', 'accept', 'accept-language'] as const;

/** Only these headers mean anything to a page; hosts, addresses and encodings are settled before it. */
function doorgeven({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(DOORGEVEN.flatMap((naam) => (headers[naam] ? [[naam, headers[naam]]] : [])));
}
