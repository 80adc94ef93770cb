import type { IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { type Misfit, watchProxies } from '#server/http/gate/proxies.ts';
import { vraag } from '../raw.ts';
import { stelOp } from '../setup.ts';

const van = (...adressen: string[]) =>
  ({ headers: adressen.length > 0 ? { 'x-forwarded-for': adressen.join(', ') } : {} }) as IncomingMessage;

function kijk(hops: number, verzoeken: readonly IncomingMessage[]) {
  const gemeld: (Misfit | null)[] = [];
  const proxies = watchProxies(hops, (misfit) => gemeld.push(misfit));
  for (const verzoek of verzoeken) proxies.note(verzoek);
  return { gemeld, nu: proxies.misfit() };
}
const keer = <T>(aantal: number, wat: T): T[] => Array.from({ length: aantal }, () => wat);

test('een proxy waar de instelling niets van weet, wordt één keer gemeld', () => {
  expect(kijk(0, keer(60, van('192.0.2.1')))).toEqual({ gemeld: ['unknown-proxy'], nu: 'unknown-proxy' });
  expect(kijk(0, keer(20, { headers: { forwarded: 'for=192.0.2.1' } } as unknown as IncomingMessage)).nu).toBe('unknown-proxy');
});

test('minder proxies dan ingesteld wordt gemeld, en ook dat het weer klopt', () => {
  const mis = keer(20, van('192.0.2.1'));
  const goed = keer(20, van('192.0.2.1', '10.0.0.1'));
  expect(kijk(2, [...mis, ...goed])).toEqual({ gemeld: ['too-few', null], nu: null });
});

test('wat klopt wordt niet gemeld, ook niet als een bezoeker zelf iets vooraan zet', () => {
  expect(kijk(1, keer(60, van('192.0.2.1'))).gemeld).toEqual([]);
  expect(kijk(1, keer(60, van('verzonnen', '192.0.2.1'))).gemeld).toEqual([]);
  expect(kijk(0, keer(60, van())).gemeld).toEqual([]);
});

test('één bezoeker die een header verzint, maakt nog geen melding', () => {
  expect(kijk(0, [...keer(14, van('192.0.2.1')), ...keer(6, van())]).gemeld).toEqual([]);
});

test('op de echte site staat het in het logboek en bij wat nog moet gebeuren; in de proef en voor /gezond telt het niet', async () => {
  const stel = async (siteUrl: string | null) => {
    let gezegd: string[] = [];
    const lees = async ({ locals }: { locals: App.Locals }) => {
      gezegd = await locals.nogTeDoen();
      return 'goed';
    };
    const front = await stelOp({ '/mijn/': lees }, { siteUrl, hops: 0, nogTeDoen: async () => ['Iets anders.'] });
    onTestFinished(() => front.weg());
    const Host = siteUrl ? new URL(siteUrl).host : `127.0.0.1:${front.port}`;
    const bezoek = async (pad: string) => {
      for (const _ of keer(20, 0)) await vraag(front.port, `GET ${pad}`, { Host, 'X-Forwarded-For': '192.0.2.1' });
      await vraag(front.port, 'GET /mijn/', { Host });
      return { gezegd, gelogd: front.logboek.filter(({ melding }) => melding.startsWith('TRUST_PROXY_HOPS')).length };
    };
    return bezoek;
  };
  const bezoek = await stel('https://kennis.voorbeeld.nl');
  expect(await bezoek('/gezond')).toEqual({ gezegd: ['Iets anders.'], gelogd: 0 });
  expect(await bezoek('/mijn/')).toEqual({
    gezegd: [expect.stringMatching(/^Voor de site staat een proxy, maar TRUST_PROXY_HOPS is 0\./), 'Iets anders.'],
    gelogd: 1,
  });
  expect(await (await stel(null))('/mijn/')).toEqual({ gezegd: ['Iets anders.'], gelogd: 0 });
});
