import { sendReady } from '#server/http/answer/answer.ts';
import { isReader } from '#server/http/cache/reader.ts';
import { isPagefind } from '#server/http/cache/search-index.ts';
import { isInternal } from '#server/http/gate/paths.ts';
import { isAttachment, sendAttachment } from './attachments.ts';
import { type Exchange, type Outcome, TOO_MUCH, visitorOf } from './exchange.ts';
import { sendPage } from './send-page.ts';

/** Answers for an address that is the same for everybody: built files, search files, pages; from memory where it can. */
export function openbaar(exchange: Exchange): Outcome | Promise<Outcome> {
  const { req, res, path, query, parts } = exchange;
  const file = parts.files.get(path) ?? parts.wellKnown(path);
  if (file) {
    sendReady(req, res, file);
    return null;
  }
  if (isPagefind(path)) return pagefind(exchange);
  if (isAttachment(path)) return sendAttachment(exchange);
  if (isInternal(path)) return { status: 404 };
  const page = parts.pages.fetch(path, query, () => visitorOf(exchange));
  return page instanceof Promise ? page.then((made) => send(exchange, made)) : send(exchange, page);
}

/** That nothing is at this address, or no longer: as somebody would hear who asks to read it; null when something is. */
export async function notThere(exchange: Exchange): Promise<Outcome> {
  const { path, parts } = exchange;
  if (parts.files.get(path) ?? parts.wellKnown(path) ?? isAttachment(path)) return null;
  if (isInternal(path)) return { status: 404 };
  if (isPagefind(path)) return (await parts.pagefind(path)) ? null : { status: 404 };
  const page = await parts.pages.fetch(path, '', () => visitorOf(exchange));
  return page && 'status' in page && (page.status === 404 || page.status === 410) ? { status: page.status } : null;
}

async function pagefind({ req, res, path, parts }: Exchange): Promise<Outcome> {
  const file = await parts.pagefind(path);
  if (!file) return { status: 404 };
  if (file === 'vervallen') return { status: 410 };
  sendReady(req, res, file);
  return null;
}

function send(exchange: Exchange, made: Awaited<ReturnType<Exchange['parts']['pages']['fetch']>>): Outcome {
  if (!made) return TOO_MUCH;
  if (!('etag' in made)) return sendPage(exchange, made);
  const { req, res, path, parts } = exchange;
  sendReady(req, res, made);
  if (!isReader(req)) return null;
  // Who has this version already sees it again, but does not read it anew.
  if (res.statusCode === 200) parts.leesteller.meld(path);
  if (made.foundNothing) parts.zoekteller.meld(made.foundNothing);
  return null;
}
