import type { ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import type { Tempo } from './beurten.ts';
import { sessieslug } from './opzet.ts';
import { rekentijd } from './verbruik.ts';

/** People who log in for the first time, say who they are and sign up: four forms each, so many people at a time. */
export class Aanmelders {
  readonly #url: string;
  readonly #proces: ChildProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #codes = new Map<string, (code: string) => void>();
  #nummer = 0;

  constructor(url: string, proces: ChildProcess) {
    this.#url = url;
    this.#proces = proces;
    if (!proces.stdout) throw new Error('The codes cannot be read.');
    createInterface({ input: proces.stdout }).on('line', (regel) => {
      const [, adres = '', code = ''] = /^Code voor (\S+): (\S+)$/.exec(regel) ?? [];
      this.#codes.get(adres)?.(code);
    });
  }

  /** Sign-ups that were acknowledged, per second. */
  async komen({ tegelijk, seconden }: { tegelijk: number; seconden: number }): Promise<Tempo> {
    const pid = this.#proces.pid ?? 0;
    const [begin, voor] = [performance.now(), rekentijd(pid)];
    const einde = begin + seconden * 1000;
    let klaar = 0;
    const rij = async () => {
      while (performance.now() < einde) {
        await this.#aanmelden();
        klaar += 1;
      }
    };
    await Promise.all(Array.from({ length: tegelijk }, rij));
    const [duur, gerekend] = [(performance.now() - begin) / 1000, (rekentijd(pid) - voor) / 1000];
    return { perSeconde: klaar / duur, perRekenseconde: klaar / gerekend };
  }

  async #aanmelden(): Promise<void> {
    this.#nummer += 1;
    const nummer = this.#nummer;
    const ip = `10.${(nummer >> 16) & 255}.${(nummer >> 8) & 255}.${nummer & 255}`;
    const adres = `meter-${nummer}@bench.example`;
    const slug = sessieslug((nummer % 20) + 1);
    const code = new Promise<string>((gekomen) => this.#codes.set(adres, gekomen));
    const vraag = await this.#stuur('/inloggen/?_action=inloggen', { naar: '/mijn/', adres }, ip);
    const login = await this.#stuur('/inloggen/code/?_action=inlogcode', { naar: '/mijn/', code: await code }, ip, vraag);
    this.#codes.delete(adres);
    const wie = { naam: 'Meter', functie: 'Projectleider', organisatie: 'Bench', onderwijsregio: 'geen', naar: '/mijn/' };
    await this.#stuur('/mijn/gegevens/?_action=gegevensOpslaan', wie, ip, login);
    const antwoorden = { kennissessie: slug, vraag: 'Wat kost het?', toegang: '', dieet: '', toestemming: 'ja' };
    await this.#stuur(`/kennissessies/${slug}/aanmelden/?_action=aanmelden`, antwoorden, ip, login);
  }

  /** Sends a form and answers the cookie that came back. */
  #stuur(pad: string, velden: Record<string, string>, ip: string, koekje = ''): Promise<string> {
    const lichaam = new URLSearchParams(velden).toString();
    const headers = {
      Origin: this.#url,
      Cookie: koekje,
      'X-Forwarded-For': ip,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': lichaam.length,
    };
    return new Promise((klaar, mis) => {
      const vraag = request(this.#url + pad, { method: 'POST', agent: this.#agent, headers }, (antwoord) => {
        antwoord.resume();
        if (antwoord.statusCode !== 303) mis(new Error(`${pad} answers ${antwoord.statusCode}.`));
        const gezet = (antwoord.headers['set-cookie'] ?? []).map((kop) => kop.split(';')[0] ?? '').filter((paar) => /=./.test(paar));
        antwoord.once('end', () => klaar(gezet.at(0) ?? koekje));
      });
      vraag.once('error', mis).end(lichaam);
    });
  }
}
