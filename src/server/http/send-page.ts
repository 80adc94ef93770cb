import { BIJLAGEBELEID } from '#inhoud/bijlagen/serveren.ts';
import { type Answer, sendAnswer } from '#server/http/answer/answer.ts';
import type { ErrorStatus } from '#server/http/answer/error-text.ts';
import { except, NO_STORE } from '#server/http/answer/headers.ts';
import { withCharset } from '#server/http/answer/media-types.ts';
import type { Exchange, Outcome } from './exchange.ts';
import { newReference } from './locals.ts';

const WITH_PAGE: ReadonlySet<number> = new Set<ErrorStatus>([400, 403, 404, 405, 410, 413, 414, 415, 429, 500, 503]);
const hasPage = (status: number): status is ErrorStatus => WITH_PAGE.has(status);
/** These are the front's own business; only the policy of a file, stricter than that of pages, may take the place of ours. */
const POLICY = 'content-security-policy';
const OURS = /^(content-length|transfer-encoding|connection|cache-control|content-security-policy|etag)$/i;

/** Sends an answer that nobody may keep. A bare error, and every 500, gets the site's own page. */
export function sendPage({ req, res, parts }: Exchange, { status, headers, body }: Answer): Outcome {
  const to = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (to !== undefined && !isOwn(to, parts.house.origin)) {
    const reference = newReference();
    parts.log.error({ naar: to, kenmerk: reference }, 'A page sent a visitor to another site.');
    return { status: 500, reference };
  }
  if (status === 500 || (body.length === 0 && hasPage(status))) {
    const along = headers.filter(([name]) => /^(set-cookie|allow)$/i.test(name));
    return { status: hasPage(status) ? status : 500, headers: along, reference: newReference() };
  }
  const over = headers.filter(([name]) => !OURS.test(name)).map(([name, value]) => [name, withCharset(name, value)] as const);
  const strict = headers.filter(([name, value]) => name.toLowerCase() === POLICY && value === BIJLAGEBELEID);
  const fixed = strict.length > 0 ? except(parts.fixed, [POLICY]) : parts.fixed;
  sendAnswer(req, res, { status, body, headers: [...over, ...strict, [...NO_STORE]] }, fixed);
  return null;
}

const isOwn = (to: string, origin: string): boolean => /^\/(?![/\\])/.test(to) || to === origin || to.startsWith(`${origin}/`);
