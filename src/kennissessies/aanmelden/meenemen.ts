import { isRondeveld } from '#kennissessies/rondes/invoer.ts';

/** What a sign-up form holds beside who signs up. */
const VELDEN = ['deelname', 'vraag', 'toegang', 'dieet', 'toestemming'];

/** The answers among these fields, to carry along while someone first changes who they are. */
export const meenemen = (velden: Iterable<[string, FormDataEntryValue]>): Record<string, string> =>
  Object.fromEntries(
    [...velden].flatMap(([naam, waarde]) =>
      (VELDEN.includes(naam) || isRondeveld(naam)) && typeof waarde === 'string' ? [[naam, waarde]] : [],
    ),
  );
