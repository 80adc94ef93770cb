import type { Mens, Tikuitslag } from './stappen.ts';

const UUR = 3_600_000;
const DAG = 24 * UUR;
const dag = new Intl.DateTimeFormat('nl', { dateStyle: 'short', timeZone: 'Europe/Amsterdam' });

/** What is kept at the door of one meeting: who was there, who was not, and how many came unannounced. */
export class Deur {
  readonly tikken = new Map<Mens, Exclude<Tikuitslag, null>>();
  zonder = 0;

  /** From two hours before until fourteen days after; never of what was called off before it began. */
  static open({ begin, eind }: { begin: number; eind: number }, nu: number, afgelastOp: number | null): boolean {
    return !(afgelastOp !== null && begin >= afgelastOp) && nu >= begin - 2 * UUR && nu < eind + 14 * DAG;
  }

  tik(wie: Mens, uitslag: Tikuitslag): void {
    if (uitslag === null) this.tikken.delete(wie);
    else this.tikken.set(wie, uitslag);
  }

  /** On another day everybody still has to come. */
  verzet(was: number, wordt: number): void {
    if (dag.format(was) === dag.format(wordt)) return;
    this.tikken.clear();
    this.zonder = 0;
  }

  /** By name, and how many were there. */
  get stand(): { tikken: Record<string, string>; aantal: number; zonder: number } {
    const aanwezig = [...this.tikken.values()].filter((uitslag) => uitslag === 'aanwezig').length;
    return { tikken: Object.fromEntries(this.tikken), aantal: aanwezig + this.zonder, zonder: this.zonder };
  }
}
