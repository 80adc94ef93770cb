import type { Transaction } from 'kysely';
import { vanRe } from '#accounts/rechten/re.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { type Bundel, bundelBijstellen, bundelen } from '#mail/bundelen.ts';
import { nieuweVerkenningen } from './brieven.ts';

type Wanneer = { origin: string; nu: Moment };

/** Tells everybody of the Realisatie-Eenheid that somebody thinks about a region; at most one letter an hour. */
export async function verkenningRondbrengen(trx: Transaction<Tabellen>, wanneer: Wanneer): Promise<void> {
  for (const bundel of await bundels(trx, wanneer)) await bundelen(trx, bundel);
}

/** Takes out of a letter that still waits what was answered, closed or erased. */
export async function verkenningBijstellen(trx: Transaction<Tabellen>, wanneer: Wanneer): Promise<void> {
  for (const bundel of await bundels(trx, wanneer)) await bundelBijstellen(trx, bundel);
}

const bundels = async (trx: Transaction<Tabellen>, { origin, nu }: Wanneer): Promise<Bundel[]> =>
  (await vanRe(trx)).map(({ id, adres, naam }) => ({
    reeks: `regioverkenningen-${id}`,
    maak: async (sinds) => {
      const vraag = trx.selectFrom('regioverkenning').select('gebied').where('gemeld_op', '>=', sinds).where('status', '=', 'open');
      const gebieden = (await vraag.orderBy('gemeld_op').execute()).map(({ gebied }) => gebied);
      return gebieden.length === 0 ? null : nieuweVerkenningen({ aan: { adres, naam }, gebieden, origin });
    },
    nu,
  }));
