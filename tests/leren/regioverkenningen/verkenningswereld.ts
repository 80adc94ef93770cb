import { verkenningMelden } from '#leren/regioverkenningen/verkenning-melden.ts';
import { carla, NU, ORIGIN, wereld } from '../kennisvragen/wereld.ts';

export { carla, DAG, MINUUT, NU, ORIGIN, rosa } from '../kennisvragen/wereld.ts';
export const GEBIED = 'Duin- en veenstreek';

interface Wat {
  adres?: string;
  gebied?: string;
  sectoren?: string[];
  partners?: string;
  vraag?: string;
  nu?: number;
}

/** The world of the kennisvragen, in which Carla (or who has an address) tells that they think about a region. */
export async function verkenningswereld() {
  const { db, metRe, brieven } = await wereld();
  const leeg = { adres: null, gebied: GEBIED, sectoren: ['po', 'vo'], partners: '', vraag: '', origin: ORIGIN, nu: NU };
  return {
    ...{ db, metRe, brieven },
    meld: (wat: Wat = {}) => verkenningMelden(db, { ...leeg, account: wat.adres ? null : carla, ...wat }),
    rijen: () => db.selectFrom('regioverkenning').selectAll().orderBy('gemeld_op').execute(),
  };
}
