import { randomInt, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as wacht } from 'node:timers/promises';
import { SITE } from '../steun/productie.ts';
import { aanvraag, type Bericht, kopVan, overDeLijn } from './lijn.ts';
import { LOPERS, loginkoekje, NUMMERS } from './wereld.ts';

/** What somebody asked for, and whether the site said that it is done. */
interface Regel {
  /** Of whom or what: "loper-3 open-sessie", "concept", "vraag 1f0c…". */
  waarvan: string;
  /** What it should be now. */
  wordt: string;
  toegezegd: boolean;
}

/** What people were told, kept outside the site: on disk before anybody asks for anything else. */
export class Journaal {
  readonly #bestand: number;
  /** What was said last of each thing, and what was asked since and never answered. */
  readonly stand = new Map<string, { zeker: string | null; misschien: Set<string> }>();
  /** Where each registration stands, as the site told. */
  readonly plekken = new Map<string, string>();
  toegezegd = 0;

  constructor(pad: string) {
    this.#bestand = openSync(pad, 'a');
  }

  noteer(regel: Regel): void {
    writeSync(this.#bestand, `${JSON.stringify(regel)}\n`);
    fsyncSync(this.#bestand);
    const { waarvan, wordt, toegezegd } = regel;
    const was = this.stand.get(waarvan) ?? { zeker: null, misschien: new Set() };
    this.stand.set(waarvan, toegezegd ? { zeker: wordt, misschien: new Set() } : { ...was, misschien: was.misschien.add(wordt) });
    if (toegezegd) this.toegezegd += 1;
  }

  /** Somebody looked how it is: from here on that is what was said. */
  stelVast(waarvan: string, zeker: string | null): void {
    this.stand.set(waarvan, { zeker, misschien: new Set() });
  }

  sluit = (): void => closeSync(this.#bestand);
}

interface Doel {
  poort: number;
  koekjes: ReadonlyMap<string, string>;
  journaal: Journaal;
  /** How long somebody reads before the next thing, in ms. */
  leest?: number;
  /** Whether the site was told to go away. */
  voorbij(): boolean;
}

const host = new URL(SITE).host;
async function vraag({ poort, koekjes }: Doel, wie: string, regel: string, velden?: Record<string, string>): Promise<Bericht> {
  const koekje = koekjes.get(wie);
  const lichaam = Buffer.from(new URLSearchParams(velden ?? {}).toString());
  const { berichten } = await overDeLijn(
    poort,
    aanvraag(
      regel,
      {
        ...{ Host: host, Connection: 'close', 'X-Forwarded-For': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` },
        Cookie: koekje ? `${loginkoekje(true)}=${koekje}` : '',
        ...(velden && {
          ...{ Origin: SITE, 'Content-Type': 'application/x-www-form-urlencoded' },
          'Content-Length': String(lichaam.length),
        }),
      },
      lichaam,
    ),
  );
  return berichten[0] ?? { status: 0, koppen: [], lichaam: '' };
}

/** Sends something that must be kept; the journal has it before and after. */
async function schrijf(
  doel: Doel,
  wie: string,
  pad: string,
  velden: Record<string, string>,
  over: Omit<Regel, 'toegezegd'>,
): Promise<Bericht> {
  doel.journaal.noteer({ ...over, toegezegd: false });
  const antwoord = await vraag(doel, wie, `POST ${pad}`, velden);
  const gelukt = antwoord.status === 303 || antwoord.status === 200;
  if (gelukt) doel.journaal.noteer({ ...over, toegezegd: true });
  else if (antwoord.status > 0 && !MAG_WEIGEREN.includes(antwoord.status))
    doel.journaal.noteer({ waarvan: 'weigering', wordt: `${pad}: ${antwoord.status}`, toegezegd: false });
  return antwoord;
}
/** Busy, on its way out, or somebody else was there first. */
const MAG_WEIGEREN = [409, 429, 503];

const SESSIES = [NUMMERS.open, NUMMERS.wedloop, NUMMERS.klein];

async function aanOfAf(doel: Doel, loper: string): Promise<void> {
  const sessie = SESSIES[randomInt(SESSIES.length)] ?? '';
  const waarvan = `${loper} ${sessie}`;
  const plek = doel.journaal.plekken.get(waarvan);
  if (plek && doel.journaal.stand.get(waarvan)?.zeker === 'aan') {
    await schrijf(doel, loper, `${plek}afmelden/?_action=afmelden`, { aanmelding: plek.split('/')[3] ?? '' }, { waarvan, wordt: 'af' });
    return;
  }
  const velden = { kennissessie: sessie, toestemming: 'ja' };
  const antwoord = await schrijf(doel, loper, `/kennissessies/${sessie}/aanmelden/?_action=aanmelden`, velden, { waarvan, wordt: 'aan' });
  const naar = kopVan(antwoord, 'location');
  if (naar) doel.journaal.plekken.set(waarvan, naar);
}

const BEZIGHEDEN: ((doel: Doel, loper: string) => Promise<unknown>)[] = [
  aanOfAf,
  aanOfAf,
  aanOfAf,
  (doel) => {
    const adres = `val-${randomUUID().slice(0, 8)}@voorbeeld.example`;
    return schrijf(doel, 'gast', '/inloggen/?_action=inloggen', { adres }, { waarvan: `code ${adres}`, wordt: 'gevraagd' });
  },
  (doel) => {
    const nummer = randomUUID();
    const velden = { vraag: `Vraag ${nummer}?`, adres: `vraag-${nummer.slice(0, 8)}@voorbeeld.example`, toestemming: 'ja' };
    return schrijf(doel, 'gast', '/kennisvragen/stellen/?_action=kennisvraagStellen', velden, {
      waarvan: `vraag ${nummer}`,
      wordt: 'gesteld',
    });
  },
  (doel) => vraag(doel, 'gast', 'GET /'),
  (doel) => vraag(doel, 'gast', `GET /zoeken/?q=${randomInt(50)}`),
  (doel, loper) => vraag(doel, loper, 'GET /mijn/aanmeldingen/'),
];

/** One of them writes on a text: of two at once nobody could say who was last. */
function schrijfVerder(doel: Doel): Promise<unknown> {
  const woord = `versie-${randomUUID()}`;
  const velden = { collectie: 'praktijken', revisie: '99999', titel: woord, kern: woord };
  return schrijf(doel, 'bram', `/mijn/publicaties/${NUMMERS.concept}/bewaren/`, velden, { waarvan: 'concept', wordt: woord });
}

/** Twelve people at once who do what comes to mind, each waiting for an answer before the next thing, until the site is gone. */
export async function belast(doel: Doel): Promise<void> {
  const lopers = Array.from({ length: LOPERS }, (_, nummer) => `loper-${nummer + 1}`);
  await Promise.all(
    lopers.slice(0, 12).map(async (_, plek) => {
      while (!doel.voorbij()) {
        // Two runners in turn: nobody does two things at once.
        const loper = lopers[plek * 2 + randomInt(2)] ?? '';
        const bezigheid = BEZIGHEDEN[randomInt(BEZIGHEDEN.length)];
        if (doel.leest) await wacht(randomInt(doel.leest * 2));
        await (plek === 0 && randomInt(2) === 0 ? schrijfVerder(doel) : bezigheid?.(doel, loper));
      }
    }),
  );
}
