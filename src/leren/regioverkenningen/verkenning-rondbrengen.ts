import { bijDeRe } from '#leren/bij-de-re.ts';
import { nieuweVerkenningen } from './brieven.ts';

/** Who thinks about becoming a region, told to the Realisatie-Eenheid. */
export const { melden: verkenningRondbrengen, bijstellen: verkenningBijstellen } = bijDeRe(
  'regioverkenningen',
  async (trx, { aan, sinds, origin }) => {
    const vraag = trx.selectFrom('regioverkenning').select('gebied').where('gemeld_op', '>=', sinds).where('status', '=', 'open');
    const gebieden = (await vraag.orderBy('gemeld_op').execute()).map(({ gebied }) => gebied);
    return gebieden.length === 0 ? null : nieuweVerkenningen({ aan, gebieden, origin });
  },
);
