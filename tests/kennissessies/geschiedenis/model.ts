import { Deur } from './deur.ts';
import { type Keuze, type Mens, REGIO, type Stap, type Vorm } from './stappen.ts';

/**
 * What a kennissessie promises, said once more and as plainly as can be: no database, no letters, no calendar. `geschiedenis.test.ts`
 * holds the house against it.
 */

export const MINUUT = 60_000;
export const UUR = 60 * MINUUT;
export const DAG = 24 * UUR;

export interface Bijeenkomst {
  uid: string;
  begin: number;
  eind: number;
  /** What its appointment says behind the title. */
  achter: string;
}
interface Aanmelding {
  status: 'plaats' | 'wacht' | 'weg';
  deelname: Vorm;
  /** When and in which order somebody came. */
  op: number;
  beurt: number;
  vergeefs: boolean;
}
interface Uitnodiging {
  /** What is held: a place that was held back, a free one, or only a turn. */
  plek: 'achtergehouden' | 'vrij' | 'wachtlijst';
  op: number;
  beurt: number;
  verloopt: number;
  uitslag: 'open' | 'aangenomen' | 'geweigerd' | 'verlopen' | 'ingetrokken';
}
/** Places that are counted together. */
type Ruimte = 'alle' | Vorm;
/** What a step leads to: whether it is done, and which letters it writes, by how their subject begins. */
export interface Gevolg {
  gelukt: boolean;
  brieven: Partial<Record<Mens, string[]>>;
}
const NEE: Gevolg = { gelukt: false, brieven: {} };
/** A deadline counts to the end of its second. */
const tot = (moment: number) => (Math.floor(moment / 1000) + 1) * 1000;

type Begin = Pick<Model, 'status' | 'nu' | 'capaciteit' | 'capaciteitOnline' | 'achtergehouden' | 'vanaf' | 'sluit' | 'bijeenkomsten'>;

export class Model {
  status: 'concept' | 'save-the-date' | 'open' | 'verplaatst' | 'afgelast' = 'open';
  titel = 'Loket en matching';
  plaats = 'Zwolle';
  link = 'https://a.example/';
  readonly mensen = new Map<Mens, Aanmelding>();
  /** The last of each. */
  readonly uitgenodigd = new Map<Mens, Uitnodiging>();
  readonly deuren: Deur[];
  /** Who goes to which part; only who has a place. */
  readonly gekozen = new Map<Mens, Keuze>();
  #teller = 0;
  #laatste = 0;
  #brieven: Partial<Record<Mens, string[]>> = {};
  readonly #herinnerd = new Set<string>();
  readonly #gestuurd = new Set<number>();
  #vrijgevenOp: number | null = null;
  #vrijgegevenOp = 0;
  #afgelastOp: number | null = null;
  /** Who goes first until when, and how many of a region can come until when. */
  #eerst: { statussen: string[]; tot: number } = { statussen: [], tot: 0 };
  #max: { aantal: number | null; tot: number } = { aantal: null, tot: 0 };
  nu: number;
  capaciteit: number;
  capaciteitOnline: number | null;
  achtergehouden: number;
  vanaf: number;
  sluit: number;
  readonly bijeenkomsten: Bijeenkomst[];
  /** The meeting that has a round. */
  readonly metRonde: string | undefined;

  constructor(begin: Begin) {
    ({ status: this.status, nu: this.nu, capaciteit: this.capaciteit, capaciteitOnline: this.capaciteitOnline } = begin);
    ({ achtergehouden: this.achtergehouden, vanaf: this.vanaf, sluit: this.sluit, bijeenkomsten: this.bijeenkomsten } = begin);
    this.deuren = this.bijeenkomsten.map(() => new Deur());
    this.metRonde = this.bijeenkomsten[0]?.uid;
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
  met(status: Aanmelding['status'], ruimte: Ruimte = 'alle'): Mens[] {
    const zij = [...this.mensen].filter(([, een]) => een.status === status && (ruimte === 'alle' || een.deelname === ruimte));
    return zij.sort(([, a], [, b]) => a.beurt - b.beurt).map(([wie]) => wie);
  }
  /** Where this person is expected, by the calendar. */
  waar = (wie: Mens) => (this.mensen.get(wie)?.deelname === 'online' ? this.link : this.plaats);

  #ruimte = (deelname: Vorm): Ruimte => (this.capaciteitOnline === null ? 'alle' : deelname);
  get #ruimtes(): Ruimte[] {
    return this.capaciteitOnline === null ? ['alle'] : ['fysiek', 'online'];
  }
  #open = () => [...this.uitgenodigd].filter(([, { uitslag }]) => uitslag === 'open');
  /** What can still be given there; whom a place is held for has one, and that is on the location. */
  #teGeven(ruimte: Ruimte): number {
    const bezet = this.met('plaats', ruimte).length;
    if (ruimte === 'online') return (this.capaciteitOnline ?? 0) - bezet;
    return this.capaciteit - this.achtergehouden - bezet - this.#open().filter(([, { plek }]) => plek !== 'wachtlijst').length;
  }
  /** For a newcomer: nobody passes who waits for want of a place. Who would not get one if there were plenty keeps nobody from it. */
  #vrij(ruimte: Ruimte): number {
    const erbij: Mens[] = [];
    for (const wie of this.met('wacht', ruimte)) if (this.#mag(wie, erbij)) erbij.push(wie);
    return this.#teGeven(ruimte) - erbij.length;
  }
  #magEerst(wie: Mens): boolean {
    const { statussen, tot: einde } = this.#eerst;
    return statussen.length === 0 || this.nu >= einde || statussen.includes(REGIO[wie]?.regiostatus ?? '');
  }
  /** Whether a window and the cap of the region let somebody have a place, when these have one as well. */
  #mag(wie: Mens, erbij: Mens[] = []): boolean {
    if (!this.#magEerst(wie)) return false;
    if (this.#max.aantal === null || this.nu >= this.#max.tot) return true;
    const zelfde = (ander: Mens) => REGIO[ander]?.onderwijsregio === REGIO[wie]?.onderwijsregio;
    return [...this.met('plaats'), ...erbij].filter(zelfde).length < this.#max.aantal;
  }

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
      case 'kiezen':
        return this.#kiezen(stap);
      case 'uitnodigen':
        return this.#uitnodigen(stap.wie);
      case 'weigeren':
      case 'terugnemen':
        return this.#nietDoor(stap);
      case 'wachten':
        return this.#wachten(stap.minuten * MINUUT);
      case 'wachten-tot': {
        const volgende = this.bijeenkomsten.find(({ begin }) => begin > this.nu)?.begin ?? this.nu;
        return this.#wachten(Math.max(MINUUT, volgende + stap.minuten * MINUUT - this.nu));
      }
      case 'brief':
        return this.#brief(stap);
      case 'tikken':
      case 'zonder':
        return this.#deur(stap);
      default:
        return this.#organiseren(stap);
    }
  }

  #organiseren(stap: Stap): boolean {
    switch (stap.doe) {
      case 'aankondigen':
        if (this.status !== 'concept' || this.begin <= this.nu) return false;
        this.status = 'save-the-date';
        return true;
      case 'openzetten':
        if (!['concept', 'save-the-date'].includes(this.status) || this.begin <= this.nu || this.capaciteit === 0) return false;
        this.status = 'open';
        return true;
      case 'vrijgeven':
        if (this.status === 'concept' || !this.#teWijzigen || this.achtergehouden === 0) return false;
        this.#vrijgeven();
        return true;
      case 'afgelasten':
        if (this.status === 'concept' || !this.#teWijzigen) return false;
        this.status = 'afgelast';
        this.#afgelastOp = this.nu;
        this.#iedereen('Gaat niet door');
        this.#genodigden('Gaat niet door');
        for (const [, een] of this.#open()) een.uitslag = 'ingetrokken';
        return true;
      default:
        return this.#teWijzigen && this.#wijzigen(stap);
    }
  }

  get #teWijzigen() {
    return this.status === 'concept' || (this.status !== 'afgelast' && this.nu < this.eind);
  }

  #aanmelden({ wie, deelname, onderdeel }: { wie: Mens; deelname: Vorm; onderdeel: Keuze }): boolean {
    const had = this.mensen.get(wie);
    if (this.status === 'concept') return false;
    // Who waits chooses later, whatever the form said.
    if (had && had.status !== 'weg')
      return had.deelname === deelname && (had.status === 'wacht' || (this.gekozen.get(wie) ?? '') === onderdeel);
    const ruimte = this.#ruimte(deelname);
    const een = this.uitgenodigd.get(wie);
    const open = een?.uitslag === 'open' ? een : null;
    // What is held is on the location, and waits until the start, whatever the window says.
    const past = open && ruimte !== 'online' ? open : null;
    const gehouden = past !== null && past.plek !== 'wachtlijst' && this.#kanPlaatsen;
    if (!gehouden && !this.neemtAan) return false;
    if (!past && !this.#magEerst(wie)) return false;
    const terug = this.#bewaar(open);
    if (open) this.#klaar(open, 'aangenomen', past !== null);
    if (open && !past) this.#doorschuiven();
    const { op, beurt } = past?.plek === 'wachtlijst' ? past : this.#achteraan();
    const deze: Aanmelding = { status: gehouden ? 'plaats' : 'wacht', deelname, op, beurt, vergeefs: false };
    this.mensen.set(wie, deze);
    this.#doorschuiven(wie);
    // Full is full, and nothing of the form is done.
    if (deze.status === 'plaats' && this.#vol(onderdeel)) {
      terug();
      return false;
    }
    if (deze.status === 'plaats') this.#kies(wie, onderdeel);
    this.#schrijf(wie, deze.status === 'plaats' ? 'Je bent aangemeld' : 'Je staat op de wachtlijst');
    return true;
  }

  /** How it stands, to go back to. */
  #bewaar(open: Uitnodiging | null): () => void {
    const mensen = [...this.mensen].map(([wie, een]) => [wie, { ...een }] as const);
    const [achtergehouden, teller, laatste] = [this.achtergehouden, this.#teller, this.#laatste];
    return () => {
      this.mensen.clear();
      for (const [wie, een] of mensen) this.mensen.set(wie, een);
      Object.assign(this, { achtergehouden });
      [this.#teller, this.#laatste, this.#brieven] = [teller, laatste, {}];
      if (open) open.uitslag = 'open';
    };
  }

  /** Later than everybody else, also in the same moment. */
  #achteraan(): { op: number; beurt: number } {
    this.#laatste = Math.max(this.nu, this.#laatste + 1);
    return { op: this.#laatste, beurt: ++this.#teller };
  }

  #weg({ doe, wie }: { doe: string; wie: Mens }): boolean {
    const had = this.mensen.get(wie);
    if (!had) return false;
    if (had.status === 'weg') return doe !== 'van-lijst-halen';
    if (!this.#nogTeVeranderen) return false;
    had.status = 'weg';
    this.#zonderTik(wie);
    this.#schrijf(wie, doe === 'van-lijst-halen' ? 'Je aanmelding is vervallen' : 'Je bent afgemeld');
    return true;
  }

  #vol = (onderdeel: Keuze) =>
    onderdeel !== '' && [...this.gekozen.values()].filter((een) => een === onderdeel).length >= (onderdeel === 'o1' ? 1 : 2);
  #kies(wie: Mens, onderdeel: Keuze): void {
    if (onderdeel === '') this.gekozen.delete(wie);
    else this.gekozen.set(wie, onderdeel);
  }

  /** Until the start; who waits chooses later. */
  #kiezen({ wie, onderdeel }: { wie: Mens; onderdeel: Keuze }): boolean {
    const had = this.mensen.get(wie);
    if (!had || had.status === 'weg' || !this.#nogTeVeranderen) return false;
    if (had.status === 'wacht' || (this.gekozen.get(wie) ?? '') === onderdeel) return true;
    if (this.#vol(onderdeel)) return false;
    this.#kies(wie, onderdeel);
    this.#schrijf(wie, 'Je antwoorden zijn gewijzigd');
    return true;
  }

  /** Who has no place was not there, and goes to no part. */
  #zonderTik(wie: Mens): void {
    this.gekozen.delete(wie);
    for (const deur of this.deuren) deur.tik(wie, null);
  }

  #antwoorden({ wie, deelname, opgeven }: { wie: Mens; deelname: Vorm; opgeven: boolean }): boolean {
    const had = this.mensen.get(wie);
    if (!had || had.status === 'weg' || !this.#nogTeVeranderen) return false;
    if (had.deelname === deelname) return true;
    const was = had.status;
    const [hier, daar] = [this.#ruimte(had.deelname), this.#ruimte(deelname)];
    // Each form counts by itself: a free place there, else the end of its queue, and nobody gives up a place unasked. After
    // the window nobody gets a place or a turn who had none.
    if (hier !== daar) {
      const plek = (was === 'plaats' || this.#mag(wie)) && this.#vrij(daar) > 0;
      if (!this.neemtAan && !(plek && was === 'plaats')) return false;
      if (!plek && was === 'plaats' && !opgeven) return false;
      had.status = plek ? 'plaats' : 'wacht';
      if (!plek) Object.assign(had, this.#achteraan());
      if (!plek) this.#zonderTik(wie);
    }
    had.deelname = deelname;
    const anders = was !== had.status;
    const nu = had.status === 'plaats' ? 'Je bent aangemeld' : 'Je staat op de wachtlijst';
    this.#schrijf(wie, anders ? nu : 'Je antwoorden zijn gewijzigd');
    return true;
  }

  /** Until the start, and never of what is off. */
  get #nogTeVeranderen() {
    return !['concept', 'afgelast'].includes(this.status) && this.nu < tot(this.begin);
  }
  get #kanPlaatsen() {
    return ['open', 'verplaatst'].includes(this.status) && this.nu < this.eind && this.#nogTeVeranderen;
  }

  /** First what is held back, then what is free, then a turn. Who waits agreed already, and has a place that is held back at once. */
  #uitnodigen(wie: Mens): boolean {
    if (!this.#kanPlaatsen) return false;
    const had = this.mensen.get(wie);
    if (had && had.status !== 'weg') {
      if (had.status === 'plaats' || this.achtergehouden === 0 || this.#ruimte(had.deelname) === 'online') return false;
      this.achtergehouden--;
      had.status = 'plaats';
      this.#schrijf(wie, 'Je hebt een plaats');
      return true;
    }
    if (this.uitgenodigd.get(wie)?.uitslag === 'open') return false;
    const plek = this.achtergehouden > 0 ? 'achtergehouden' : this.#vrij(this.#ruimte('fysiek')) > 0 ? 'vrij' : 'wachtlijst';
    if (plek === 'wachtlijst' && !this.neemtAan) return false;
    if (plek === 'achtergehouden') this.achtergehouden--;
    const beurt = plek === 'wachtlijst' ? this.#achteraan() : { op: this.nu, beurt: 0 };
    this.uitgenodigd.set(wie, { plek, ...beurt, verloopt: Math.min(this.nu + 7 * DAG, this.begin), uitslag: 'open' });
    this.#schrijf(wie, plek === 'wachtlijst' ? 'Uitnodiging voor de wachtlijst' : 'Er is een plaats voor je');
    return true;
  }

  #nietDoor({ doe, wie }: { doe: string; wie: Mens }): boolean {
    const een = this.uitgenodigd.get(wie);
    const uitslag = doe === 'weigeren' ? 'geweigerd' : 'ingetrokken';
    if (!een || een.uitslag === uitslag) return een !== undefined;
    if (een.uitslag !== 'open') return false;
    if (uitslag === 'ingetrokken') this.#vervalt(wie, een, uitslag);
    else this.#klaar(een, uitslag, false);
    return true;
  }

  /** Who did not end it hears so, until the start. */
  #vervalt(wie: Mens, een: Uitnodiging, uitslag: 'verlopen' | 'ingetrokken'): void {
    this.#klaar(een, uitslag, false);
    if (this.nu < this.begin) this.#schrijf(wie, `Je uitnodiging is ${uitslag}`);
  }

  /** What was held back is held back again, unless those were given free meanwhile; anything else is free. */
  #klaar(een: Uitnodiging, uitslag: Uitnodiging['uitslag'], gebruikt: boolean): void {
    een.uitslag = uitslag;
    if (!gebruikt && een.plek === 'achtergehouden' && this.#vrijgegevenOp < een.op) this.achtergehouden++;
  }

  /** It takes a moment: what is held back after it is another decision. */
  #vrijgeven(): void {
    this.#vrijgegevenOp = this.nu++;
    this.achtergehouden = 0;
  }

  #wijzigen(stap: Stap): boolean {
    switch (stap.doe) {
      case 'plaatsen': {
        const { capaciteit, achtergehouden, capaciteitOnline } = this;
        ({ capaciteit: this.capaciteit, achtergehouden: this.achtergehouden, online: this.capaciteitOnline } = stap);
        if (this.status === 'concept' || this.#ruimtes.every((ruimte) => this.#teGeven(ruimte) >= 0)) return true;
        Object.assign(this, { capaciteit, achtergehouden, capaciteitOnline });
        return false;
      }
      case 'vrijgeven-op':
        this.#vrijgevenOp = this.nu + stap.uren * UUR;
        return true;
      case 'venster':
        this.vanaf = this.nu + stap.vanafUren * UUR;
        this.sluit = Math.min(this.nu + stap.totUren * UUR, this.begin);
        return true;
      case 'grenzen':
        this.#eerst = { statussen: stap.eerst, tot: this.nu + stap.eerstUren * UUR };
        this.#max = { aantal: stap.max, tot: stap.maxUren === null ? Number.POSITIVE_INFINITY : this.nu + stap.maxUren * UUR };
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
        if (andereZaal) this.#genodigden('Gewijzigd');
        return true;
      }
      case 'titel': {
        const was = this.titel;
        this.titel = stap.titel;
        // Only who has it in a calendar has anything to do with it.
        this.#iedereen('Kleine aanpassing', (wie) => was !== stap.titel && this.met('plaats').includes(wie));
        return true;
      }
      default:
        return true;
    }
  }

  /** One meeting, the others stay: each ends before the next begins, and none is moved into the past. */
  #verzetten({ plek, minuten }: { plek: number; minuten: number }): boolean {
    const welke = plek % this.bijeenkomsten.length;
    const een = this.bijeenkomsten[welke];
    if (!een || minuten === 0) return true;
    const nieuw = { ...een, begin: een.begin + minuten * MINUUT, eind: een.eind + minuten * MINUUT };
    const rij = this.bijeenkomsten.map((ander) => (ander === een ? nieuw : ander));
    if (nieuw.begin <= this.nu || rij.some(({ begin }, i) => i > 0 && begin < (rij[i - 1]?.eind ?? 0))) return false;
    this.deuren[welke]?.verzet(een.begin, nieuw.begin);
    Object.assign(een, nieuw);
    this.sluit = Math.min(this.sluit, this.begin);
    const groot = Math.abs(minuten) >= 15;
    if (groot && this.status === 'open') this.status = 'verplaatst';
    this.#iedereen(groot ? 'Gewijzigd' : 'Kleine aanpassing');
    this.#genodigden(groot ? 'Gewijzigd' : 'Kleine aanpassing');
    return true;
  }

  /** To who has a place, who waits, or both; the same form twice is one letter. */
  #brief({ aan, kenmerk }: { aan: 'allen' | 'plaats' | 'wachtlijst'; kenmerk: number }): boolean {
    if (this.#gestuurd.has(kenmerk)) return true;
    const zij = [...(aan === 'wachtlijst' ? [] : this.met('plaats')), ...(aan === 'plaats' ? [] : this.met('wacht'))];
    const mag = ['open', 'verplaatst', 'afgelast'].includes(this.status) || (this.status === 'save-the-date' && this.nu >= this.eind);
    if (!mag || zij.length === 0) return false;
    this.#gestuurd.add(kenmerk);
    for (const wie of zij) this.#schrijf(wie, `Brief ${kenmerk}`);
    return true;
  }

  #deur(
    stap: { plek: number } & ({ doe: 'tikken'; wie: Mens; uitslag: 'aanwezig' | 'afwezig' | null } | { doe: 'zonder'; aantal: number }),
  ) {
    const plek = stap.plek % this.bijeenkomsten.length;
    const [een, deur] = [this.bijeenkomsten[plek], this.deuren[plek]];
    if (!een || !deur || this.status === 'concept' || !Deur.open(een, this.nu, this.#afgelastOp)) return false;
    if (stap.doe === 'zonder') deur.zonder = stap.aantal;
    else if (this.mensen.get(stap.wie)?.status === 'plaats') deur.tik(stap.wie, stap.uitslag);
    else return false;
    return true;
  }

  /** What lapses lapses, what is to be given free is, and who has a place is reminded. */
  #wachten(ms: number): boolean {
    this.nu += ms;
    for (const [wie, een] of this.#open()) if (een.verloopt <= this.nu) this.#vervalt(wie, een, 'verlopen');
    const op = this.#vrijgevenOp;
    const komt = op !== null && op <= this.nu && this.#vrijgegevenOp < op && this.achtergehouden > 0;
    if (komt && this.status !== 'concept' && this.#teWijzigen) this.#vrijgeven();
    this.#doorschuiven();
    this.#herinneren();
    return true;
  }

  /** Who has a place hears a week and a day before each meeting that it comes near, when it is at most six hours late. */
  #herinneren(): void {
    if (['concept', 'afgelast'].includes(this.status) || this.nu >= this.eind) return;
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
  }

  /** The one rule that moves people up, past who may not have a place yet. Who comes just now (`nieuw`) never waited. */
  #doorschuiven(nieuw?: Mens): void {
    if (!this.neemtAan) return;
    for (const wie of this.met('wacht')) {
      const een = this.mensen.get(wie);
      if (!een || this.#teGeven(this.#ruimte(een.deelname)) <= 0 || !this.#mag(wie)) continue;
      een.status = 'plaats';
      if (wie !== nieuw) this.#schrijf(wie, 'Je hebt een plaats');
    }
  }

  /** Who still waits when the window has closed hears so, once; when it closes by itself or by its organiser. */
  #vergeefs({ doe }: Stap): void {
    if (!['wachten', 'wachten-tot', 'vrijgeven-op', 'plaatsen', 'venster', 'grenzen', 'verzetten', 'waar', 'titel'].includes(doe)) return;
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

  /** Who did not answer yet hears as well. */
  #genodigden(brief: string): void {
    for (const [wie] of this.#open()) this.#schrijf(wie, brief);
  }

  #schrijf(wie: Mens, brief: string): void {
    this.#brieven[wie] = [...(this.#brieven[wie] ?? []), brief];
  }
}
