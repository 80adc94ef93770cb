import type { Moment } from '#db/tabellen.ts';
import { isoDatum, klokmoment } from '#grond/taal/datum.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';

/** Letters go out in the morning, not at midnight. */
const VRIJGEEFUUR = '09:00';
/** Days on which something comes free by itself, with what to do before the session begins. */
const DAGEN = {
  vrijgeven_op: { eerst: 'vrijgevenOp', voorBegin: 'Geef de plaatsen vrij voordat de kennissessie begint.' },
  voorrang_tot: { eerst: 'voorrangTot', voorBegin: 'Laat de voorrang eindigen voordat de kennissessie begint.' },
  max_per_regio_tot: { eerst: 'maxPerRegioTot', voorBegin: 'Laat het maximum eindigen voordat de kennissessie begint.' },
} as const;

/** The morning of the day in this field, at nine; null when it is empty. A day that is over only stays when it stood there. */
export function leesOchtend(
  veld: keyof typeof DAGEN,
  waarden: Record<string, string>,
  { was, nu }: { was: MetLink | null; nu: Moment },
  begin: Moment | undefined,
  fouten: Record<string, string>,
): Moment | null {
  const { eerst, voorBegin } = DAGEN[veld];
  const datum = (waarden[veld] ?? '').trim();
  if (datum === '') return null;
  const stond = was?.[eerst] ?? null;
  if (stond !== null && isoDatum(stond) === datum) return stond;
  const moment = klokmoment(datum, VRIJGEEFUUR);
  if (typeof moment === 'string') fouten[veld] ??= 'Vul een datum in die bestaat, of laat dit leeg.';
  else if (moment <= nu)
    fouten[veld] ??=
      `${isoDatum(nu) === datum ? 'Vandaag 09.00 uur' : 'Deze dag'} is geweest. Kies een dag die nog komt, of laat dit leeg.`;
  else if (begin !== undefined && moment >= begin) fouten[veld] ??= voorBegin;
  return typeof moment === 'string' ? null : moment;
}
