import { pino } from 'pino';

export type Log = pino.Logger;

const ADRES = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;

/** JSON lines on stderr; whatever looks like a mail address leaves no trace in them. */
export function maakLogboek(niveau: string, naar: pino.DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  return pino(
    {
      level: niveau,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['adres', 'aan', 'ip', '*.adres', '*.aan', '*.ip'], censor: '[weggelaten]' },
      serializers: { err: pino.stdSerializers.err, fout: pino.stdSerializers.err },
      hooks: { streamWrite: (regel) => regel.replace(ADRES, '[adres]') },
    },
    naar,
  );
}
