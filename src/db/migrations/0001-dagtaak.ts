export const TABELLEN_DAGTAAK = [
  // When what one process does for all of them was last taken up.
  `create table dagtaak (naam text primary key, op integer not null) strict, without rowid`,
  // How often somebody asked, counted for all servers together; its columns are those of rate-limiter-flexible.
  `create table grens (key text primary key, points integer not null, expire integer) strict, without rowid`,
];
