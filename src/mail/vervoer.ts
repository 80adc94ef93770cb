import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { OutboxTabel } from '#db/tabellen.ts';
import { schrijfHeel } from '#grond/schijf.ts';

/** A claimed row of the outbox. */
export type Poststuk = Omit<OutboxTabel, 'id'> & { id: number };
export interface Afzender {
  /** "Regiokring <noreply@example.nl>" */
  van: string;
  /** Where an answer goes when the letter itself does not say; empty for none. */
  antwoordAan: string;
  /** The part after the @ of every Message-ID. */
  host: string;
}
/** Brings one letter where it must be; throws when that did not work. */
export interface Vervoer {
  (stuk: Poststuk, afzender: Afzender): Promise<void>;
  /** Whether letters would be taken now. Absent where nothing can be asked. */
  antwoordt?(): Promise<boolean>;
}

// Shorter than the lease on a row, so that no second process starts while this one may still succeed.
const UITERSTE_MS = 45_000;
/** Of what comes before, no letter is to blame: a wrong password refuses them all. */
const OVER_DE_BRIEF = new Set(['RCPT TO', 'DATA']);
const LOKAAL = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** The delivery over SMTP; throws one Dutch sentence when the address of the mail server cannot be used. */
export function naarSmtp(adres: string, { helo }: { helo?: string } = {}): Vervoer {
  const transport = createTransport({ ...smtpInstelling(adres), ...(helo && { name: helo }) });
  const breng = async (stuk: Poststuk, afzender: Afzender) => {
    await transport.sendMail({ ...alsMail(stuk, afzender), signal: AbortSignal.timeout(UITERSTE_MS) });
  };
  return Object.assign(breng, { antwoordt: () => transport.verify().catch(() => false) });
}

/** Whether the mail server spoke about this letter: `nooit` for a refusal that stays, `later` for one that may pass; else null. */
export function briefGeweigerd(fout: unknown): 'nooit' | 'later' | null {
  const { command, responseCode } = (fout ?? {}) as { command?: unknown; responseCode?: unknown };
  if (typeof responseCode !== 'number' || !OVER_DE_BRIEF.has(String(command))) return null;
  return responseCode >= 500 ? 'nooit' : 'later';
}

/** The delivery of a trial: one `.eml` file per letter, complete or absent, and the same file when it is delivered again. */
export function naarMap(map: string): Vervoer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async (stuk, afzender) => {
    const { message } = await transport.sendMail(alsMail(stuk, afzender));
    if (!Buffer.isBuffer(message)) throw new Error('No letter was made.');
    await mkdir(map, { recursive: true });
    const moment = new Date(stuk.aangemaakt_op).toISOString().replaceAll(':', '');
    const pad = join(map, `${moment}-${String(stuk.id).padStart(6, '0')}-${stuk.aan.replace(/[^a-z0-9.@-]/gi, '_')}.eml`);
    await schrijfHeel(pad, message, 0o600);
  };
}

/** Reads SMTP_URL; throws one Dutch sentence that says what is wrong with it (never the password in it). */
export function smtpInstelling(adres: string) {
  const url = URL.canParse(adres) ? new URL(adres) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
    throw new Error('SMTP_URL moet een adres zijn als smtp://gebruiker:wachtwoord@mail.voorbeeld.nl:587 of smtps://….');
  if (url.pathname.length > 1 || url.search || url.hash) throw new Error('SMTP_URL mag na de poort niets meer bevatten.');
  if (url.password && !url.username) throw new Error('SMTP_URL heeft een wachtwoord zonder gebruiker.');
  const secure = url.protocol === 'smtps:';
  const lokaal = LOKAAL.has(url.hostname);
  const auth = url.username ? { user: ontcijfer(url.username), pass: ontcijfer(url.password) } : undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : auth ? 587 : 25),
    secure,
    // A password never travels in the clear, except to this machine itself.
    requireTLS: !secure && !lokaal && auth !== undefined,
    // Nobody stands between this machine and itself, and a local mail server has no certificate to show.
    tls: { rejectUnauthorized: !lokaal },
    ...(auth && { auth }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  };
}

function ontcijfer(deel: string): string {
  try {
    return decodeURIComponent(deel);
  } catch {
    throw new Error('SMTP_URL bevat een % die geen teken aanduidt; schrijf % als %25.');
  }
}

/** What the calendar file is called, for who sees it as an attachment. */
const BIJLAGE = { REQUEST: 'uitnodiging.ics', CANCEL: 'afzegging.ics' };

/** A button of the mail program itself, next to the sender. */
const uitschrijven = ({ uitschrijflink: link }: Poststuk) =>
  link ? { 'List-Unsubscribe': { prepared: true, value: `<${link}>` }, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

function alsMail(stuk: Poststuk, { van, antwoordAan, host }: Afzender) {
  const antwoord = stuk.antwoord_aan || antwoordAan;
  return {
    from: van,
    to: { name: '', address: stuk.aan },
    ...(antwoord && { replyTo: { name: '', address: antwoord } }),
    subject: stuk.onderwerp,
    text: stuk.tekst,
    html: stuk.html,
    messageId: `<${stuk.kenmerk}@${host}>`,
    date: new Date(stuk.aangemaakt_op),
    headers: { 'Auto-Submitted': 'auto-generated', ...uitschrijven(stuk) },
    xMailer: false as const,
    disableUrlAccess: true,
    disableFileAccess: true,
    ...(stuk.agenda &&
      stuk.agenda_methode && { icalEvent: { method: stuk.agenda_methode, content: stuk.agenda, filename: BIJLAGE[stuk.agenda_methode] } }),
  };
}
