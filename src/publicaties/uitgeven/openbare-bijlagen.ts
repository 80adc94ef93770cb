import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { bijlagenVan } from './oude-adressen.ts';

const perStuk = new WeakMap<Stuk, readonly string[]>();
const stand = new WeakMap<Inhoud, { versie: number; paden: ReadonlySet<string> }>();

/** Whether a text on the site shows this attachment: until then only who works on the text may have it, at an address of their own. */
export function isOpenbareBijlage(inhoud: Inhoud, pad: string): boolean {
  let nu = stand.get(inhoud);
  if (nu?.versie !== inhoud.versie) {
    const paden = new Set<string>();
    for (const collectie of COLLECTIES) for (const stuk of inhoud.alle(collectie)) for (const een of eenmaal(stuk)) paden.add(een);
    nu = { versie: inhoud.versie, paden };
    stand.set(inhoud, nu);
  }
  return nu.paden.has(pad);
}

/** A text that did not change is not read again. */
function eenmaal(stuk: Stuk): readonly string[] {
  const eerder = perStuk.get(stuk);
  if (eerder) return eerder;
  const gevonden = bijlagenVan(stuk);
  perStuk.set(stuk, gevonden);
  return gevonden;
}
