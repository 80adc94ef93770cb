import type { Antwoord } from './antwoord.ts';
import type { Fouttekst } from './fouttekst.ts';
import { type Kamers, maakLocals, type Verslag } from './locals.ts';
import { type Aanvraag, type Handler, weergeven } from './weergave.ts';

export interface Render {
  /** Renders one request for one visitor; `ip` is empty when it is for nobody in particular. */
  (aanvraag: Aanvraag, ip: string): Promise<{ antwoord: Antwoord; verslag: Verslag }>;
  /** The site's page with these words, or null when Astro cannot make it. */
  foutpagina(status: number, tekst: Fouttekst): Promise<string | null>;
}

/** More renderings than this at once would only make everybody wait. */
const TEGELIJK = 200;

/** Hands requests to Astro with what they need. */
export function maakRender(handler: Handler, kamers: Kamers): Render {
  let bezig = 0;
  async function render(aanvraag: Aanvraag, ip: string) {
    const { locals, verslag } = maakLocals(kamers, ip);
    if (bezig >= TEGELIJK) return { antwoord: leeg(503), verslag };
    bezig += 1;
    try {
      return { antwoord: (await weergeven(handler, aanvraag, kamers.origin, locals)) ?? leeg(404), verslag };
    } finally {
      bezig -= 1;
    }
  }
  async function foutpagina(status: number, tekst: Fouttekst): Promise<string | null> {
    const { locals } = maakLocals(kamers, '');
    locals.foutpagina = { status, ...tekst };
    const antwoord = await weergeven(handler, { methode: 'GET', url: '/404/', koppen: {} }, kamers.origin, locals).catch(() => null);
    const html = antwoord?.lichaam.toString() ?? '';
    return html.includes(tekst.titel) ? html : null;
  }
  return Object.assign(render, { foutpagina });
}

const leeg = (status: number): Antwoord => ({ status, koppen: [], lichaam: Buffer.alloc(0) });
