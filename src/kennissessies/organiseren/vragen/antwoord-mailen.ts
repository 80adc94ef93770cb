import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { vraagBeantwoord } from '#kennissessies/brieven/antwoordbrief.ts';
import { vraagkenmerk } from '#kennissessies/gestelde-vraag.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { betrokkenen } from '#kennissessies/met-account.ts';
import { alsBewaard, type Gevolg, gevolg, voorNiemand } from '#kennissessies/organiseren/gevolg.ts';
import { brievenTellen } from '#kennissessies/organiseren/tellen/brieven-tellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { antwoordafdruk, type Sessievraag } from './sessievragen.ts';

interface Antwoordpost {
  door: { id: string };
  kennissessie: MetLink;
  vraag: Sessievraag;
  antwoord: string;
  origin: string;
  nu: Moment;
}

/**
 * The letter with an answer in writing, to everybody who asked the question and was not mailed this answer before: to how
 * many it goes (null when there is nobody left), and the sending itself. Whoever reads one question never reads who else asked it.
 */
export async function antwoordMailen(
  trx: Transaction<Tabellen>,
  { door, kennissessie: k, vraag, antwoord, origin, nu }: Antwoordpost,
): Promise<{ vooruit: Gevolg | null; verstuur: () => Promise<number> }> {
  const afdruk = antwoordafdruk({ kenmerk: vraag.kenmerk, antwoord });
  const vragers = (await betrokkenen(trx, k.id)).filter(
    (een) => een.vraag !== '' && een.antwoordbrief !== afdruk && vraagkenmerk(een.vraag) === vraag.kenmerk,
  );
  const niemand = voorNiemand(k, origin, nu);
  const voorbeeld = { ...niemand, aanmelding: { ...niemand.aanmelding, vraag: vraag.vraag } };
  const groepen = [
    {
      mensen: vragers.length,
      wie: vragers.length === 1 ? 'die dit vroeg' : 'die dit vroegen',
      brief: () => vraagBeantwoord(voorbeeld, antwoord),
    },
  ];
  return {
    vooruit: gevolg(groepen),
    async verstuur() {
      for (const aanmelding of vragers) {
        await zetKlaar(trx, vraagBeantwoord({ ...niemand, aanmelding, deelnemer: aanmelding }, antwoord), nu);
        await trx.updateTable('aanmelding').set({ antwoordbrief: afdruk }).where('id', '=', aanmelding.id).execute();
      }
      const brief = { soort: 'antwoord', aan: 'vragers', onderwerp: 'Antwoord op een vraag', tekst: alsBewaard(groepen) } as const;
      await brievenTellen(trx, { id: randomUUID(), kennissessie: k.id, ...brief, aantal: vragers.length, door, nu });
      if (vragers.length > 0)
        await gebeurtenisVastleggen(trx, { wat: 'vraag-beantwoord', door, kennissessie: k.id, onderwijsregio: k.gastregio, nu });
      return vragers.length;
    },
  };
}
