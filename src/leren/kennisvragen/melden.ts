import { bijDeRe } from '#leren/bij-de-re.ts';
import { nieuweVragen } from './brieven.ts';

/** New questions, told to the Realisatie-Eenheid. */
export const { melden, bijstellen } = bijDeRe('kennisvragen', async (trx, { aan, sinds, origin }) => {
  const vraag = trx.selectFrom('kennisvraag').select('vraag').where('gesteld_op', '>=', sinds).where('status', '=', 'open');
  const vragen = (await vraag.orderBy('gesteld_op').execute()).map((rij) => rij.vraag);
  return vragen.length === 0 ? null : nieuweVragen({ aan, vragen, origin });
});
