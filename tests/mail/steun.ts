import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Brief } from '#mail/outbox.ts';

export const NU = Date.UTC(2026, 10, 21, 9, 0);
export const VAN = 'Regiokring <noreply@regiokring.example>';

/** A log that remembers what it was told. */
export function stilLog() {
  const regels: { niveau: string; o: object; m: string }[] = [];
  const noteer = (niveau: string) => (o: object, m: string) => void regels.push({ niveau, o, m });
  return { regels, info: noteer('info'), warn: noteer('warn'), error: noteer('error') };
}

export interface Postvak {
  url: string;
  poort: number;
  ontvangen: { aan: string[]; brief: Email; bron: string }[];
  sluit(): Promise<void>;
}

/** A real mail server on a free port (or on this one) that keeps what it gets. */
export async function startSmtp(poort = 0, opties: SMTPServerOptions = {}, host = '127.0.0.1'): Promise<Postvak> {
  const ontvangen: Postvak['ontvangen'] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData(stroom, sessie, klaar) {
      const delen: Buffer[] = [];
      stroom.on('data', (deel: Buffer) => delen.push(deel));
      stroom.on('end', async () => {
        const bron = Buffer.concat(delen).toString('utf8');
        ontvangen.push({ aan: sessie.envelope.rcptTo.map(({ address }) => address), brief: await PostalMime.parse(bron), bron });
        klaar();
      });
    },
    ...opties,
  });
  server.on('error', () => {});
  server.listen(poort, host);
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://${host}:${port}`, poort: port, ontvangen, sluit: () => new Promise((klaar) => server.close(klaar)) };
}

/** Waits until something holds; fails with what it was still waiting for. */
export async function totdat(waar: () => boolean | Promise<boolean>, wat: string, ms = 60_000): Promise<void> {
  const einde = Date.now() + ms;
  while (!(await waar())) {
    if (Date.now() > einde) throw new Error(`Waited ${ms} ms in vain for: ${wat}`);
    await new Promise((klaar) => setTimeout(klaar, 10));
  }
}

export const brief = (over: Partial<Brief> = {}): Brief => ({
  aan: 'carla@voorbeeld.example',
  onderwerp: 'Je bent aangemeld: Zij-instroom',
  tekst: 'Hallo Carla,\n\nTot dan.',
  ...over,
});

export const ics = (methode: string) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Regiokring//NL',
    `METHOD:${methode}`,
    'BEGIN:VEVENT',
    'UID:s1@localhost',
    'DTSTAMP:20261121T090000Z',
    'DTSTART:20261208T130000Z',
    'SUMMARY:Zij-instroom',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
