import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Tempo } from './beurten.ts';
import { eigenIp, type Verzender, verzender } from './formulieren.ts';
import { sessieslug } from './opzet.ts';
import { rekentijd } from './verbruik.ts';

/** People who log in for the first time, say who they are and sign up: four forms each, so many people at a time. */
export class Aanmelders {
  readonly #verzend: Verzender;
  readonly #proces: ChildProcess;
  readonly #codes = new Map<string, (code: string) => void>();
  #nummer = 0;

  constructor(url: string, proces: ChildProcess) {
    this.#verzend = verzender(url);
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
    const ip = eigenIp(nummer);
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

  /** Sends a form that must succeed and answers the cookie that came back. */
  async #stuur(pad: string, velden: Record<string, string>, ip: string, koekje = ''): Promise<string> {
    const antwoord = await this.#verzend(pad, velden, { ip, koekje });
    if (antwoord.status !== 303) throw new Error(`${pad} answers ${antwoord.status}.`);
    return antwoord.koekje;
  }
}
