import type { Bewaardetik } from './bewaarde-tikken.ts';
import { zoekTerwijlJeTypt } from './deurzoeken.ts';
import { Lijstbeeld, type Uitslag } from './lijstbeeld.ts';
import { Tikrij } from './tikrij.ts';

const KIJK_MS = 8_000;
/** An open page alone must not keep a login alive: who does nothing here for so long, is not told what others tick. */
const STIL_MS = 10 * 60_000;
const WOORDEN = { aanwezig: 'was er', afwezig: 'was er niet' };
const doorAnder = (uitslag: Uitslag): string =>
  uitslag === null ? 'Weggehaald door iemand anders' : `Door iemand anders: ${WOORDEN[uitslag]}`;

const vak = document.querySelector<HTMLElement>('[data-aanwezig]');
const lijst = vak?.querySelector<HTMLFormElement>('[data-tikken]');
if (vak && lijst) {
  const beeld = new Lijstbeeld(vak, lijst);
  const rij = new Tikrij(vak.dataset.aanwezig ?? '', vak.dataset.bijeenkomst ?? '', gevolgen(beeld));
  tikken(lijst, beeld, rij);
  hervatten(beeld, rij);
  meekijken(beeld, rij);
  zoekTerwijlJeTypt(vak, lijst);
}

function gevolgen(beeld: Lijstbeeld): ConstructorParameters<typeof Tikrij>[2] {
  return {
    opgeslagen(ids) {
      for (const id of ids) beeld.meld(id, beeld.uitslagVan(id) === null ? 'Weggehaald' : 'Opgeslagen');
      const [id] = ids.slice(-1);
      const uitslag = id === undefined ? null : beeld.uitslagVan(id);
      if (id !== undefined) beeld.lees(`Opgeslagen. ${beeld.naamVan(id)}: ${uitslag ? WOORDEN[uitslag] : 'niet aangevinkt'}.`);
      beeld.zeg('');
    },
    mislukt(ids, zin) {
      for (const id of ids) beeld.meld(id, 'Niet opgeslagen', { mis: true });
      beeld.zeg(zin);
    },
  };
}

/** A tick shows at once and is on its way at once. */
function tikken(form: HTMLFormElement, beeld: Lijstbeeld, rij: Tikrij): void {
  form.addEventListener('submit', (gebeurtenis) => {
    const knop = gebeurtenis.submitter;
    const id = knop?.closest<HTMLElement>('[data-mens]')?.dataset.mens;
    if (!knop || !id) return;
    gebeurtenis.preventDefault();
    const gekozen = knop.dataset.uitslag as Exclude<Uitslag, null>;
    const was = beeld.uitslagVan(id);
    vink(beeld, rij, id, { uitslag: was === gekozen ? null : gekozen, was });
  });
  window.addEventListener('beforeunload', (gebeurtenis) => {
    if (!rij.leeg) gebeurtenis.preventDefault();
  });
}

function vink(beeld: Lijstbeeld, rij: Tikrij, id: string, { uitslag, was }: Bewaardetik): void {
  beeld.toon(id, uitslag);
  beeld.tel();
  beeld.meld(id, 'Bezig met opslaan…');
  rij.voegToe(id, uitslag, was);
}

/** Goes on with what could not be saved before the page went away; what somebody else ticked since then stays. */
function hervatten(beeld: Lijstbeeld, rij: Tikrij): void {
  const opScherm = new Set(beeld.ids);
  for (const [id, tik] of rij.eerder()) {
    const nu = opScherm.has(id) ? beeld.uitslagVan(id) : tik.was;
    if (nu === tik.was) vink(beeld, rij, id, tik);
    else if (nu !== tik.uitslag) beeld.meld(id, doorAnder(nu));
  }
  rij.bewaar();
}

/** Shows what a colleague ticks meanwhile. */
function meekijken(beeld: Lijstbeeld, rij: Tikrij): void {
  let laatst = Date.now();
  for (const soort of ['click', 'keydown', 'pointermove', 'scroll'])
    document.addEventListener(
      soort,
      () => {
        laatst = Date.now();
      },
      { passive: true },
    );
  async function kijk(): Promise<void> {
    if (document.hidden || Date.now() - laatst > STIL_MS) return;
    const stand = await rij.stand();
    if (!stand) return;
    for (const id of beeld.ids) {
      const uitslag = stand[id];
      if (rij.wacht(id) || beeld.uitslagVan(id) === uitslag) continue;
      if (uitslag === undefined) beeld.meld(id, 'Heeft geen plaats meer', { mis: true });
      else if (!beeld.isMis(id)) beeld.meld(id, doorAnder(uitslag));
      beeld.toon(id, uitslag ?? null);
    }
    beeld.tel();
  }
  setInterval(() => void kijk(), KIJK_MS);
  document.addEventListener('visibilitychange', () => void kijk());
}
