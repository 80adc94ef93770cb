export const TABELLEN_DAGTAAK = [
  // When what one process does for all of them was last taken up.
  `create table dagtaak (naam text primary key, op integer not null) strict, without rowid`,
];
