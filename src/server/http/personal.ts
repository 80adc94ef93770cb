import type { IncomingMessage } from 'node:http';
import { type BekendeLogin, koekjes } from '#accounts/inloggen/wie-is-het.ts';
import { digestVan } from '#grond/digest.ts';
import { countedAs, ipOf } from '#server/http/gate/ip.ts';
import { noteTooOften } from '#server/http/gate/limits.ts';
import { isExport, roomFor } from '#server/http/gate/paths.ts';
import { readBody } from '#server/http/gate/request-body.ts';
import type { RenderRequest } from './astro-render.ts';
import { type Exchange, type Outcome, TOO_MUCH, visitorOf } from './exchange.ts';
import { sendPage } from './send-page.ts';

/** Answers one visitor, who may be logged in and may write; nothing of it is kept. */
export async function answerPersonal(exchange: Exchange): Promise<Outcome> {
  const { req, path, query, parts } = exchange;
  const ip = ipOf(req, parts.hops);
  const rendering: RenderRequest = { method: 'GET', url: query ? `${path}?${query}` : path, query, headers: passOn(req) };
  if (req.method === 'POST') {
    const login = await liveLogin(exchange);
    const tooOften = await parts.limits.schrijven(login ? { login: login.id } : { ip });
    if (tooOften) {
      noteTooOften(parts.log, 'formulier', tooOften, login?.accountId ?? null);
      return plainError(exchange, tooOften);
    }
    const body = await readBody(req, roomFor(path));
    if (!body) return plainError(exchange, await inSlot(exchange, () => tooLarge(exchange, rendering, ip)));
    if (!parts.isErNog()) return { status: 503 };
    Object.assign(rendering, { method: 'POST', body });
  } else if (isExport(path)) {
    const tooOften = await parts.limits.exports(loginOf(exchange) ?? countedAs(ip));
    if (tooOften) {
      noteTooOften(parts.log, 'uitvoer', tooOften, (await liveLogin(exchange))?.accountId ?? null);
      return tooOften;
    }
  }
  return inSlot(exchange, () => make(exchange, rendering, ip));
}

/** Does the work when there is a place for it. */
async function inSlot(exchange: Exchange, work: () => Promise<Outcome>): Promise<Outcome> {
  const release = await exchange.parts.slots.take('forms', visitorOf(exchange));
  if (!release) return TOO_MUCH;
  return work().finally(release);
}

async function make(exchange: Exchange, rendering: RenderRequest, ip: string): Promise<Outcome> {
  const { answer, answered } = await exchange.parts.render(rendering, ip);
  // Astro shows the page again without a word when it does not know the form, or cannot read it.
  if (rendering.method === 'POST' && ACTION.test(exchange.query) && !answered) {
    if (answer.status === 404) return { status: 404, formulier: true };
    if (answer.status === 415) return { status: 415 };
  }
  return sendPage(exchange, answer);
}

/** Who writes a text hears what of it was kept; everybody else only that it was too much. */
async function tooLarge(exchange: Exchange, { headers }: RenderRequest, ip: string): Promise<Outcome> {
  const [text] = /^\/mijn\/publicaties\/[^/]+\//.exec(exchange.path) ?? [];
  if (!text) return { status: 413 };
  const { answer } = await exchange.parts.render({ method: 'GET', url: `${text}te-groot/`, query: '', headers }, ip);
  return answer.status === 413 ? sendPage(exchange, answer) : { status: 413 };
}

/** The login that writes: people behind one network have nothing to do with each other. A made-up one counts as none. */
async function liveLogin({ req, parts }: Exchange): Promise<BekendeLogin | null> {
  const { naam } = koekjes(parts.house.proef).login;
  const value = req.headers.cookie?.split('; ').find((cookie) => cookie.startsWith(`${naam}=`));
  return value ? parts.knownLogin(value.slice(naam.length + 1)) : null;
}

/** Whose file it is; a made-up login only gets who made it up to the login page. */
function loginOf({ req, parts }: Exchange): string | undefined {
  const { naam } = koekjes(parts.house.proef).login;
  const value = req.headers.cookie?.split('; ').find((cookie) => cookie.startsWith(`${naam}=`));
  return value && digestVan(value);
}

/** Whatever a refused sender still sends on this connection is not read. */
function plainError({ res }: Exchange, outcome: Outcome): Outcome {
  res.shouldKeepAlive = false;
  return outcome;
}

const ACTION = /(^|&)_action=/;
const PASS_ON = ['cookie', 'content-type', 'user-agent', 'accept', 'accept-language'] as const;

/** Only these headers mean anything to a page; hosts, addresses and encodings are settled before it. */
function passOn({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(PASS_ON.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));
}
