import type { IncomingMessage, ServerResponse } from 'node:http';
import { isStoring } from '#db/storing.ts';
import { isOpslagstoring } from '#inhoud/bijlagen/berging.ts';
import { sendAnswer } from '#server/http/answer/answer.ts';
import { ERROR_TEXT, type ErrorStatus, type ErrorText, UNKNOWN_FORM, waitText } from '#server/http/answer/error-text.ts';
import { NO_STORE } from '#server/http/answer/headers.ts';

export interface ErrorPages {
  /** Sends the page for this status. It lies ready, so a flood of refusals costs no rendering. */
  send(req: IncomingMessage, res: ServerResponse, error: ErrorAnswer): void;
  /** Renders them all through the site; until then, and where that fails, plain ones are sent. */
  make(): Promise<void>;
}

export interface ErrorAnswer {
  status: ErrorStatus;
  headers?: readonly (readonly [string, string])[] | undefined;
  wait?: number | undefined;
  reference?: string | undefined;
  /** The form is not one of this site, or not any more. */
  formulier?: boolean;
}

/** The error pages of the site; `render` lets Astro make the page with these words, or answers null. `contact` may be empty. */
export function openErrorPages(
  render: (status: number, text: ErrorText) => Promise<string | null>,
  fixed: readonly string[],
  contact: string,
): ErrorPages {
  const made = new Map<number | 'formulier', string>();
  const address = safe(contact);
  const report = address && ` Blijft het misgaan? Mail dan naar <a href="mailto:${address}">${address}</a>, en noem dat nummer.`;
  return {
    send(req, res, { status, headers = [], wait = 30, reference = '', formulier = false }) {
      const source = made.get(formulier ? 'formulier' : status) ?? barePage(formulier ? UNKNOWN_FORM : ERROR_TEXT[status]);
      const words = { wacht: waitText(wait), kenmerk: reference, melden: report };
      const html = Object.entries(words).reduce((text, [name, word]) => text.replaceAll(`[[${name}]]`, word), source);
      const later: [string, string][] = status === 429 || status === 503 ? [['Retry-After', String(wait)]] : [];
      sendAnswer(
        req,
        res,
        {
          status,
          headers: [['Content-Type', 'text/html; charset=utf-8'], [...NO_STORE], ...later, ...headers],
          body: Buffer.from(html),
        },
        fixed,
      );
    },
    async make() {
      for (const [name, text] of Object.entries(ERROR_TEXT)) {
        const html = await render(Number(name), text);
        if (html) made.set(Number(name), html);
      }
      const html = await render(404, UNKNOWN_FORM);
      if (html) made.set('formulier', html);
    },
  };
}

/** What a visitor gets to see of an unexpected error: 503 when database or uploads cannot be reached now, else 500 with a number. */
export const errorForCause = (cause: unknown, reference: string): ErrorAnswer =>
  isStoring(cause) || isOpslagstoring(cause) ? { status: 503, wait: 30, reference } : { status: 500, reference };

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** For when Astro itself cannot answer: no style, no links into what may be broken but the front page. */
export const barePage = ({ title, explanation }: ErrorText): string => `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} – Regiokring</title></head>
<body><main><h1>${title}</h1>${explanation.map((sentence) => `<p>${sentence}</p>`).join('')}
<p><a href="/">Naar de voorpagina</a></p></main></body>
</html>
`;
