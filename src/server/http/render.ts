import type { Antwoord } from '#server/http/answer/antwoord.ts';
import type { Fouttekst } from '#server/http/answer/fouttekst.ts';
import { type Kamers, maakLocals, type Verslag } from './locals.ts';
import { type Aanvraag, type Handler, weergeven } from './weergave.ts';

export interface Render {
  /** Renders one request for one visitor, and says whether a form in it reached its action; `ip` is empty when it is for nobody in particular. */
  (aanvraag: Aanvraag, ip: string): Promise<{ antwoord: Antwoord; verslag: Verslag; beantwoord: boolean }>;
  /** The site's page with these words, or null when Astro cannot make it. */
  foutpagina(status: number, tekst: Fouttekst): Promise<string | null>;
}

/** A page failed, and the log knows it already under this number. */
export class Gemeld extends Error {
  readonly kenmerk: string;
  constructor({ oorzaak, kenmerk }: NonNullable<Verslag['fout']>) {
    super('A page failed.', { cause: oorzaak });
    this.kenmerk = kenmerk;
  }
}

/** Nobody waits longer; the place of a page that hangs is given back. */
const LANGST_MS = 30_000;

/** Hands requests to Astro with what they need; who calls it has a place to do so. */
export function maakRender(handler: Handler, kamers: Kamers, langst = LANGST_MS): Render {
  async function render(aanvraag: Aanvraag, ip: string) {
    const { locals, verslag } = maakLocals(kamers, { ip, vraag: aanvraag.vraag });
    const antwoord = await opTijd(langst, weergeven(handler, aanvraag, kamers.origin, locals));
    if (verslag.fout) throw new Gemeld(verslag.fout);
    return { antwoord: antwoord ?? NIETS, verslag, beantwoord: locals.formulier !== null };
  }
  async function foutpagina(status: number, tekst: Fouttekst): Promise<string | null> {
    const { locals } = maakLocals(kamers, { ip: '', vraag: '' });
    locals.foutpagina = { status, ...tekst };
    const antwoord = await weergeven(handler, { methode: 'GET', url: '/404/', vraag: '', koppen: {} }, kamers.origin, locals).catch(
      () => null,
    );
    const html = antwoord?.lichaam.toString() ?? '';
    return html.includes(tekst.titel) ? html : null;
  }
  return Object.assign(render, { foutpagina });
}

function opTijd<T>(langst: number, werk: Promise<T>): Promise<T> {
  const { promise: teLaat, reject } = Promise.withResolvers<never>();
  const wekker = setTimeout(() => reject(new Error('A page took too long.')), langst);
  return Promise.race([werk, teLaat]).finally(() => clearTimeout(wekker));
}

const NIETS: Antwoord = { status: 404, koppen: [], lichaam: Buffer.alloc(0) };
