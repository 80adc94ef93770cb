import type { Answer } from '#server/http/answer/answer.ts';
import type { ErrorText } from '#server/http/answer/error-text.ts';
import { type Handler, type RenderRequest, renderWithAstro } from './astro-render.ts';
import type { Report } from './cache/report.ts';
import { makeLocals, type Services } from './locals.ts';

export interface Render {
  /** Renders one request for one visitor, and says whether a form in it reached its action; `ip` is empty when it is for nobody. */
  (rendering: RenderRequest, ip: string): Promise<{ answer: Answer; report: Report; answered: boolean }>;
  /** The site's page with these words, or null when Astro cannot make it. */
  errorPage(status: number, text: ErrorText): Promise<string | null>;
}

/** A page failed, and the log knows it already under this number. */
export class Reported extends Error {
  readonly reference: string;
  constructor({ cause, reference }: NonNullable<Report['error']>) {
    super('A page failed.', { cause });
    this.reference = reference;
  }
}

/** Nobody waits longer; the place of a page that hangs is given back. */
const LONGEST_MS = 30_000;

/** Hands requests to Astro with what they need; who calls it has a place to do so. */
export function makeRender(handler: Handler, services: Services, longest = LONGEST_MS): Render {
  async function render(rendering: RenderRequest, ip: string) {
    const { locals, report } = makeLocals(services, { ip, query: rendering.query });
    const answer = await inTime(longest, renderWithAstro(handler, rendering, services.origin, locals));
    if (report.error) throw new Reported(report.error);
    return { answer: answer ?? NOTHING, report, answered: locals.formulier !== null };
  }
  async function errorPage(status: number, text: ErrorText): Promise<string | null> {
    const { locals } = makeLocals(services, { ip: '', query: '' });
    locals.errorPage = { status, ...text };
    const answer = await renderWithAstro(handler, { method: 'GET', url: '/404/', query: '', headers: {} }, services.origin, locals).catch(
      () => null,
    );
    const html = answer?.body.toString() ?? '';
    return html.includes(text.title) ? html : null;
  }
  return Object.assign(render, { errorPage });
}

function inTime<T>(longest: number, work: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('A page took too long.')), longest);
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

const NOTHING: Answer = { status: 404, headers: [], body: Buffer.alloc(0) };
