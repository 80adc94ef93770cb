import type { Inhoud } from '#inhoud/stuk.ts';
import { adoptiebijschriften } from '#leren/adopties/adoptiebijschriften.ts';
import type { Adoptieboek } from '#leren/adopties/adoptieboek.ts';
import { signaalbladen } from '#leren/signalen/doorgeven/signaalbladen.ts';
import type { Signalenboek } from '#leren/signalen/signalenboek.ts';
import type { Levendbron } from '#zoeken/index/stand.ts';

interface Bron {
  inhoud: Inhoud;
  adopties: Pick<Adoptieboek, 'lees'>;
  signalen: Pick<Signalenboek, 'lees'>;
}

/** What search knows beside texts and sessions: the signals, and which regions take over what; the same list as long as nothing changed. */
export function losseBladen({ inhoud, adopties, signalen }: Bron): Required<Levendbron>['los'] {
  let uit: readonly object[] = [];
  let bladen: Awaited<ReturnType<Required<Levendbron>['los']['lees']>>['bladen'] = [];
  return {
    async lees() {
      const [geadopteerd, gemeld] = await Promise.all([adopties.lees(), signalen.lees()]);
      const delen = [signaalbladen(gemeld.signalen, inhoud), adoptiebijschriften(geadopteerd.adopties, inhoud)];
      if (delen.some((deel, plek) => deel !== uit[plek])) bladen = delen.flat();
      uit = delen;
      return { bladen, vers: geadopteerd.vers && gemeld.vers };
    },
  };
}
