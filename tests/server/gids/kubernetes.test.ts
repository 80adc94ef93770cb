import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { isHealthCheck } from '#server/http/send-health.ts';
import { leesOmgeving } from '#server/opstarten/omgeving.ts';
import { paden } from '#server/opstarten/paden.ts';
import { leesSleutel } from '#server/opstarten/sleutel.ts';

const lees = (naam: string) => readFileSync(join('src/server', naam), 'utf8');
const ALLES = lees('gids/kubernetes.yaml');
const INSTELLINGEN = lees('gids/kubernetes-instellingen.yaml');
const CONTAINERFILE = lees('gids/Containerfile');
const MIGREREN = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts.migreren;
/** The names that the code reads. */
const NAMEN = [...lees('opstarten/omgeving.ts').matchAll(/^ {2}([A-Z]+(?:_[A-Z]+)*): /gm)].map(([, naam = '']) => naam);
/** The user `node` of the image. */
const NODE = 1000;
/** How long a process that is stopped takes at most (`afsluiten.ts`). */
const AFSLUITEN_S = 9;

/** In which of the three steps of a release a part is applied. */
const STAP: Labels = { Job: 'migreren', Deployment: 'site' };

type Labels = Record<string, string>;
interface Bak {
  image: string;
  command?: string[];
  env?: { name: string; value: string }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  securityContext?: { readOnlyRootFilesystem?: boolean; allowPrivilegeEscalation?: boolean; capabilities?: { drop?: string[] } };
  volumeMounts?: { name: string; mountPath: string }[];
  lifecycle?: { preStop: { exec: { command: string[] } } };
  [probe: `${string}Probe`]: { httpGet: { path: string; port: string } };
}
interface Pod {
  securityContext: { runAsNonRoot: boolean; runAsUser: number; fsGroup?: number };
  terminationGracePeriodSeconds: number;
  initContainers?: Bak[];
  containers: [Bak];
  volumes?: { name: string; emptyDir?: object; secret?: { secretName: string } }[];
}
interface Stuk {
  kind: string;
  metadata: { name: string; labels?: Labels };
  data?: Labels;
  stringData?: Labels;
  spec: {
    replicas: number;
    minAvailable: number;
    strategy: { rollingUpdate: { maxUnavailable: number } };
    selector: Labels & { matchLabels: Labels };
    podSelector: { matchLabels: Labels };
    ports: { name: string; targetPort: string }[];
    rules: { http: { paths: { backend: { service: { name: string; port: { name: string } } } }[] } }[];
    template: { metadata: { labels: Labels }; spec: Pod };
  };
}

function stukkenIn(tekst: string): Stuk[] {
  const documenten = parseAllDocuments(tekst);
  if ('empty' in documenten) return [];
  return documenten.map((een) => {
    if (een.errors.length > 0) throw een.errors[0];
    return een.toJS();
  });
}
const vind = (stukken: readonly Stuk[], kind: string, naam?: string): Stuk => {
  const er = stukken.find((een) => een.kind === kind && (naam === undefined || een.metadata.name === naam));
  if (!er) throw new Error(`There is no ${kind} ${naam ?? ''}`);
  return er;
};

/** The settings of a container: of the image, of what it refers to, and its own. */
function omgevingVan(bak: Bak, stukken: readonly Stuk[]): Labels {
  const image = [...CONTAINERFILE.matchAll(/^ENV (.+)$/gm)].flatMap(([, rest = '']) => rest.split(' ').map((een) => een.split('=')));
  const verwezen = (bak.envFrom ?? []).map(({ configMapRef, secretRef }) =>
    configMapRef ? vind(stukken, 'ConfigMap', configMapRef.name).data : vind(stukken, 'Secret', secretRef?.name).stringData,
  );
  return Object.assign(Object.fromEntries(image), ...verwezen, Object.fromEntries((bak.env ?? []).map(({ name, value }) => [name, value])));
}
const past = (bij: Labels, op: Labels) => Object.entries(bij).every(([naam, waarde]) => op[naam] === waarde);

/** What would not work, or not as safely as the platform asks. */
function gebreken(alles = ALLES, instellingen = INSTELLINGEN): string[] {
  const stukken = [...stukkenIn(instellingen), ...stukkenIn(alles)];
  const [job, site, grens, dienst, ingang, muur] = ['Job', 'Deployment', 'PodDisruptionBudget', 'Service', 'Ingress', 'NetworkPolicy'].map(
    (kind) => vind(stukken, kind).spec,
  ) as [Stuk['spec'], Stuk['spec'], Stuk['spec'], Stuk['spec'], Stuk['spec'], Stuk['spec']];
  const pod = site.template.spec;
  const [bak] = pod.containers;
  const [migreren] = job.template.spec.containers;
  const bakken = [bak, migreren, ...(pod.initContainers ?? [])];
  const namen = bakken.flatMap((een) => Object.keys(omgevingVan(een, stukken))).filter((naam) => naam !== 'MALLOC_ARENA_MAX');
  const gelezen = leesOmgeving(omgevingVan(bak, stukken));
  const omgeving = 'omgeving' in gelezen ? gelezen.omgeving : null;
  const [poort] = bak.ports ?? [];
  const proeven = (['startupProbe', 'livenessProbe', 'readinessProbe'] as const).map((naam) => bak[naam]?.httpGet);
  const plekken = (bak.volumeMounts ?? []).map(({ mountPath }) => mountPath);
  const wachten = Number(bak.lifecycle?.preStop.exec.command.at(-1));
  const label = site.template.metadata.labels;
  const achter = ingang.rules[0]?.http.paths[0]?.backend.service;
  const kloppen: [string, boolean][] = [
    ...namen.map((naam): [string, boolean] => [`${naam} kent de code niet`, NAMEN.includes(naam)]),
    ['de instellingen zijn niet goed', omgeving?.databaseUrl !== null && omgeving !== null && omgeving.trustProxyHops > 0],
    ['geen map om in te schrijven', plekken.some((plek) => omgeving?.dataDir.startsWith(`${plek}/`)) && plekken.includes('/content')],
    ['geen map voor wat tijdelijk is', plekken.includes('/tmp')],
    ['een map die er niet is', bakken.every((een) => (een.volumeMounts ?? []).every(({ name }) => heeftMap(pod, stukken, name)))],
    ['de sleutel komt ergens anders', legtSleutel(pod, omgeving?.dataDir ?? '')],
    ['een proef vraagt wat de site niet zegt', proeven.every((een) => een && isHealthCheck(een.path) && een.port === poort?.name)],
    ['de proeven zijn andere', proeven.map((een) => een?.path).join() === '/leeft,/leeft,/klaar'],
    ['de poort is een andere', poort?.containerPort === omgeving?.port],
    ['het is root', [pod, job.template.spec].every(({ securityContext: wie }) => wie.runAsNonRoot && wie.runAsUser === NODE)],
    ['zij mag te veel', bakken.every(isDicht)],
    ['er is er soms een te weinig', site.strategy.rollingUpdate.maxUnavailable === 0 && site.replicas >= 2],
    ['onderhoud neemt er te veel', grens.minAvailable > 0 && grens.minAvailable < site.replicas],
    ['wie stopt krijgt te weinig tijd', wachten > 0 && wachten + AFSLUITEN_S < pod.terminationGracePeriodSeconds],
    ['migreren is een andere opdracht', migreren.command?.join(' ').replace('node_modules/.bin/', '') === MIGREREN],
    ['de images verschillen', new Set(bakken.map(({ image }) => image)).size === 1],
    ['niemand vindt de site', [site.selector.matchLabels, grens.selector.matchLabels, dienst.selector].every((een) => past(een, label))],
    [
      'twee releases krijgen bezoekers',
      dienst.selector.release !== undefined && vind(stukken, 'Deployment').metadata.name.endsWith(`-${dienst.selector.release}`),
    ],
    ['ook de taak krijgt bezoekers', !past(dienst.selector, job.template.metadata.labels)],
    ['er hoort iets bij geen stap', stukkenIn(alles).every(({ kind, metadata }) => metadata.labels?.deel === (STAP[kind] ?? 'toegang'))],
    ['de muur staat ergens anders', past(muur.podSelector.matchLabels, label)],
    ['de weg loopt dood', dienst.ports[0]?.targetPort === poort?.name && achter?.port.name === dienst.ports[0]?.name],
  ];
  return kloppen.filter(([, klopt]) => !klopt).map(([wat]) => wat);
}

const heeftMap = (pod: Pod, stukken: readonly Stuk[], naam: string): boolean => {
  const er = pod.volumes?.find(({ name }) => name === naam);
  return er?.emptyDir !== undefined || stukken.some(({ kind, metadata }) => kind === 'Secret' && metadata.name === er?.secret?.secretName);
};
const legtSleutel = ({ initContainers: [eerst] = [], volumes = [] }: Pod, dataDir: string): boolean => {
  const geheim = eerst?.volumeMounts?.find(({ name }) => volumes.some((een) => een.name === name && een.secret));
  const naar = eerst?.env?.find(({ name }) => name === 'DATA_DIR')?.value ?? '';
  return (
    (eerst?.command?.at(-1) ?? '').includes(`${geheim?.mountPath}/sleutel "$DATA_DIR/"`) && join(naar, 'sleutel') === paden(dataDir).sleutel
  );
};
const isDicht = ({ securityContext: wat }: Bak): boolean =>
  wat?.readOnlyRootFilesystem === true && wat.allowPrivilegeEscalation === false && wat.capabilities?.drop?.join() === 'ALL';

/** Of settings that cannot be read nothing is known. */
const ZONDER_OMGEVING = [
  'de instellingen zijn niet goed',
  'geen map om in te schrijven',
  'de sleutel komt ergens anders',
  'de poort is een andere',
];

test('wat de gids aan Kubernetes geeft, past bij de code: instellingen, mappen, sleutel, proeven, rechten en tijden', () => {
  expect(gebreken()).toEqual([]);
});

test.each<[string, string | RegExp, string, string[]]>([
  [
    'een naam die de code niet kent',
    'name: DATA_DIR, value: /data/site }\n          envFrom',
    'name: DATADIR, value: /data/site }\n          envFrom',
    ['DATADIR kent de code niet', ...ZONDER_OMGEVING],
  ],
  ['een proef die de site stopt als haar mail stilstaat', '/klaar', '/gezond', ['de proeven zijn andere']],
  ['een andere poort', 'containerPort: 4321', 'containerPort: 8080', ['de poort is een andere']],
  ['root', 'runAsUser: 1000', 'runAsUser: 0', ['het is root']],
  ['een container die mag schrijven', 'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', ['zij mag te veel']],
  ['een server minder tijdens het bijwerken', 'maxUnavailable: 0', 'maxUnavailable: 1', ['er is er soms een te weinig']],
  [
    'geen map voor tijdelijke bestanden',
    '{ name: tmp, mountPath: /tmp }',
    '{ name: tmp, mountPath: /var/tmp }',
    ['geen map voor wat tijdelijk is'],
  ],
  [
    'te weinig tijd om te stoppen',
    'terminationGracePeriodSeconds: 30',
    'terminationGracePeriodSeconds: 10',
    ['wie stopt krijgt te weinig tijd'],
  ],
  ['een taak die iets anders doet', 'tabellen-bijwerken.ts', 'beheerder.ts', ['migreren is een andere opdracht']],
  [
    'een dienst die ook de taak vindt',
    'selector: { app: kennisplatform, deel: site, release: "1" }\n  ports',
    'selector: { app: kennisplatform }\n  ports',
    ['twee releases krijgen bezoekers', 'ook de taak krijgt bezoekers'],
  ],
  ['een deel dat in geen stap wordt aangezet', 'deel: toegang', 'deel: rest', ['er hoort iets bij geen stap']],
  ['een andere sleutelmap', '/sleutel/sleutel "$DATA_DIR/"', '/sleutel/sleutel /data/', ['de sleutel komt ergens anders']],
])('de controle ziet %s', (_, van, naar, wat) => {
  expect(gebreken(ALLES.replace(van, naar))).toEqual(wat);
});

test('de controle ziet een instelling die ontbreekt of verkeerd is', () => {
  expect(gebreken(ALLES, INSTELLINGEN.replace(/^ {2}OPSLAG_URL.*\n/m, ''))).toEqual(ZONDER_OMGEVING);
});

test('met de sleutel die nog ingevuld moet worden begint geen server', async () => {
  const sleutel = vind(stukkenIn(INSTELLINGEN), 'Secret', 'kennisplatform-sleutel').stringData?.sleutel ?? '';
  const map = mkdtempSync(join(tmpdir(), 'sleutel-'));
  onTestFinished(() => rmSync(map, { recursive: true }));
  writeFileSync(paden(map).sleutel, sleutel);
  await expect(leesSleutel(paden(map).sleutel)).rejects.toThrow('staat geen sleutel');
});
