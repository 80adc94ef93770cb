import { DINSDAG, KWARTIER, type Tekstsoort } from '../rondes/rondewereld.ts';

const DAG = 24 * 60 * 60_000;
const WEEK = 7 * DAG;
/** No clock is set in these months: seven in the morning comes every twenty-four hours. */
const sinds = (nu: number, elke: number) => DINSDAG + Math.floor((nu - DINSDAG) / elke) * elke;
export const EINDE = DINSDAG + 14 * WEEK;

export const VOLGENDEN = ['anna', 'bram', 'iris'] as const;
export type Wie = (typeof VOLGENDEN)[number];
type Ritme = 'week' | 'direct';
export type Volgstap =
  | { doe: 'publiceer'; soort: Tekstsoort; bouwsteen: string; regio: string; door: Wie | null }
  | { doe: 'wijzig' | 'correctie' | 'trek-in' | 'zet-terug' | 'verhuis' | 'gelast-af'; welke: number }
  | { doe: 'sessie'; landelijk: boolean; bouwsteen: string; regio: string; door: Wie | null; dagen: number }
  | { doe: 'signaal'; bouwsteen: string; regio: string; door: Wie | null; metNaam: boolean }
  | { doe: 'beantwoord' | 'verberg' | 'toon'; welke: number }
  | { doe: 'voeg-samen' }
  | { doe: 'volg'; wie: Wie; onderwerp: string; ritme: Ritme }
  | { doe: 'volg-praktijk'; wie: Wie; welke: number }
  | { doe: 'stop'; wie: Wie; welke: number }
  | { doe: 'wacht'; minuten: number }
  | { doe: 'wacht-op-dinsdag' };

/** A text, a kennissessie, a signal or its answer, as everybody sees it. */
interface Ding {
  naam: string;
  soort: Tekstsoort | 'sessie' | 'signaal' | 'antwoord';
  metNaam: boolean;
  /** Of a signal that was answered. */
  antwoord: Ding | null;
  bouwsteen: string;
  regio: string;
  landelijk: boolean;
  door: Wie | null;
  slug: string;
  eerst: number;
  /** Since when it stands there without having been away, and when it was last taken off. */
  sinds: number;
  weg: number | null;
  begint: number;
  wijzigingen: { op: number; klein: boolean }[];
  laatsteKlein: boolean;
  verteld: Record<Ritme, boolean>;
}
interface Bericht {
  ritme: Ritme;
  ding: Ding;
  nieuw: boolean;
  op: number;
  onderwerpen: string[];
}
interface Volgt {
  onderwerp: string;
  praktijk: Ding | null;
  ritme: Ritme;
  verteldTot: number;
  /** Up to where the rhythm before told. */
  anderTot: number;
}

/** What each follower must hear, in plain steps. */
export class Volgmodel {
  nu: number;
  readonly dingen: Ding[] = [];
  readonly volgt: Record<Wie, Volgt[]> = { anna: [], bram: [], iris: [] };
  readonly #laatst: Record<Wie, number> = { anna: 0, bram: 0, iris: 0 };
  readonly #berichten: Bericht[] = [];
  readonly #tot: Record<Ritme, number> = { week: 0, direct: 0 };
  #weekronde = 0;
  #eerste = 0;
  samen = false;

  constructor(nu: number) {
    this.nu = nu;
  }

  welke(welke: number, kan: (ding: Ding) => boolean): Ding | undefined {
    const goed = this.dingen.filter(kan);
    return goed[welke % goed.length];
  }

  /** Everything but the letters; what a step is about, when it is about one thing. */
  doe(stap: Volgstap): Ding | Volgt | undefined {
    if (stap.doe === 'publiceer' || stap.doe === 'sessie' || stap.doe === 'signaal') return this.#nieuw(stap);
    if (stap.doe === 'beantwoord' || stap.doe === 'verberg' || stap.doe === 'toon') return this.#metSignaal(stap.doe, stap.welke);
    if (stap.doe === 'volg') return this.#volg(stap.wie, this.#nuIn(stap.onderwerp), null, stap.ritme);
    if (stap.doe === 'volg-praktijk') {
      const ding = this.welke(stap.welke, isOpSite);
      if (ding) this.#volg(stap.wie, `praktijk:${ding.slug}`, ding, 'week');
      return ding;
    }
    if (stap.doe === 'stop') {
      const weg = this.volgt[stap.wie][stap.welke % Math.max(1, this.volgt[stap.wie].length)];
      if (weg) this.volgt[stap.wie] = this.volgt[stap.wie].filter((een) => !this.#zelfde(een, weg));
      return weg;
    }
    if (stap.doe === 'voeg-samen') this.samen = true;
    else if (stap.doe === 'wacht') this.nu += this.nu < EINDE ? stap.minuten * 60_000 : 0;
    else if (stap.doe === 'wacht-op-dinsdag') this.nu = this.nu < EINDE ? sinds(this.nu, WEEK) + WEEK : this.nu;
    else return this.#aanDing(stap.doe, stap.welke);
    return undefined;
  }

  /** What was asked is told as long as nothing was answered; then the answer is, at the same place. */
  #metSignaal(doe: 'beantwoord' | 'verberg' | 'toon', welke: number): Ding | undefined {
    const kan = {
      beantwoord: ({ antwoord }: Ding) => !antwoord,
      verberg: ({ weg }: Ding) => weg === null,
      toon: ({ weg }: Ding) => weg !== null,
    };
    const signaal = this.welke(welke, (ding) => ding.soort === 'signaal' && kan[doe](ding));
    if (!signaal) return undefined;
    if (doe === 'beantwoord') {
      signaal.antwoord = { ...signaal, naam: `antwoord ${signaal.naam}`, soort: 'antwoord', eerst: this.nu, sinds: this.nu };
      signaal.antwoord.verteld = { week: false, direct: false };
      this.dingen.push(signaal.antwoord);
    } else
      for (const ding of [signaal, ...(signaal.antwoord ? [signaal.antwoord] : [])])
        Object.assign(ding, doe === 'verberg' ? { weg: this.nu } : { weg: null, sinds: this.nu });
    return signaal;
  }

  #nieuw(stap: Extract<Volgstap, { doe: 'publiceer' | 'sessie' | 'signaal' }>): Ding {
    const { nu } = this;
    const eigen =
      stap.doe === 'sessie'
        ? { soort: 'sessie' as const, landelijk: stap.landelijk, begint: nu + stap.dagen * DAG }
        : { soort: stap.doe === 'signaal' ? ('signaal' as const) : stap.soort, landelijk: false, begint: 0 };
    const metNaam = stap.doe !== 'signaal' || stap.metNaam;
    const naam = `ding-${this.dingen.length}`;
    const { bouwsteen, regio, door } = stap;
    const ding = { ...eigen, naam, slug: naam, bouwsteen, regio, door, eerst: nu, sinds: nu, weg: null, wijzigingen: [] };
    this.dingen.push({ ...ding, metNaam, antwoord: null, laatsteKlein: false, verteld: { week: false, direct: false } });
    return this.dingen.at(-1) as Ding;
  }

  #aanDing(doe: 'wijzig' | 'correctie' | 'trek-in' | 'zet-terug' | 'verhuis' | 'gelast-af', welke: number): Ding | undefined {
    const kan: Record<typeof doe, (ding: Ding) => boolean> = {
      ...{ wijzig: isTekst, correctie: isTekst, 'trek-in': isTekst, verhuis: isOpSite },
      'zet-terug': ({ soort, weg }) => isTekstsoort(soort) && weg !== null,
      'gelast-af': ({ soort, weg }) => soort === 'sessie' && weg === null,
    };
    const ding = this.welke(welke, kan[doe]);
    if (!ding) return undefined;
    if (doe === 'trek-in' || doe === 'gelast-af') Object.assign(ding, { weg: this.nu, wijzigingen: [] });
    else if (doe === 'verhuis') ding.slug = `${ding.slug}-verder`;
    else {
      if (doe === 'zet-terug') Object.assign(ding, { weg: null, sinds: this.nu });
      else ding.laatsteKlein = doe === 'correctie';
      ding.wijzigingen.push({ op: this.nu, klein: ding.laatsteKlein });
    }
    return ding;
  }

  #volg(wie: Wie, onderwerp: string, praktijk: Ding | null, gevraagd: Ritme): undefined {
    const ritme = onderwerp === 'nieuws' ? gevraagd : 'week';
    const er = this.volgt[wie].find((een) => this.#zelfde(een, { onderwerp, praktijk }));
    // Without a login nobody changes what somebody agreed to.
    if (er && wie !== 'iris' && er.ritme !== ritme) Object.assign(er, { ritme, anderTot: er.verteldTot });
    if (!er) this.volgt[wie].push({ onderwerp, praktijk, ritme, verteldTot: this.nu, anderTot: 0 });
  }

  /** Whether both are one thing today; of what is gone nobody knows that any more. */
  #zelfde = (een: Volgt, ander: Pick<Volgt, 'onderwerp' | 'praktijk'>): boolean =>
    een.praktijk && een.praktijk === ander.praktijk && een.praktijk.weg === null
      ? true
      : this.#nuIn(een.onderwerp) === this.#nuIn(ander.onderwerp);

  #nuIn = (onderwerp: string) => (this.samen ? onderwerp.replace('regio:veenhoek', 'regio:waterkant') : onderwerp);

  /** What goes out now: to whom, and what it tells. */
  mail(): Partial<Record<Wie, string[]>> {
    this.#kijk();
    const uit: Partial<Record<Wie, string[]>> = {};
    const nacht = this.nu - sinds(this.nu, DAG) >= (17 * DAG) / 24;
    for (const wie of VOLGENDEN) {
      if (this.#laatst[wie] >= sinds(this.nu, DAG)) continue;
      if (nacht) continue;
      if (this.volgt[wie].every(({ ritme, verteldTot }) => verteldTot >= this.#tot[ritme])) continue;
      const brief = this.#voor(wie);
      if (brief.length > 0) {
        uit[wie] = brief;
        this.#laatst[wie] = this.nu;
      }
      for (const een of this.volgt[wie]) een.verteldTot = Math.max(een.verteldTot, this.#tot[een.ritme]);
    }
    return uit;
  }

  #voor(wie: Wie): string[] {
    const dit = new Map<string, string>();
    for (const { ritme, ding, nieuw, op, onderwerpen } of this.#berichten) {
      if (ding.door === wie || (ding.soort === 'sessie' && ding.begint <= this.nu)) continue;
      const volgt = this.volgt[wie].some(
        (een) =>
          een.ritme === ritme &&
          op > een.verteldTot &&
          op <= this.#tot[ritme] &&
          !this.#berichten.some((b) => b.ding === ding && b.nieuw === nieuw && b.ritme !== ritme && b.op <= een.anderTot) &&
          (een.praktijk ? !nieuw && een.praktijk === ding && ding.weg === null : this.#past(een.onderwerp, onderwerpen)),
      );
      if (volgt && dit.get(ding.naam) !== 'nieuw') dit.set(ding.naam, nieuw ? 'nieuw' : 'gewijzigd');
    }
    const weg = this.volgt[wie].filter(({ praktijk }) => praktijk?.weg != null && praktijk.weg <= this.nu - KWARTIER);
    this.volgt[wie] = this.volgt[wie].filter((een) => !weg.includes(een));
    return [...[...dit].map(([naam, wat]) => `${wat} ${naam}`), ...new Set(weg.map(({ praktijk }) => `weg ${praktijk?.naam}`))].sort();
  }

  #past = (onderwerp: string, onderwerpen: readonly string[]) =>
    onderwerpen.includes(onderwerp) || onderwerpen.includes(this.#nuIn(onderwerp));

  #kijk(): void {
    const dinsdag = sinds(this.nu, WEEK);
    if (dinsdag > this.#weekronde) {
      this.#eerste ||= dinsdag - KWARTIER - WEEK;
      this.#ronde('week', this.#tot.week || this.#eerste, dinsdag - KWARTIER);
      this.#weekronde = dinsdag;
    }
    this.#ronde('direct', this.#tot.direct || this.#eerste, this.nu - KWARTIER);
  }

  #ronde(ritme: Ritme, van: number, tot: number): void {
    const gevonden = this.dingen.flatMap((ding): Bericht[] => {
      if (ding.weg !== null || (ritme === 'direct' && ding.soort !== 'nieuws')) return [];
      const isNieuw = ding.eerst > this.#eerste && ding.sinds <= tot && !ding.verteld[ritme] && ding.antwoord === null;
      const komtNog = ding.soort !== 'sessie' || ding.begint > this.nu;
      const groot = ding.wijzigingen.filter(({ op, klein }) => !klein && op > van && op <= tot && op > ding.eerst);
      const laatste = ding.soort === 'praktijken' && ritme === 'week' ? groot.at(-1) : undefined;
      return [
        ...(isNieuw && komtNog
          ? [{ ritme, ding, nieuw: true, op: Math.max(ding.sinds, van + 1), onderwerpen: this.#onderwerpen(ding) }]
          : []),
        ...(laatste ? [{ ritme, ding, nieuw: false, op: laatste.op, onderwerpen: [] }] : []),
      ];
    });
    if (ritme === 'direct' && gevonden.length === 0) return;
    for (const { ding, nieuw } of gevonden) if (nieuw) ding.verteld[ritme] = true;
    this.#berichten.push(...gevonden);
    this.#tot[ritme] = tot;
  }

  #onderwerpen({ soort, bouwsteen, regio, landelijk, metNaam }: Ding): string[] {
    if (soort === 'nieuws') return ['nieuws'];
    const regios = regio === 'veenhoek' && this.samen ? ['veenhoek', 'waterkant'] : [regio];
    const bij = [...(soort === 'signaal' ? [] : [`bouwsteen:${bouwsteen}`]), ...(metNaam ? regios.map((een) => `regio:${een}`) : [])];
    if (soort !== 'sessie') return bij;
    return [...bij, ...bij.map((een) => `agenda:${een}`), 'agenda', ...(landelijk ? ['agenda:landelijk'] : [])];
  }
}

const isTekstsoort = (soort: Ding['soort']): soort is Tekstsoort => !['sessie', 'signaal', 'antwoord'].includes(soort);
const isTekst = ({ soort, weg }: Ding): boolean => isTekstsoort(soort) && weg === null;
const isOpSite = ({ soort, weg }: Ding): boolean => soort === 'praktijken' && weg === null;
