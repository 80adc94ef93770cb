const KLEINE = `nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
  negentien`.split(/\s+/);
const TIENTALLEN = ',,twintig,dertig,veertig,vijftig,zestig,zeventig,tachtig,negentig'.split(',');
const RONDE: Readonly<Record<number, string>> = { 100: 'honderd', 1000: 'duizend' };
const RANG = /^(?:e|de|ste)$/;
const RANGWOORDEN: Readonly<Record<number, string>> = { 1: 'eerste', 3: 'derde', 8: 'achtste' };

/** How a word with figures is also written: "4daagse" as "vierdaagse", "12" as "twaalf", "2e" as "tweede"; empty for a word without. */
export function voluit(woord: string): string[] {
  const [, cijfers = '', rest = ''] = /^(\d{1,4})([a-z]*)$/.exec(woord) ?? [];
  const telwoord = cijfers && telwoordVan(Number(cijfers));
  if (!telwoord) return [];
  if (!RANG.test(rest)) return [telwoord + rest];
  return [RANGWOORDEN[Number(cijfers)] ?? telwoord + (Number(cijfers) < 20 ? 'de' : 'ste')];
}

function telwoordVan(getal: number): string | undefined {
  if (getal < 20 || getal > 99) return KLEINE[getal] ?? RONDE[getal];
  const eenheid = getal % 10;
  return (eenheid > 0 ? `${KLEINE[eenheid]}en` : '') + TIENTALLEN[Math.floor(getal / 10)];
}

/** Numbers as the index has them, without signs: "8.500,-" is "8500", "2,7" is "27", "13u45" is "1345" and "98%" is "98 procent". */
export const metGetallen = (vraag: string): string =>
  vraag
    .replace(/(?<=\d)[.,]-+/g, '')
    .replace(/(?<=\d)(?:[.,:]|u)(?=\d)/gi, '')
    .replace(/(?<=\d) ?%/g, ' procent')
    .replace(/€ ?([\d]+)/g, '$1 euro');

/** What figures stand for, written out behind them and behind what sticks to them. */
export const metEenheden = (tekst: string, merk: string): string =>
  tekst.replace(/\d ?%\S*/g, (heel) => `${heel} ${merk}procent`).replace(/€ ?\d\S*/g, (heel) => `${heel} ${merk}euro`);
