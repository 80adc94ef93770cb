import { once } from 'node:events';
import { type AddressInfo, createServer, type NetConnectOpts, connect as naarSocket, type Socket } from 'node:net';
import { join } from 'node:path';

/** Between a process and PostgreSQL: an address that stays while what stands behind it goes, or moves. */
export interface Luik {
  /** The same database, through here. */
  url: string;
  poort: number;
  /** Cuts all lines and refuses new ones. */
  dicht(): void;
  /** Takes what is sent and passes nothing on, as a network that lost its way. */
  doof(): void;
  open(): void;
  /** From now on everybody is led there; who was led elsewhere is cut off. */
  naar(url: string): void;
  /** Cuts who ever sent these words, and whoever does from now on; null lets them through again. */
  weiger(woorden: string | null): void;
  ruimOp(): void;
}

interface Lijn {
  kanten: [binnen: Socket, buiten: Socket];
  gezegd: string;
}

/** What is said in the first bytes of a line is kept: a login, and what it was opened for. */
const ONTHOUD = 4096;

export async function openLuik(van: string): Promise<Luik> {
  const lijnen = new Set<Lijn>();
  let stand: 'open' | 'dicht' | 'doof' = 'open';
  let doel = plekVan(van);
  let geweigerd: string | null = null;
  const kap = (lijn: Lijn) => {
    lijnen.delete(lijn);
    for (const kant of lijn.kanten) kant.destroy();
  };
  const verbind = ({ kanten: [binnen, buiten] }: Lijn) => void binnen.pipe(buiten).pipe(binnen);
  const zegt = (lijn: Lijn, deel: Buffer) => {
    if (lijn.gezegd.length < ONTHOUD) lijn.gezegd += deel.toString('latin1');
    if (geweigerd !== null && lijn.gezegd.includes(geweigerd)) kap(lijn);
  };
  const server = createServer((binnen) => {
    if (stand === 'dicht') return void binnen.resetAndDestroy();
    const lijn: Lijn = { kanten: [binnen, naarSocket(doel)], gezegd: '' };
    lijnen.add(lijn);
    for (const kant of lijn.kanten) kant.on('error', () => {}).on('close', () => kap(lijn));
    binnen.on('data', (deel) => zegt(lijn, deel));
    if (stand === 'open') verbind(lijn);
    else binnen.pause();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: poort } = server.address() as AddressInfo;
  const kapAlles = () => [...lijnen].forEach(kap);
  return {
    url: hierlangs(van, poort),
    poort,
    dicht() {
      stand = 'dicht';
      kapAlles();
    },
    doof() {
      stand = 'doof';
      for (const { kanten } of lijnen) for (const kant of kanten) kant.unpipe().pause();
    },
    open() {
      if (stand === 'doof') for (const lijn of lijnen) verbind(lijn);
      stand = 'open';
    },
    naar(url) {
      doel = plekVan(url);
      kapAlles();
    },
    weiger(woorden) {
      geweigerd = woorden;
      if (woorden !== null) for (const lijn of lijnen) if (lijn.gezegd.includes(woorden)) kap(lijn);
    },
    ruimOp() {
      server.close();
      kapAlles();
    },
  };
}

/** Where a server of PostgreSQL listens, by the address of a database. */
function plekVan(url: string): NetConnectOpts {
  const { searchParams, hostname, port } = new URL(url);
  const socket = searchParams.get('host');
  return socket ? { path: join(socket, `.s.PGSQL.${port || 5432}`) } : { host: hostname, port: Number(port || 5432) };
}

function hierlangs(url: string, poort: number): string {
  const door = Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(poort) });
  door.searchParams.delete('host');
  return door.href;
}
