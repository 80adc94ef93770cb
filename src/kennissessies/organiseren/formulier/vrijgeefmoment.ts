import type { Moment } from '#db/tabellen.ts';
import { isoDatum, klokmoment } from '#grond/taal/datum.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';

/** Letters go out in the morning, not at midnight. */
const VRIJGEEFUUR = '09:00';

/** When places that are held back become free by themselves; null when that is only done by hand. */
export function leesVrijgeven(
  waarden: Record<string, string>,
  { was, nu }: { was: MetLink | null; nu: Moment },
  begin: Moment | undefined,
  fouten: Record<string, string>,
): Moment | null {
  const datum = (waarden.vrijgeven_op ?? '').trim();
  if (datum === '') return null;
  if (was && was.vrijgevenOp !== null && isoDatum(was.vrijgevenOp) === datum) return was.vrijgevenOp;
  const moment = klokmoment(datum, VRIJGEEFUUR);
  if (typeof moment === 'string') fouten.vrijgeven_op ??= 'Vul een datum in die bestaat, of laat dit leeg.';
  else if (moment <= nu) fouten.vrijgeven_op ??= 'Deze dag is geweest. Kies een dag die nog komt, of laat dit leeg.';
  else if (begin !== undefined && moment >= begin) fouten.vrijgeven_op ??= 'Geef de plaatsen vrij voordat de kennissessie begint.';
  return typeof moment === 'string' ? null : moment;
}
