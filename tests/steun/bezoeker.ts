import { randomInt } from 'node:crypto';
import { type HTMLElement, parse } from 'node-html-parser';

export interface Antwoord {
  status: number;
  koppen: Headers;
  tekst: string;
  /** Where a redirect goes. */
  naar: string;
  /** The page as a tree. */
  html: HTMLElement;
}

/** Somebody with a browser without JavaScript: keeps cookies, has an address of their own, sends forms as they stand. */
export class Bezoeker {
  /** Changes when the server comes back on another port. */
  url: string;
  readonly #ip: string;
  readonly #koekjes = new Map<string, string>();
  /** From a network of one's own, unless it is said from which. */
  constructor(url: string, ip = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`) {
    this.url = url;
    this.#ip = ip;
  }

  /** For a browser that goes on where this visitor is. */
  get koekjes(): { name: string; value: string; url: string }[] {
    return [...this.#koekjes].map(([name, value]) => ({ name, value, url: this.url }));
  }

  async vraag(pad: string, opties: RequestInit = {}): Promise<Antwoord> {
    const antwoord = await fetch(new URL(pad, this.url), {
      redirect: 'manual',
      ...opties,
      headers: {
        'X-Forwarded-For': this.#ip,
        // A connection that lies idle may be closed just when it is used again.
        Connection: 'close',
        ...(this.#koekjes.size > 0 ? { Cookie: [...this.#koekjes].map(([naam, waarde]) => `${naam}=${waarde}`).join('; ') } : {}),
        ...(opties.headers as Record<string, string> | undefined),
      },
    });
    for (const koekje of antwoord.headers.getSetCookie()) {
      const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(koekje) ?? [];
      if (waarde === '' || /max-age=0(;|$)/i.test(koekje)) this.#koekjes.delete(naam);
      else this.#koekjes.set(naam, waarde);
    }
    const tekst = await antwoord.text();
    return { status: antwoord.status, koppen: antwoord.headers, tekst, naar: antwoord.headers.get('location') ?? '', html: parse(tekst) };
  }

  lees(pad: string): Promise<Antwoord> {
    return this.vraag(pad);
  }

  stuur(
    pad: string,
    velden: Record<string, string> | [naam: string, waarde: string][],
    koppen: Record<string, string> = {},
  ): Promise<Antwoord> {
    return this.vraag(pad, { method: 'POST', body: new URLSearchParams(velden), headers: { Origin: this.url, ...koppen } });
  }

  /** Sends the form on a page that has this button, with its fields as they stand and these filled in. */
  async verzend(pagina: Antwoord, pad: string, knop: string, velden: Record<string, string> = {}): Promise<Antwoord> {
    const formulier = pagina.html
      .querySelectorAll('form')
      .find((form) => form.querySelectorAll('button').some(({ text }) => text.trim() === knop));
    if (!formulier) throw new Error(`No form with button “${knop}” on ${pad}`);
    const knopelement = formulier.querySelectorAll('button').find(({ text }) => text.trim() === knop);
    const alle: [naam: string, waarde: string][] = [];
    for (const veld of formulier.querySelectorAll('input, select, textarea')) {
      const naam = veld.getAttribute('name');
      const soort = veld.getAttribute('type');
      if (!naam || naam in velden || ((soort === 'checkbox' || soort === 'radio') && !veld.hasAttribute('checked'))) continue;
      const gekozen = veld.querySelector('option[selected]') ?? veld.querySelector('option');
      const waarde =
        veld.tagName === 'SELECT'
          ? (gekozen?.getAttribute('value') ?? '')
          : veld.tagName === 'TEXTAREA'
            ? veld.text
            : (veld.getAttribute('value') ?? '');
      alle.push([naam, waarde]);
    }
    const naam = knopelement?.getAttribute('name');
    if (naam && !(naam in velden)) alle.push([naam, knopelement?.getAttribute('value') ?? '']);
    const doel = new URL(knopelement?.getAttribute('formaction') || formulier.getAttribute('action') || '', new URL(pad, this.url));
    return this.stuur(doel.pathname + doel.search, [...alle, ...Object.entries(velden)]);
  }
}

/** Asks again as people do, until the answer is not that it must wait, or for a minute at most. */
export async function volhouden(vraag: () => Promise<Antwoord>): Promise<Antwoord> {
  const einde = performance.now() + 60_000;
  for (;;) {
    const antwoord = await vraag().catch((fout: unknown) => {
      if (performance.now() > einde) throw fout;
    });
    if (antwoord && (antwoord.status !== 503 || performance.now() > einde)) return antwoord;
    await new Promise((klaar) => setTimeout(klaar, 250));
  }
}
