/**
 * What a kennissessie promises, said once more and as plainly as can be: no database, no letters, no calendar. `geschiedenis.test.ts`
 * holds the house against it.
 */

export const MINUUT = 60_000;
export const UUR = 60 * MINUUT;
export const DAG = 24 * UUR;
export const MENSEN = ['Anna', 'Bram', 'Carla', 'Dirk', 'Emma'] as const;
export type Mens = (typeof MENSEN)[number];
type Vorm = 'fysiek' | 'online';

/** One thing that somebody does, or time passing. Days count from the moment at which it is done, or from what was there. */
export type Stap =
  | { doe: 'aanmelden'; wie: Mens; deelname: Vorm }
  | { doe: 'afmelden' | 'afmelden-met-sleutel' | 'van-lijst-halen'; wie: Mens }
  | { doe: 'antwoorden'; wie: Mens; deelname: Vorm }
  | { doe: 'aankondigen' | 'openzetten' | 'afgelasten' }
  | { doe: 'plaatsen'; capaciteit: number; achtergehouden: number }
  | { doe: 'venster'; vanafUren: number; totUren: number }
  | { doe: 'verzetten'; plek: number; minuten: number }
  | { doe: 'waar'; plaats: 'Zwolle' | 'Meppel'; link: 'https://a.example/' | 'https://b.example/' }
  | { doe: 'titel'; titel: string }
  | { doe: 'wachten'; minuten: number };

export interface Bijeenkomst {
  uid: string;
  begin: number;
  eind: number;
}
interface Aanmelding {
  status: 'plaats' | 'wacht' | 'weg';
  deelname: Vorm;
  /** When and in which order somebody came. */
  op: number;
  beurt: number;
  vergeefs: boolean;
}
/** What a step leads to: whether it is done, and which letters it writes, by how their subject begins. */
export interface Gevolg {
  gelukt: boolean;
  brieven: Partial<Record<Mens, string[]>>;
}
const NEE: Gevolg = { gelukt: false, brieven: {} };
/** A deadline counts to the end of its second. */
const tot = (moment: number) => (Math.floor(moment / 1000) + 1) * 1000;

export class Model {
  status: 'concept' | 'save-the-date' | 'open' | 'verplaatst' | 'afgelast' = 'open';
  plaats = 'Zwolle';
  link = 'https://a.example/';
  readonly mensen = new Map<Mens, Aanmelding>();
  #teller = 0;
  #laatste = 0;
  #brieven: Partial<Record<Mens, string[]>> = {};
  readonly #herinnerd = new Set<string>();
  nu: number;
  capaciteit: number;
  achtergehouden: number;
  vanaf: number;
  sluit: number;
  readonly bijeenkomsten: Bijeenkomst[];

  constructor(begin: Pick<Model, 'status' | 'nu' | 'capaciteit' | 'achtergehouden' | 'vanaf' | 'sluit' | 'bijeenkomsten'>) {
    ({ status: this.status, nu: this.nu, capaciteit: this.capaciteit } = begin);
    ({ achtergehouden: this.achtergehouden, vanaf: this.vanaf, sluit: this.sluit, bijeenkomsten: this.bijeenkomsten } = begin);
  }

  get begin() {
    return this.bijeenkomsten[0]?.begin ?? 0;
  }
  get eind() {
    return this.bijeenkomsten.at(-1)?.eind ?? 0;
  }
  get neemtAan() {
    return (this.status === 'open' || this.status === 'verplaatst') && this.nu >= this.vanaf && this.nu < this.dicht;
  }
  /** The first moment after the window; no window outlives the start. */
  get dicht() {
    return tot(Math.min(this.sluit, this.begin));
  }
  met(status: Aanmelding['status']): Mens[] {
    const zij = [...this.mensen].filter(([, een]) => een.status === status);
    return zij.sort(([, a], [, b]) => a.beurt - b.beurt).map(([wie]) => wie);
  }
  /** Where this person is expected, by the calendar. */
  waar = (wie: Mens) => (this.mensen.get(wie)?.deelname === 'online' ? this.link : this.plaats);

  doe(stap: Stap): Gevolg {
    this.#brieven = {};
    if (!this.#stap(stap)) return NEE;
    if (stap.doe !== 'afgelasten') this.#doorschuiven();
    this.#vergeefs(stap);
    return { gelukt: true, brieven: this.#brieven };
  }

  #stap(stap: Stap): boolean {
    switch (stap.doe) {
      case 'aanmelden':
        return this.#aanmelden(stap);
      case 'afmelden':
      case 'afmelden-met-sleutel':
      case 'van-lijst-halen':
        return this.#weg(stap);
      case 'antwoorden':
        return this.#antwoorden(stap);
      case 'wachten':
        return this.#wachten(stap.minuten);
      case 'aankondigen':
        if (this.status !== 'concept' || this.begin <= this.nu) return false;
        this.status = 'save-the-date';
        return true;
      case 'openzetten':
        if (!['concept', 'save-the-date'].includes(this.status) || this.begin <= this.nu || this.capaciteit === 0) return false;
        this.status = 'open';
        return true;
      case 'afgelasten':
        if (this.status === 'concept' || !this.#teWijzigen) return false;
        this.status = 'afgelast';
        this.#iedereen('Gaat niet door');
        return true;
      default:
        return this.#teWijzigen && this.#wijzigen(stap);
    }
  }

  get #teWijzigen() {
    return this.status === 'concept' || (this.status !== 'afgelast' && this.nu < this.eind);
  }

  #aanmelden({ wie, deelname }: { wie: Mens; deelname: Vorm }): boolean {
    const had = this.mensen.get(wie);
    if (this.status === 'concept') return false;
    if (had && had.status !== 'weg') return had.deelname === deelname;
    if (!this.neemtAan) return false;
    const vrij = this.capaciteit - this.achtergehouden - this.met('plaats').length - this.met('wacht').length;
    const status = vrij > 0 ? 'plaats' : 'wacht';
    // Later than everybody else, also in the same moment.
    this.#laatste = Math.max(this.nu, this.#laatste + 1);
    this.mensen.set(wie, { status, deelname, op: this.#laatste, beurt: ++this.#teller, vergeefs: false });
    this.#schrijf(wie, status === 'plaats' ? 'Je bent aangemeld' : 'Je staat op de wachtlijst');
    return true;
  }

  #weg({ doe, wie }: { doe: string; wie: Mens }): boolean {
    const had = this.mensen.get(wie);
    if (!had) return false;
    if (had.status === 'weg') return doe !== 'van-lijst-halen';
    if (!this.#nogTeVeranderen) return false;
    had.status = 'weg';
    this.#schrijf(wie, doe === 'van-lijst-halen' ? 'Je aanmelding is vervallen' : 'Je bent afgemeld');
    return true;
  }

  #antwoorden({ wie, deelname }: { wie: Mens; deelname: Vorm }): boolean {
    const had = this.mensen.get(wie);
    if (!had || had.status === 'weg' || !this.#nogTeVeranderen) return false;
    if (had.deelname === deelname) return true;
    had.deelname = deelname;
    this.#schrijf(wie, 'Je antwoorden zijn gewijzigd');
    return true;
  }

  /** Until the start, and never of what is off. */
  get #nogTeVeranderen() {
    return !['concept', 'afgelast'].includes(this.status) && this.nu < tot(this.begin);
  }

  #wijzigen(stap: Stap): boolean {
    switch (stap.doe) {
      case 'plaatsen':
        if (this.status !== 'concept' && this.met('plaats').length > stap.capaciteit - stap.achtergehouden) return false;
        ({ capaciteit: this.capaciteit, achtergehouden: this.achtergehouden } = stap);
        return true;
      case 'venster':
        this.vanaf = this.nu + stap.vanafUren * UUR;
        this.sluit = Math.min(this.nu + stap.totUren * UUR, this.begin);
        return true;
      case 'verzetten':
        return this.#verzetten(stap);
      case 'waar': {
        const [was, waar] = [this.link, this.plaats];
        ({ link: this.link, plaats: this.plaats } = stap);
        const [andereZaal, andereLink] = [waar !== this.plaats, was !== this.link];
        // Who travels hears of another room, who has a place online of another link; nobody else has anything to do with it.
        const hoort = (wie: Mens) =>
          this.mensen.get(wie)?.deelname === 'online' ? andereLink && this.met('plaats').includes(wie) : andereZaal;
        this.#iedereen(andereZaal ? 'Gewijzigd' : 'Kleine aanpassing', hoort);
        return true;
      }
      default:
        return true;
    }
  }

  /** One meeting, the others stay: each ends before the next begins, and none is moved into the past. */
  #verzetten({ plek, minuten }: { plek: number; minuten: number }): boolean {
    const een = this.bijeenkomsten[plek % this.bijeenkomsten.length];
    if (!een || minuten === 0) return true;
    const nieuw = { ...een, begin: een.begin + minuten * MINUUT, eind: een.eind + minuten * MINUUT };
    const rij = this.bijeenkomsten.map((ander) => (ander === een ? nieuw : ander));
    if (nieuw.begin <= this.nu || rij.some(({ begin }, i) => i > 0 && begin < (rij[i - 1]?.eind ?? 0))) return false;
    Object.assign(een, nieuw);
    this.sluit = Math.min(this.sluit, this.begin);
    const groot = Math.abs(minuten) >= 15;
    if (groot && this.status === 'open') this.status = 'verplaatst';
    this.#iedereen(groot ? 'Gewijzigd' : 'Kleine aanpassing');
    return true;
  }

  /** Who has a place hears a week and a day before each meeting that it comes near, when it is at most six hours late. */
  #wachten(minuten: number): boolean {
    this.nu += minuten * MINUUT;
    if (['concept', 'afgelast'].includes(this.status) || this.nu >= this.eind) return true;
    for (const { uid, begin } of this.bijeenkomsten)
      for (const vooraf of [7 * DAG, DAG])
        for (const wie of this.met('plaats')) {
          const een = this.mensen.get(wie);
          const op = begin - vooraf;
          const merk = `${wie} ${een?.op} ${uid} ${vooraf} ${begin}`;
          if (!een || this.nu < op || this.nu >= begin || een.op > op - 48 * UUR || this.#herinnerd.has(merk)) continue;
          this.#herinnerd.add(merk);
          if (this.nu - op <= 6 * UUR) this.#schrijf(wie, 'Herinnering');
        }
    return true;
  }

  /** The one rule that moves people up. */
  #doorschuiven(): void {
    if (!this.neemtAan) return;
    for (const wie of this.met('wacht')) {
      const een = this.mensen.get(wie);
      if (!een || this.met('plaats').length >= this.capaciteit - this.achtergehouden) return;
      een.status = 'plaats';
      this.#schrijf(wie, 'Je hebt een plaats');
    }
  }

  /** Who still waits when the window has closed hears so, once; when it closes by itself or by its organiser. */
  #vergeefs({ doe }: Stap): void {
    if (!['wachten', 'plaatsen', 'venster', 'verzetten', 'waar', 'titel'].includes(doe)) return;
    if (!['open', 'verplaatst'].includes(this.status) || this.nu < this.dicht || this.nu >= this.eind) return;
    for (const wie of this.met('wacht')) {
      const een = this.mensen.get(wie);
      if (!een || een.vergeefs) continue;
      een.vergeefs = true;
      this.#schrijf(wie, 'Er kwam geen plaats vrij');
    }
  }

  #iedereen(brief: string, hoort: (wie: Mens) => boolean = () => true): void {
    if (this.status === 'concept') return;
    for (const wie of [...this.met('plaats'), ...this.met('wacht')].filter(hoort)) this.#schrijf(wie, brief);
  }

  #schrijf(wie: Mens, brief: string): void {
    this.#brieven[wie] = [...(this.#brieven[wie] ?? []), brief];
  }
}
