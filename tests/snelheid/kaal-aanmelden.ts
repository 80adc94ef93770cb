// A bare server: Node's own http and better-sqlite3, which writes the same rows as the site for a login and a sign-up,
// one transaction per form, each safe on disk before it is answered.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { brievenVooraf } from './brieven-vooraf.ts';

const { bestand } = (await json(process.stdin)) as { bestand: string };
const brieven = await brievenVooraf(bestand);
const db = new Database(bestand);
for (const instelling of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON']) db.pragma(instelling);

const hash = (geheim: string): string => createHash('sha256').update(geheim).digest('hex');
const geheim = (): string => randomBytes(32).toString('base64url');
const maakCode = db.prepare(
  'insert into inlogcode (id, adres, code_hash, browser_hash, aangemaakt_op, verloopt_op) values (?, ?, ?, ?, ?, ?)',
);
const maakBrief = db.prepare(
  `insert into outbox (kenmerk, reeks, aan, onderwerp, tekst, html, agenda, agenda_methode, aangemaakt_op, pogingen, volgende_poging_op)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
);
const leesCode = db.prepare<[string], { id: string; adres: string; code_hash: string }>('select * from inlogcode where browser_hash = ?');
const gebruikCode = db.prepare(`update inlogcode set gebruikt_op = ?, browser_hash = '' where id = ?`);
const maakAccount = db.prepare('insert into account (id, adres, aangemaakt_op, gewijzigd_op) values (?, ?, ?, ?)');
const maakSession = db.prepare(
  'insert into session (id, account_id, verloopt_op, aangemaakt_op, laatst_gezien_op, apparaat) values (?, ?, ?, ?, ?, ?)',
);
const leesAccount = db.prepare<[string], { id: string; adres: string; naam: string }>(
  'select a.* from session s join account a on a.id = s.account_id where s.id = ?',
);
const noemAccount = db.prepare('update account set naam = ?, functie = ?, organisatie = ?, gewijzigd_op = ? where id = ?');
const telBezet = db.prepare<[string], { id: string; capaciteit: number; bezet: number }>(
  `select id, capaciteit, (select count(*) from aanmelding where kennissessie_id = k.id and status not in ('afgemeld')) as bezet
  from kennissessie k where slug = ?`,
);
const maakAanmelding = db.prepare(
  `insert into aanmelding (id, kennissessie_id, account_id, status, aangemeld_op, vraag, toestemming_op, sleutel, gewijzigd_op)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

type Stap = (velden: URLSearchParams, koekje: string, nu: number) => string;
const stappen: Record<string, Stap> = {
  '/inloggen/': (velden, _, nu) => {
    const [koekje, code, adres] = [geheim(), randomBytes(4).toString('hex').toUpperCase(), velden.get('adres') ?? ''];
    maakCode.run(randomUUID(), adres, hash(code), hash(koekje), nu, nu + 600_000);
    schrijf(brieven.code, { adres, code, nu });
    console.log(`Code voor ${adres}: ${code}`);
    return koekje;
  },
  '/inloggen/code/': (velden, koekje, nu) => {
    const [rij, login, id] = [leesCode.get(hash(koekje)), geheim(), randomUUID()];
    if (!rij || rij.code_hash !== hash(velden.get('code') ?? '')) throw new Error('Wrong code.');
    gebruikCode.run(nu, rij.id);
    maakAccount.run(id, rij.adres, nu, nu);
    maakSession.run(hash(login), id, nu + 2_592_000_000, nu, nu, 'Onbekend apparaat');
    return login;
  },
  '/mijn/gegevens/': (velden, koekje, nu) => {
    noemAccount.run(velden.get('naam'), velden.get('functie'), velden.get('organisatie'), nu, wie(koekje).id);
    return koekje;
  },
  aanmelden: (velden, koekje, nu) => {
    const [account, sessie] = [wie(koekje), telBezet.get(velden.get('kennissessie') ?? '')];
    if (!sessie) throw new Error('Unknown session.');
    const [id, status] = [randomUUID(), sessie.bezet < sessie.capaciteit ? 'bevestigd' : 'wachtlijst'];
    maakAanmelding.run(id, sessie.id, account.id, status, nu, velden.get('vraag'), nu, geheim(), nu);
    schrijf(brieven.bevestiging, { adres: account.adres, code: '', nu });
    return koekje;
  },
};

function wie(koekje: string) {
  const account = leesAccount.get(hash(koekje));
  if (!account) throw new Error('Nobody.');
  return account;
}

function schrijf(brief: typeof brieven.code, { adres, code, nu }: { adres: string; code: string; nu: number }): void {
  const vul = (tekst: string): string => tekst.replaceAll('{code}', code);
  const kenmerk = randomUUID();
  const methode = brief.agenda ? 'REQUEST' : null;
  maakBrief.run(kenmerk, kenmerk, adres, vul(brief.onderwerp), vul(brief.tekst), vul(brief.html), brief.agenda, methode, nu, nu);
}

async function beantwoord(req: IncomingMessage): Promise<string> {
  const velden = new URLSearchParams(await text(req));
  const koekje = /=([^;]+)/.exec(req.headers.cookie ?? '')?.[1] ?? '';
  const pad = (req.url ?? '').split('?')[0] ?? '';
  const stap = stappen[pad.endsWith('/aanmelden/') ? 'aanmelden' : pad];
  return db.transaction(() => stap?.(velden, koekje, Date.now()) ?? '').immediate();
}

const server = createServer(async (req, res) => {
  try {
    res.writeHead(303, { Location: '/mijn/', 'Set-Cookie': `login=${await beantwoord(req)}; HttpOnly; Path=/`, 'Content-Length': 0 }).end();
  } catch (fout) {
    res.writeHead(400).end(String(fout));
  }
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
