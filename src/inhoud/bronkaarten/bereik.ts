import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where a link may take this server: only to what is public, so that nobody looks into its own network through us; tests also go to
 * this machine.
 */
export type Bereik = 'openbaar' | 'deze-machine';

const BESLOTEN: readonly [net: string, prefix: number, soort: 'ipv4' | 'ipv6'][] = [
  ...(
    ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'] as const
  ).map((net) => deel(net, 'ipv4')),
  ...(['192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'] as const).map((net) =>
    deel(net, 'ipv4'),
  ),
  ...(
    [
      '::/96',
      '64:ff9b::/96',
      '64:ff9b:1::/48',
      '100::/64',
      '2001::/32',
      '2001:db8::/32',
      '2002::/16',
      'fc00::/7',
      'fe80::/10',
      'fec0::/10',
      'ff00::/8',
    ] as const
  ).map((net) => deel(net, 'ipv6')),
];
const LUS: readonly [string, number, 'ipv4' | 'ipv6'][] = [deel('127.0.0.0/8', 'ipv4'), deel('::1/128', 'ipv6')];

function deel(net: string, soort: 'ipv4' | 'ipv6'): [string, number, 'ipv4' | 'ipv6'] {
  const [adres = '', prefix] = net.split('/');
  return [adres, Number(prefix), soort];
}

const lijstVan = (netten: typeof BESLOTEN): BlockList => {
  const lijst = new BlockList();
  for (const net of netten) lijst.addSubnet(...net);
  return lijst;
};
const besloten = lijstVan(BESLOTEN);
const lus = lijstVan(LUS);

/** Whether this address of a machine is within reach. */
export function isBereikbaar(adres: string, bereik: Bereik): boolean {
  const soort = ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(adres)];
  if (!soort) return false;
  return bereik === 'openbaar' ? !besloten.check(adres, soort) : lus.check(adres, soort);
}

/** Why nobody was asked: the name leads to a machine that is out of reach. */
export class BuitenBereik extends Error {}

/** Looks a name up, and answers only machines within reach: a name that leads elsewhere at the second look gets no further either. */
export const opzoekerVoor =
  (bereik: Bereik): LookupFunction =>
  (naam, opties, klaar) =>
    lookup(naam, { ...opties, all: true }, (fout, adressen) => {
      const goede = fout ? [] : adressen.filter(({ address }) => isBereikbaar(address, bereik));
      const [eerste] = goede;
      if (fout || !eerste) return klaar(fout ?? new BuitenBereik(naam), '', 0);
      if (opties.all) return klaar(null, goede);
      return klaar(null, eerste.address, eerste.family);
    });

/** Where sites are; what listens elsewhere is not for readers. */
const POORTEN = ['', '80', '443'];

/** An address of numbers is looked up by nobody: whether it is within reach; a name is told when it is looked up. */
export function magErheen({ hostname, port }: URL, bereik: Bereik): boolean {
  if (bereik === 'openbaar' && !POORTEN.includes(port)) return false;
  const kaal = hostname.replace(/^\[|\]$/g, '');
  return isIP(kaal) === 0 || isBereikbaar(kaal, bereik);
}
