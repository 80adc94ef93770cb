// How many searches the built site answers in a second over the network, always with other words, beside a bare server that writes the
// same page; and what becomes of the searches of one visitor who asks too much at once.

import { mediaan } from './beurten.ts';
import { halen } from './halen.ts';
import { inKind, metKaal } from './kind.ts';
import { type Maat, metServer } from './opzet.ts';
import { rekentijd } from './verbruik.ts';

/** What a child fires at a server. */
export interface Zoeksalvo {
  url: string;
  verbindingen: number;
  /** From so many different addresses. */
  bezoekers: number;
  seconden: number;
}

/** What came back. */
export interface Zoekoogst {
  perSeconde: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** The share that was told to come back later (503), and how many went wrong in another way. */
  weggestuurd: number;
  mis: number;
}

export interface Zoekdruk {
  praktijken: number;
  /** Each round in turn with the bare server; what is told is the middle. */
  ons: Zoekoogst;
  kaal: Zoekoogst;
  /** Milliseconds of processor of the whole server for one search. */
  rekentijd: number;
  /** One visitor with more at once than anybody may have waiting. */
  opdringerig: Zoekoogst;
}

const PRAKTIJKEN = 1_000;
const RUSTIG = { verbindingen: 16, bezoekers: 16 };
const DRINGEND = { verbindingen: 100, bezoekers: 1 };

export function zoekdruk({ rondes, seconden }: Maat, praktijken = PRAKTIJKEN): Promise<Zoekdruk> {
  return metServer({ praktijken, TRUST_PROXY_HOPS: '1' }, async ({ url, proces }) => {
    const { lichaam } = await halen(url, '/zoeken/?q=begeleiding%20starters', 'identity');
    const pagina = { pad: '/zoeken/', html: Buffer.from(lichaam, 'base64').toString() };
    return metKaal('kaal-html.ts', [pagina], async (kaal) => {
      const keren = { ons: [] as Zoekoogst[], kaal: [] as Zoekoogst[] };
      const perVraag: number[] = [];
      for (let ronde = 0; ronde <= rondes; ronde += 1) {
        const voor = rekentijd(proces.pid ?? 0);
        const ons = await salvo({ url, ...RUSTIG, seconden });
        const ms = (rekentijd(proces.pid ?? 0) - voor) / (ons.perSeconde * seconden);
        const hunne = await salvo({ url: kaal.url, ...RUSTIG, seconden });
        // The first round lets both compile their code.
        if (ronde === 0) continue;
        keren.ons.push(ons);
        keren.kaal.push(hunne);
        perVraag.push(ms);
      }
      const opdringerig = await salvo({ url, ...DRINGEND, seconden });
      return { praktijken, ons: midden(keren.ons), kaal: midden(keren.kaal), rekentijd: mediaan(perVraag), opdringerig };
    });
  });
}

async function salvo(opdracht: Zoeksalvo): Promise<Zoekoogst> {
  const oogst: Zoekoogst = JSON.parse(await inKind('zoekkanon.ts', opdracht));
  if (oogst.mis > 0) throw new Error(`${oogst.mis} searches of ${opdracht.url} went wrong.`);
  return oogst;
}

const midden = (oogsten: readonly Zoekoogst[]): Zoekoogst => {
  const van = (deel: keyof Zoekoogst) => mediaan(oogsten.map((oogst) => oogst[deel]));
  return { perSeconde: van('perSeconde'), p50: van('p50'), p99: van('p99'), weggestuurd: van('weggestuurd'), mis: van('mis') };
};
