/** A registration as the database has it. */
export interface Rij {
  account: string;
  status: string;
  aangemeldOp: number;
}
/** A form that somebody sent: when it left, when its answer was there, and what that said. */
export interface Poging {
  account: string;
  antwoord: 'aangemeld' | 'voorrang';
  verzonden: number;
  beantwoord: number;
}
export interface Grenzen {
  plaatsen: number;
  /** How many of one region can have a place; null: as many as come. */
  plafond: number | null;
}
/** From which region each account comes. */
export type Herkomst = ReadonlyMap<string, string>;

const MET_PLAATS = 'bevestigd';
const opBeurt = (rijen: readonly Rij[]): Rij[] => rijen.toSorted((a, b) => a.aangemeldOp - b.aangemeldOp);
const metPlaats = (rijen: readonly Rij[]): Set<string> =>
  new Set(rijen.filter(({ status }) => status === MET_PLAATS).map(({ account }) => account));

/** More people than places, or more of one region than it may have. */
export function teVeel(rijen: readonly Rij[], { plaatsen, plafond }: Grenzen, herkomst: Herkomst): string[] {
  const erin = [...metPlaats(rijen)];
  const fouten = erin.length > plaatsen ? [`${erin.length} people have one of ${plaatsen} places.`] : [];
  if (plafond === null) return fouten;
  const perRegio = Object.groupBy(erin, (account) => herkomst.get(account) ?? '');
  for (const [regio, mensen = []] of Object.entries(perRegio))
    if (mensen.length > plafond) fouten.push(`${mensen.length} people of ${regio} have a place, where ${plafond} can.`);
  return fouten;
}

/** Who had to let others go first, and is registered all the same. */
export const teVroeg = (rijen: readonly Rij[], magEerst: (account: string) => boolean): string[] =>
  rijen.filter(({ account }) => !magEerst(account)).map(({ account, status }) => `${account} had to wait, and is ${status}.`);

/** Who was told to let others go first, and is one of those. */
export const onterechtGeweigerd = (pogingen: readonly Poging[], magEerst: (account: string) => boolean): string[] =>
  pogingen
    .filter(({ account, antwoord }) => antwoord === 'voorrang' && magEerst(account))
    .map(({ account }) => `${account} goes first, and was refused.`);

/** Everybody who was told so is registered, once; and nobody else is. */
export function anderDanGezegd(rijen: readonly Rij[], pogingen: readonly Poging[]): string[] {
  const gezegd = new Set(pogingen.filter(({ antwoord }) => antwoord === 'aangemeld').map(({ account }) => account));
  const staat = new Set(rijen.map(({ account }) => account));
  const fouten = staat.size === rijen.length ? [] : [`${rijen.length - staat.size} registrations are there twice.`];
  for (const account of gezegd.difference(staat)) fouten.push(`${account} was told to be registered, and is not.`);
  for (const account of staat.difference(gezegd)) fouten.push(`${account} is registered, and was not told.`);
  return fouten;
}

/** Who had an answer before somebody else even asked comes before that person. */
export function nietInVolgorde(rijen: readonly Rij[], pogingen: readonly Poging[]): string[] {
  const bij = new Map<string, Poging>();
  for (const poging of pogingen) if (poging.antwoord === 'aangemeld' && !bij.has(poging.account)) bij.set(poging.account, poging);
  const fouten: string[] = [];
  let laatst: Poging | undefined;
  for (const { account } of opBeurt(rijen)) {
    const zij = bij.get(account);
    if (!zij) continue;
    if (laatst && zij.beantwoord < laatst.verzonden) fouten.push(`${account} stands behind ${laatst.account}, who came later.`);
    if (!laatst || zij.verzonden > laatst.verzonden) laatst = zij;
  }
  return fouten;
}

/**
 * Each in turn gets a place while there is one and their region may have it; who may not is skipped and keeps nobody else from it.
 * Whoever had a place in `eerder` keeps it.
 */
export function anderDanDeBeurt(rijen: readonly Rij[], { plaatsen, plafond }: Grenzen, herkomst: Herkomst, eerder: readonly Rij[] = []) {
  const hoort = metPlaats(eerder);
  const perRegio = new Map<string, number>();
  const regioVan = (account: string) => herkomst.get(account) ?? '';
  const telMee = (account: string) => perRegio.set(regioVan(account), (perRegio.get(regioVan(account)) ?? 0) + 1);
  for (const account of hoort) telMee(account);
  for (const { account } of opBeurt(rijen)) {
    const magNog = (perRegio.get(regioVan(account)) ?? 0) < (plafond ?? Number.POSITIVE_INFINITY);
    if (hoort.has(account) || hoort.size >= plaatsen || !magNog) continue;
    hoort.add(account);
    telMee(account);
  }
  const heeft = metPlaats(rijen);
  return [
    ...[...hoort.difference(heeft)].map((account) => `It was the turn of ${account}, who waits.`),
    ...[...heeft.difference(hoort)].map((account) => `${account} has a place before it was their turn.`),
  ];
}
