/** How often a text was read in a month in Amsterdam, under the name that it had then. */
export interface LeestellingTabel {
  /** "2026-11" */
  maand: string;
  collectie: string;
  slug: string;
  aantal: number;
}

export interface LeestellingTabellen {
  leestelling: LeestellingTabel;
}
