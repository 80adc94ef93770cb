import { teltDoor } from './0001-versie.ts';

export const TABELLEN_LEESTELLING = [
  // No person and no address: only which text, how often, in which month.
  `create table leestelling (
    maand text not null, collectie text not null, slug text not null, aantal integer not null check (aantal > 0),
    primary key (maand, collectie, slug)) strict, without rowid`,
  ...teltDoor('leestelling', 'versie', ['leestellingen']),
];
