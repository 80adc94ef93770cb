/** Where a guard stands, in our own code or in what was built of it, and what is left without it: see `zonder.ts`. */
type Ingreep = readonly [waar: RegExp, van: string, naar: string];
export const INGREPEN: Record<string, readonly Ingreep[]> = {
  origin: [[/\/gate\/checks\.ts$/, 'return headers.origin === own ? null : { status: 403 };', 'return null;']],
  host: [[/\/gate\/checks\.ts$/, "return hosts.has(headers.host?.toLowerCase() ?? '') ? null : { status: 421 };", 'return null;']],
  maat: [[/\/gate\/paths\.ts$/, 'const FORM = 64 * 1024;', 'const FORM = 1024 ** 3;']],
  escape: [
    [/\/server\/chunks\//, 'if (!ESCAPABLE.test(value)) return value;', 'return value;'],
    [/\/server\/chunks\//, 'const str = String(value);\n\tif (!str.includes("&")', 'return String(value);\n\tif (!str.includes("&")'],
  ],
  limiet: [
    [/\/server\/chunks\//, 'hoogste: 5\n', 'hoogste: 5000\n'],
    [/\/server\/chunks\//, 'hoogste: 20\n', 'hoogste: 5000\n'],
    [/\/server\/chunks\//, 'rij.pogingen >= 5)', 'rij.pogingen >= 5000)'],
  ],
  tokenhash: [
    [/\/accounts\/geheimen\.ts$/, "createHash('sha256').update(geheim).digest('hex')", 'geheim'],
    [/\/server\/chunks\//, 'createHash("sha256").update(geheim).digest("hex")', 'geheim'],
  ],
  /** No guard of the site: it keeps the trial, in which everybody reads the codes, on the machine of who tries it. */
  elders: [[/\/opstarten\/omgeving\.ts$/, 'if (DATABASE_URL && !SITE_URL)', 'if (DATABASE_URL === SITE_URL)']],
  // One writer at a time: the turn in a process, and on PostgreSQL the one connection that writes, the lock of the database and its transaction.
  slot: [
    [
      /\/dialecten\/ene-schrijver\.ts$/,
      'readonly #beurt = new Beurt();',
      'readonly #beurt = { neem: async () => {}, geef() {}, doe: async (werk: () => Promise<unknown>) => werk() };',
    ],
    [/\/dialecten\/pg-driver\.ts$/, 'readonly #schrijven = new Beurt();', 'readonly #schrijven = { neem: async () => {}, geef() {} };'],
    [/\/dialecten\/pg-driver\.ts$/, 'select pg_advisory_xact_lock(', 'select abs('],
    // A row that two write still makes one of them wait, until the end of its transaction.
    [/\/dialecten\/pg-driver\.ts$/, 'client.query(`begin; ', 'client.query(`'],
    [/\/dialecten\/pg-verbinding\.ts$/, "schrijver: pool(1, '')", "schrijver: pool(40, '')"],
  ],
  /** No guard: time in which others come in between. */
  adem: [
    [
      /\/dialecten\/dialect\.ts$/,
      'return this.#driver.voerUit(this.in, vraag) as Promise<QueryResult<R>>;',
      'await new Promise((verder) => setTimeout(verder, 1)); return this.#driver.voerUit(this.in, vraag) as Promise<QueryResult<R>>;',
    ],
    [
      /\/dialecten\/pg-driver\.ts$/,
      'const uitslag = this.bezig ?',
      'await new Promise((verder) => setTimeout(verder, 1)); const uitslag = this.bezig ?',
    ],
  ],
  sync: [[/\/db\/open\.ts$/, 'synchronous = FULL', 'synchronous = OFF']],
};
