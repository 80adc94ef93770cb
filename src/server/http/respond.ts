import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, sendAnswer } from '#server/http/answer/answer.ts';
import { NO_STORE } from '#server/http/answer/headers.ts';
import { readAddress } from '#server/http/gate/address.ts';
import { checkRequest, type Refusal } from '#server/http/gate/checks.ts';
import { isPersonal } from '#server/http/gate/paths.ts';
import { HungUp } from '#server/http/gate/request-body.ts';
import { errorForCause } from './error-pages.ts';
import type { Exchange, Outcome, Parts } from './exchange.ts';
import { newReference } from './locals.ts';
import { answerPersonal } from './personal.ts';
import { notThere, openbaar } from './public.ts';
import { Reported } from './render.ts';
import { isHealthCheck, sendHealth } from './send-health.ts';

/** Answers every request there is; never throws. */
export function makeResponder(parts: Parts): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    try {
      const error = await answered(req, res, parts);
      if (error) parts.errorPages.send(req, res, error);
    } catch (err) {
      if (err instanceof HungUp) return;
      if (err instanceof Reported) return parts.errorPages.send(req, res, errorForCause(err.cause, err.reference));
      const reference = newReference();
      const { method, url = '' } = req;
      parts.log.error({ err, kenmerk: reference, method, pad: url.split('?')[0] }, 'A request failed.');
      parts.errorPages.send(req, res, errorForCause(err, reference));
    }
  };
}

function answered(req: IncomingMessage, res: ServerResponse, parts: Parts): Outcome | Promise<Outcome> {
  const address = readAddress(req.url ?? '');
  const { path, query } = 'path' in address ? address : { path: '', query: '' };
  const exchange: Exchange = { req, res, path, query, parts };
  if (isHealthCheck(req.url ?? '')) return sendHealth(exchange);
  parts.proxies?.note(req);
  const refusal = checkRequest(req, path, parts.house);
  if (refusal) return refusal.status === 405 && !isPersonal(path) ? goneOr(exchange, address.kind, refusal) : refusal;
  if (parts.development?.handles(req)) {
    parts.development.handle(req, res);
    return null;
  }
  if (address.kind === 'fout') return { status: 400 };
  if (address.kind === 'te-lang') return { status: 414 };
  if (address.kind === 'onbekend') return { status: 404 };
  if (address.kind === 'doorsturen') return redirect(exchange);
  return req.method === 'POST' || isPersonal(path) ? answerPersonal(exchange) : openbaar(exchange);
}

/** What is not there takes no method at all: that is told before which methods it would take. */
async function goneOr(exchange: Exchange, kind: ReturnType<typeof readAddress>['kind'], refusal: Refusal): Promise<Outcome> {
  if (kind === 'onbekend') return { status: 404 };
  return (kind === 'goed' && !exchange.parts.development && (await notThere(exchange))) || refusal;
}

function redirect({ req, res, path, query, parts }: Exchange): null {
  const to = query ? `${path}?${query}` : path;
  const answer: Answer = { status: 308, headers: [['Location', to], [...NO_STORE]], body: Buffer.alloc(0) };
  sendAnswer(req, res, answer, parts.fixed);
  return null;
}
