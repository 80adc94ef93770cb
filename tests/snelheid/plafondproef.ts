import { openDb } from '#db/open.ts';
import type { Wijziging } from '#kennissessies/organiseren/nieuwe-stand.ts';
import { wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { rosa } from '../kennissessies/wereld.ts';
import type { Proefserver } from '../steun/server.ts';
import type { Tempo } from './beurten.ts';
import { eigenIp, type Verzender, verzender } from './formulieren.ts';
import { databaseVan } from './opzet.ts';
import { type Mens, rijenVan } from './plafondmensen.ts';
import { anderDanDeBeurt, anderDanGezegd, type Grenzen, nietInVolgorde, type Poging, teVeel } from './plafondtoets.ts';
import { rekentijd } from './verbruik.ts';

const TEGELIJK = 16;
const ANTWOORDEN = { vraag: 'Wat kost het?', toegang: '', dieet: '', toestemming: 'ja' };

/** People at the sign-up form of a real server, what each of them was told, and whether that is what the rules say. */
export class Proef {
  readonly #server: Proefserver;
  readonly #herkomst: ReadonlyMap<string, string>;
  readonly #pogingen = new Map<string, Poging[]>();

  constructor(server: Proefserver, mensen: readonly Mens[]) {
    this.#server = server;
    this.#herkomst = new Map(mensen.map(({ account, regio }) => [account, regio]));
  }

  pogingenVan = (slug: string): readonly Poging[] => this.#pogingen.get(slug) ?? [];
  rijenVan = (slug: string) => rijenVan(databaseVan(this.#server), slug);

  /** All of these people want to come, sixteen at a time; how many were told so (or `voorrang`) per second. */
  async komen(slug: string, mensen: readonly Mens[], antwoord: Poging['antwoord'] = 'aangemeld'): Promise<Tempo> {
    const pid = this.#server.proces.pid ?? 0;
    const [begin, voor] = [performance.now(), rekentijd(pid)];
    const [wachtenden, pogingen] = [[...mensen], this.#pogingen.get(slug) ?? []];
    this.#pogingen.set(slug, pogingen);
    // Connections of an earlier time may be closed by now.
    const verzend = verzender(this.#server.url);
    let klaar = 0;
    const rij = async () => {
      for (let wie = wachtenden.shift(); wie; wie = wachtenden.shift()) {
        const poging = await komt(verzend, slug, wie);
        pogingen.push(poging);
        if (poging.antwoord === antwoord) klaar += 1;
      }
    };
    await Promise.all(Array.from({ length: TEGELIJK }, rij));
    const [duur, gerekend] = [(performance.now() - begin) / 1000, (rekentijd(pid) - voor) / 1000];
    return { perSeconde: klaar / duur, perRekenseconde: klaar / gerekend };
  }

  /** Changes a session as the Realisatie-Eenheid does, with the letters that belong to it. */
  async wijzig(slug: string, wijziging: Wijziging): Promise<void> {
    const { db, sluit } = openDb(databaseVan(this.#server));
    const { id, versie } = await db.selectFrom('kennissessie').select(['id', 'versie']).where('slug', '=', slug).executeTakeFirstOrThrow();
    const verzoek = { account: rosa, id, versie, wijziging, bevestigd: true, origin: this.#server.url, nu: Date.now() };
    const uitslag = await wijzigen(db, verzoek);
    await sluit();
    if (!uitslag.gelukt) throw new Error(`Changing ${slug}: ${uitslag.reden}.`);
  }

  /** What is not as it should be once all of these came. */
  fouten(slug: string, mensen: readonly Mens[], grenzen: Grenzen): string[] {
    const [rijen, pogingen] = [this.rijenVan(slug), this.pogingenVan(slug)];
    const erbij = new Set(rijen.map(({ account }) => account));
    return [
      ...mensen.filter(({ account }) => !erbij.has(account)).map(({ account }) => `${account} came, and is not registered.`),
      ...teVeel(rijen, grenzen, this.#herkomst),
      ...anderDanGezegd(rijen, pogingen),
      ...nietInVolgorde(rijen, pogingen),
      ...anderDanDeBeurt(rijen, grenzen, this.#herkomst),
    ];
  }

  /** The same for who moves up when these become the limits. */
  async foutenNa(slug: string, grenzen: Grenzen): Promise<string[]> {
    const eerder = this.rijenVan(slug);
    await this.wijzig(slug, { capaciteit: grenzen.plaatsen, maxPerRegio: grenzen.plafond });
    const rijen = this.rijenVan(slug);
    return [...teVeel(rijen, grenzen, this.#herkomst), ...anderDanDeBeurt(rijen, grenzen, this.#herkomst, eerder)];
  }
}

async function komt(verzend: Verzender, slug: string, { account, nummer, koekje }: Mens): Promise<Poging> {
  const wie = { ip: eigenIp(nummer), koekje: `login=${koekje}` };
  const verzonden = performance.now();
  const pad = `/kennissessies/${slug}/aanmelden/`;
  const { status, tekst } = await verzend(`${pad}?_action=aanmelden`, { kennissessie: slug, ...ANTWOORDEN }, wie);
  const poging = { account, verzonden, beantwoord: performance.now() };
  if (status === 303) return { ...poging, antwoord: 'aangemeld' };
  if (status === 409 && tekst.includes('gaan eerst')) return { ...poging, antwoord: 'voorrang' };
  throw new Error(`${pad} answers ${status}: ${tekst.slice(0, 500)}`);
}
