import { totdat } from '../mail/steun.ts';
import type { Geval, Stap, Woorden } from './geval.ts';
import { gebrekenVan } from './heel.ts';
import { vreemdeKanaries, vreemdeMensen } from './kanaries.ts';
import { aanvraag, type Bericht, kopVan, overDeLijn } from './lijn.ts';
import { anders, type Stand } from './stand.ts';
import { loginkoekje, type Wereld } from './wereld.ts';

/** Plays cases one by one in a world; what it answers is all that was wrong with one. */
export function openSpeler(wereld: Wereld) {
  let bellers = 0;
  /** Everybody comes from a network of their own, so that limits do not hide what is tested. */
  const netwerk = () => {
    bellers += 1;
    return `10.${(bellers >> 16) & 255}.${(bellers >> 8) & 255}.${bellers & 255}`;
  };
  return {
    /** What a case needs that this world does not have; null when it can be played. */
    mist: (geval: Geval): string | null => watMist(geval, wereld),
    speel: async (geval: Geval): Promise<string[]> => {
      const ronde = new Ronde(wereld, netwerk);
      const voor = await wereld.standboek?.stand();
      const gelezen = { scherm: wereld.scherm().length, logboek: wereld.logboek().length, brieven: wereld.post().length };
      for (const [nummer, stap] of geval.stappen.entries()) {
        if (!(await ronde.doe(stap, nummer))) break;
      }
      return [...ronde.gebreken, ...(await achteraf(geval, wereld, { ronde, voor, gelezen }))];
    },
  };
}

/** A stranger who is not ours to look after is only asked what a stranger may ask. */
function watMist({ stappen, wijzigt, staat }: Geval, { standboek, koekjes, waarden }: Wereld): string | null {
  if (standboek) return null;
  if (staat || wijzigt) return 'a database to look in';
  const wie = stappen.find((stap) => stap.wie && stap.wie !== 'gast' && !koekjes.has(stap.wie))?.wie;
  const nodig = JSON.stringify(stappen).match(/\{[a-z][a-z0-9:-]*\}/g) ?? [];
  return wie ?? nodig.find((naam) => !(naam.slice(1, -1) in waarden) && !EIGEN.has(naam.slice(1, -1))) ?? null;
}

/** What every world knows of itself. */
const EIGEN = new Set(['host', 'origin', 'n']);

interface Iemand {
  ip: string;
  koekjes: Map<string, string>;
}

/** One case as it is played: its visitors with their cookies, and what was taken along. */
class Ronde {
  readonly gebreken: string[] = [];
  readonly onthouden = new Map<string, string>();
  readonly #wereld: Wereld;
  readonly #netwerk: () => string;
  readonly #mensen = new Map<string, Iemand>();
  readonly #eerder: number;

  constructor(wereld: Wereld, netwerk: () => string) {
    this.#wereld = wereld;
    this.#netwerk = netwerk;
    this.#eerder = wereld.post().length;
  }

  /** Does one step; false when what follows makes no sense any more. */
  async doe(stap: Stap, nummer: number): Promise<boolean> {
    const wie = stap.wie ?? 'gast';
    const begin = performance.now();
    const keer = stap.keer ?? 1;
    const stuur = (van: number, tot: number) =>
      Array.from({ length: tot - van }, (_, n) =>
        this.#stuur(stap, stap.keer ? wie.replace('{n}', String(van + n + 1)) : wie, van + n + 1),
      );
    const half = stap.intussen ? keer >> 1 : keer;
    const eerst = stuur(0, half);
    const tussendoor = stap.intussen && this.doe(stap.intussen, nummer);
    const antwoorden = await Promise.all([...eerst, ...stuur(half, keer)]);
    await tussendoor;
    const duurde = performance.now() - begin;
    const waar = `step ${nummer + 1}`;
    const mis = [
      ...statusMis(
        stap.status,
        antwoorden.map((een) => een?.status ?? 0),
      ),
      ...(stap.binnenMs !== undefined && duurde > stap.binnenMs ? [`took ${Math.round(duurde)} ms`] : []),
      ...antwoorden.flatMap((een) => (een ? inhoudMis(stap, een, (tekst) => this.#vul(tekst)) : [])),
    ];
    this.gebreken.push(...mis.map((wat) => `${waar}: ${wat}`));
    for (const [naam, vorm] of Object.entries(stap.onthoud ?? {})) {
      const gevonden = antwoorden.map((een) => een && vorm.exec(alsTekst(een))?.[1]).find(Boolean);
      if (gevonden === undefined) return this.#mist(`${waar}: found no {${naam}}`);
      this.onthouden.set(naam, gevonden);
    }
    return mis.length === 0;
  }

  #mist(wat: string): false {
    this.gebreken.push(wat);
    return false;
  }

  async #stuur(stap: Stap, wie: string, n: number): Promise<Bericht | undefined> {
    const iemand = this.#iemand(wie);
    const { bytes, pad } = await this.#bytesVan(stap, iemand, n);
    const { berichten } = await overDeLijn(this.#wereld.poort, bytes, stap);
    if (stap.hoogstens !== undefined && berichten.length > stap.hoogstens) this.gebreken.push(`${berichten.length} answers over one line`);
    for (const bericht of berichten) {
      this.#neemKoekjes(iemand, bericht);
      const over = [...gebrekenVan(bericht, pad, this.#wereld), ...this.#vreemd(alsTekst(bericht), wie, leesbaar(bytes.toString()))];
      this.gebreken.push(...over.map((wat) => `${wie} at ${pad.slice(0, 60)}: ${wat}`));
    }
    return berichten[0];
  }

  /** What somebody sent may come back to them. */
  #vreemd(tekst: string, wie: string, verstuurd: string): string[] {
    return [
      ...vreemdeKanaries(tekst, wie, verstuurd).map((woord) => `shows what it may not: ${woord}`),
      ...vreemdeMensen(tekst, wie, verstuurd).map((mens) => `shows somebody: ${mens}`),
    ];
  }

  #iemand(wie: string): Iemand {
    const bekend = this.#mensen.get(wie);
    if (bekend) return bekend;
    const koekje = this.#wereld.koekjes.get(wie);
    const nieuw = { ip: this.#netwerk(), koekjes: new Map(koekje ? [[loginkoekje(this.#wereld.echt), koekje]] : []) };
    this.#mensen.set(wie, nieuw);
    return nieuw;
  }

  #neemKoekjes({ koekjes }: Iemand, { koppen }: Bericht): void {
    for (const [naam, waarde] of koppen) {
      if (naam !== 'set-cookie') continue;
      const [, sleutel = '', inhoud = ''] = /^([^=]+)=([^;]*)/.exec(waarde) ?? [];
      if (inhoud === '' || /max-age=0(;|$)/i.test(waarde)) koekjes.delete(sleutel);
      else koekjes.set(sleutel, inhoud);
    }
  }

  async #bytesVan(stap: Stap, { ip, koekjes }: Iemand, n: number): Promise<{ bytes: Buffer; pad: string }> {
    await this.#haalCodes(stap);
    if (stap.bytes !== undefined) {
      const tekst = this.#vul(stap.bytes, n);
      return { bytes: Buffer.from(tekst), pad: tekst.split(' ')[1] ?? '' };
    }
    const regel = this.#vul(stap.stuur ?? 'GET /', n);
    const [methode = 'GET', pad = '/'] = regel.split(' ');
    const lichaam = this.#lichaam(stap, n);
    const verstuurd = methode !== 'GET' && methode !== 'HEAD';
    const koppen: Record<string, string> = {
      Host: this.#wereld.host,
      'X-Forwarded-For': ip,
      Connection: 'close',
      Cookie: [...koekjes].map(([naam, waarde]) => `${naam}=${waarde}`).join('; '),
      ...(verstuurd && {
        Origin: this.#wereld.origin,
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(lichaam.length),
      }),
      ...Object.fromEntries(Object.entries(stap.koppen ?? {}).map(([naam, waarde]) => [naam, this.#vul(waarde, n)])),
    };
    return { bytes: aanvraag(regel, koppen, lichaam), pad };
  }

  #lichaam({ velden, lichaam = '' }: Stap, n: number): Buffer {
    if (Buffer.isBuffer(lichaam)) return lichaam;
    if (!velden) return Buffer.from(this.#vul(lichaam, n));
    const paren = Array.isArray(velden)
      ? (velden as readonly (readonly [string, string])[])
      : Object.entries(velden as Record<string, string>);
    return Buffer.from(new URLSearchParams(paren.map(([naam, waarde]) => [naam, this.#vul(waarde, n)])).toString());
  }

  /** `{code:adres}` is the code in the newest letter to that address, which may still be on its way. */
  async #haalCodes(stap: Stap): Promise<void> {
    for (const [, naam = '', adres = ''] of JSON.stringify(stap.velden ?? {}).matchAll(/\{(code:([^}]+))\}/g)) {
      const zoek = () =>
        this.#wereld
          .post()
          .slice(this.#eerder)
          .filter(({ aan }) => aan.includes(adres))
          .flatMap(({ tekst }) => /^[2-9A-HJ-NP-Z]{8}$/m.exec(tekst) ?? [])
          .at(-1);
      const uitDeProef = () => [...this.#wereld.scherm().matchAll(new RegExp(`Code voor ${adres}: ([A-Z0-9]{8})`, 'g'))].at(-1)?.[1];
      const vind = this.#wereld.echt ? zoek : uitDeProef;
      await totdat(() => vind() !== undefined, `a code for ${adres}`);
      this.onthouden.set(naam, vind() ?? '');
    }
  }

  #vul(tekst: string, n = 1): string {
    const eigen: Record<string, string> = { host: this.#wereld.host, origin: this.#wereld.origin, n: String(n) };
    return tekst.replace(/\{([a-z][a-zA-Z0-9.-]*|code:[^}]+)\}/g, (heel, naam: string) => {
      const waarde = eigen[naam] ?? this.onthouden.get(naam) ?? this.#wereld.waarden[naam];
      if (waarde === undefined && !naam.includes('.')) throw new Error(`Nobody knows what ${heel} is.`);
      return waarde ?? heel;
    });
  }
}

/** What was sent, without the signs in which forms and addresses hide it. */
const leesbaar = (tekst: string): string =>
  `${tekst} ${tekst.replaceAll('+', ' ').replaceAll(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))}`;

const alsTekst = ({ koppen, lichaam }: Bericht): string =>
  `${koppen.map(([naam, waarde]) => `${naam}: ${waarde}`).join('\n')}\n\n${lichaam}`;

function statusMis(verwacht: Stap['status'], gekregen: readonly number[]): string[] {
  if (typeof verwacht === 'number' || Array.isArray(verwacht)) {
    const goed = [verwacht].flat() as number[];
    return gekregen.filter((status) => !goed.includes(status)).map((status) => `answered ${status}, not ${goed.join(' or ')}`);
  }
  const geteld = Object.fromEntries([...Map.groupBy(gekregen, (status) => status)].map(([status, alle]) => [status, alle.length]));
  const [was, moest] = [geteld, verwacht].map((een) => JSON.stringify(een));
  return was === moest ? [] : [`answered ${was}, not ${moest}`];
}

const lijst = (woorden: Stap['bevat']): Woorden[] => (woorden === undefined ? [] : ([woorden].flat() as Woorden[]));

function inhoudMis(stap: Stap, bericht: Bericht, vul: (tekst: string) => string): string[] {
  const tekst = alsTekst(bericht);
  const staat = (woord: Woorden) => (typeof woord === 'string' ? tekst.includes(vul(woord)) : woord.test(tekst));
  const koppen = Object.entries(stap.kop ?? {}).flatMap(([naam, waarde]) => {
    const was = kopVan(bericht, naam);
    const goed = waarde === null ? was === undefined : typeof waarde === 'string' ? was === vul(waarde) : waarde.test(was ?? '');
    return goed ? [] : [`header ${naam}: ${was}`];
  });
  return [
    ...lijst(stap.bevat).flatMap((woord) => (staat(woord) ? [] : [`does not say ${woord}`])),
    ...lijst(stap.zonder).flatMap((woord) => (staat(woord) ? [`says ${woord}`] : [])),
    ...koppen,
  ];
}

/** After each case: alive, nothing in the log or in a letter that should not be there, and nothing changed but what may. */
async function achteraf(
  { wijzigt = [], staat = [], nergens = [] }: Geval,
  wereld: Wereld,
  {
    ronde,
    voor,
    gelezen,
  }: {
    ronde: Ronde;
    voor: Stand | undefined;
    gelezen: { scherm: number; logboek: number; brieven: number };
  },
): Promise<string[]> {
  const gebreken: string[] = [];
  const { berichten } = await overDeLijn(
    wereld.poort,
    Buffer.from(`GET /leeft HTTP/1.1\r\nHost: ${wereld.host}\r\nConnection: close\r\n\r\n`),
  );
  if (!wereld.leeft() || berichten[0]?.status !== 200) gebreken.push('the site does not answer any more');
  const log = wereld.logboek().slice(gelezen.logboek);
  const storingen = log.split('\n').filter(isStoring);
  gebreken.push(...storingen.map((regel) => `log: ${regel}`));
  const teLezen =
    log +
    wereld
      .scherm()
      .slice(gelezen.scherm)
      .replaceAll(/^Code voor .*$/gm, '');
  const koekjes = [...wereld.koekjes].filter(([, koekje]) => teLezen.includes(koekje)).map(([wie]) => `the cookie of ${wie}`);
  gebreken.push(...[...vreemdeKanaries(teLezen, ''), ...vreemdeMensen(teLezen, ''), ...koekjes].map((woord) => `in the log: ${woord}`));
  for (const { aan, tekst } of wereld.post().slice(gelezen.brieven)) {
    const wie = aan[0]?.split('@')[0] ?? '';
    gebreken.push(...[...vreemdeKanaries(tekst, wie), ...vreemdeMensen(tekst, wie)].map((woord) => `in a letter to ${wie}: ${woord}`));
  }
  if (wereld.standboek && voor) {
    const gewijzigd = anders(voor, await wereld.standboek.stand()).sort();
    if (gewijzigd.join() !== [...wijzigt].sort().join()) gebreken.push(`changed: ${gewijzigd.join(', ') || 'nothing'}`);
    for (const [sql, rijen] of staat) {
      const gevonden = await wereld.standboek.rijen(sql);
      if (gevonden.join('\n') !== rijen.join('\n')) gebreken.push(`${sql}: ${gevonden.join(' ; ')}`);
    }
  }
  for (const naam of nergens) {
    const wat = ronde.onthouden.get(naam);
    const waar = wat ? await wereld.waarStaat(wat) : ['nothing that was taken along'];
    if (waar.length > 0) gebreken.push(`{${naam}} stands in ${waar.join(', ')}`);
  }
  return gebreken;
}

/** An error that nobody expected, or words that are no line of the log at all. */
const isStoring = (regel: string): boolean => regel !== '' && (/"level":(50|60)/.test(regel) || !regel.startsWith('{'));
