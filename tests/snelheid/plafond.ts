// A thousand people of thirty regions for a hundred places: with a window for half of the regions and a cap for each, beside
// the same without. Afterwards everybody's place and turn is held against the rules.
import type { Proefserver } from '../steun/server.ts';
import { beurten, middelste, type Tempo, type Vergelijking } from './beurten.ts';
import { databaseVan, type Maat, metServer } from './opzet.ts';
import { geschud, type Mens, mensenMaken, parenMaken, REGIOS, rijenVan } from './plafondmensen.ts';
import { Proef } from './plafondproef.ts';
import { onterechtGeweigerd, teVroeg } from './plafondtoets.ts';
import { totRust } from './verbruik.ts';

export interface Plafondtijd {
  /** Acknowledged sign-ups of who goes first, while the others must wait; and of the others once everybody may. */
  voorrang: Vergelijking;
  iedereen: Vergelijking;
  /** Forms of who came too early. */
  geweigerd: Tempo;
  sessies: number;
  /** Forms sent for the sessions with limits, of which so many gave a registration. */
  pogingen: number;
  aangemeld: number;
}

const VOL = { mensen: 1_000, plaatsen: 100, plafond: 4 };
const KLEIN = { mensen: 120, plaatsen: 40, plafond: 2 };
/** Places that are added once everybody came, so that people of every region move up. */
const ERBIJ = 50;

/** With the try that comes before them, these are more than 10,000 forms for the sessions with limits. */
const MEESTE_RONDES = 6;

export function plafondtijd(maat: Maat): Promise<Plafondtijd> {
  const rondes = Math.min(maat.rondes, MEESTE_RONDES);
  return metServer({ regios: REGIOS, sessies: 2 * (rondes + 1), TRUST_PROXY_HOPS: '1' }, (server) =>
    meten(server, rondes, rondes > 1 ? VOL : KLEIN),
  );
}

async function meten(server: Proefserver, rondes: number, maat: typeof VOL): Promise<Plafondtijd> {
  const [bestand, pid, nu] = [databaseVan(server), server.proces.pid ?? 0, Date.now()];
  const mensen = mensenMaken(bestand, maat.mensen, nu);
  const paren = parenMaken(bestand, rondes + 1, maat, nu);
  const proef = new Proef(server, mensen);
  const [eersten, anderen] = [mensen.filter(({ eerst }) => eerst), mensen.filter(({ eerst }) => !eerst)];
  await totRust(pid);

  const vergelijk = (wie: (plek: number) => Mens[]) => {
    const [met, zonder] = [paren.entries(), paren.entries()];
    const volgende = async (rij: typeof met, welke: 'met' | 'zonder') => {
      const [plek, paar] = rij.next().value ?? [0, { met: '', zonder: '' }];
      return proef.komen(paar[welke], geschud(wie(plek), plek));
    };
    return beurten(
      rondes,
      () => volgende(met, 'met'),
      () => volgende(zonder, 'zonder'),
    );
  };
  // In the try, which is not measured, who must wait comes in between who goes first.
  const voorrang = await vergelijk((plek) => (plek === 0 ? mensen : eersten));
  const geweigerd: Tempo[] = [];
  for (const [plek, { met }] of paren.entries()) geweigerd.push(await proef.komen(met, geschud(anderen, plek), 'voorrang'));
  const eerst = new Set(eersten.map(({ account }) => account));
  const magEerst = (account: string) => eerst.has(account);
  for (const { met } of paren)
    goed([...teVroeg(rijenVan(bestand, met), magEerst), ...onterechtGeweigerd(proef.pogingenVan(met), magEerst)]);

  for (const { met } of paren) await proef.wijzig(met, { voorrangStatussen: [], voorrangTot: null });
  await totRust(pid);
  const iedereen = await vergelijk(() => anderen);
  for (const { met, zonder } of paren) {
    goed([...proef.fouten(zonder, mensen, { ...maat, plafond: null }), ...proef.fouten(met, mensen, maat)]);
    // One more of each region, then as many as want to: who waits moves up in turn.
    const ruimer = { plaatsen: maat.plaatsen + ERBIJ, plafond: maat.plafond + 1 };
    goed([...(await proef.foutenNa(met, ruimer)), ...(await proef.foutenNa(met, { ...ruimer, plafond: null }))]);
  }
  const tel = (aantallen: readonly number[]) => aantallen.reduce((som, aantal) => som + aantal, 0);
  return {
    voorrang,
    iedereen,
    geweigerd: middelste(geweigerd),
    sessies: paren.length,
    pogingen: tel(paren.map(({ met }) => proef.pogingenVan(met).length)),
    aangemeld: tel(paren.map(({ met }) => rijenVan(bestand, met).length)),
  };
}

function goed(fouten: readonly string[]): void {
  if (fouten.length > 0) throw new Error(`${fouten.length} things are not as the rules say:\n${fouten.slice(0, 20).join('\n')}`);
}
