import type { IncomingMessage, ServerResponse } from 'node:http';
import { isStoring } from '#db/storing.ts';
import { geefAntwoord } from '#server/http/answer/antwoord.ts';
import { FORMULIER_ONBEKEND, FOUTTEKST, type Foutstatus, type Fouttekst, wachttekst } from '#server/http/answer/fouttekst.ts';
import { NIET_BEWAREN } from '#server/http/answer/koppen.ts';

export interface Foutpaginas {
  /** Sends the page for this status. It lies ready, so a flood of refusals costs no rendering. */
  geef(req: IncomingMessage, res: ServerResponse, fout: Foutantwoord): void;
  /** Renders them all through the site; until then, and where that fails, plain ones are sent. */
  maak(): Promise<void>;
}

export interface Foutantwoord {
  status: Foutstatus;
  koppen?: readonly (readonly [string, string])[] | undefined;
  wacht?: number | undefined;
  kenmerk?: string | undefined;
  /** The form is not one of this site, or not any more. */
  formulier?: boolean;
}

/** The error pages of the site; `render` lets Astro make the page with these words, or answers null. */
export function openFoutpaginas(
  render: (status: number, tekst: Fouttekst) => Promise<string | null>,
  vast: readonly string[],
  contact: string,
): Foutpaginas {
  const gemaakt = new Map<number | 'formulier', string>();
  const adres = veilig(contact);
  const mailto = `<a href="mailto:${adres}">${adres}</a>`;
  return {
    geef(req, res, { status, koppen = [], wacht = 30, kenmerk = '', formulier = false }) {
      const bron = gemaakt.get(formulier ? 'formulier' : status) ?? noodpagina(formulier ? FORMULIER_ONBEKEND : FOUTTEKST[status]);
      const html = bron.replaceAll('[[wacht]]', wachttekst(wacht)).replaceAll('[[kenmerk]]', kenmerk).replaceAll('[[contact]]', mailto);
      const later: [string, string][] = status === 429 || status === 503 ? [['Retry-After', String(wacht)]] : [];
      geefAntwoord(
        req,
        res,
        {
          status,
          koppen: [['Content-Type', 'text/html; charset=utf-8'], [...NIET_BEWAREN], ...later, ...koppen],
          lichaam: Buffer.from(html),
        },
        vast,
      );
    },
    async maak() {
      for (const [naam, tekst] of Object.entries(FOUTTEKST)) {
        const html = await render(Number(naam), tekst);
        if (html) gemaakt.set(Number(naam), html);
      }
      const html = await render(404, FORMULIER_ONBEKEND);
      if (html) gemaakt.set('formulier', html);
    },
  };
}

/** What a visitor gets to see of an unexpected error: 503 when the database cannot work now, else 500 with a number. */
export const bijOorzaak = (oorzaak: unknown, kenmerk: string): Foutantwoord =>
  isStoring(oorzaak) ? { status: 503, wacht: 30, kenmerk } : { status: 500, kenmerk };

const veilig = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => `&#${teken.charCodeAt(0)};`);

/** For when Astro itself cannot answer: no style, no links into what may be broken but the front page. */
export const noodpagina = ({ titel, uitleg }: Fouttekst): string => `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${titel} – Regiokring</title></head>
<body><main><h1>${titel}</h1>${uitleg.map((zin) => `<p>${zin}</p>`).join('')}<p><a href="/">Naar de voorpagina</a></p></main></body>
</html>
`;
