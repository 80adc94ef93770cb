import { type ActionAPIContext, ActionError, type ActionErrorCode, defineAction } from 'astro:actions';
import type { z } from 'astro/zod';
import { isStoring } from '#db/storing.ts';

/** A refused form: what was filled in, and per field what to do about it. */
export interface Formulier {
  actie: string;
  waarden: Record<string, string>;
  fouten: Record<string, string>;
  /** One sentence about the form as a whole, when no single field is to blame. */
  melding: string;
  /** After how many seconds trying again makes sense; becomes Retry-After. */
  wachtS?: number;
}
type Weigering = { actie: string; data: FormData; fouten?: Record<string, string>; melding?: string; wachtS?: number };

/** Refuses a form: the page is shown again with its fields, this status and these sentences. */
export function weigeren(
  context: ActionAPIContext,
  code: ActionErrorCode,
  { actie, data, fouten = {}, melding = '', wachtS }: Weigering,
): never {
  const waarden: Record<string, string> = {};
  for (const [naam, waarde] of data) if (typeof waarde === 'string') waarden[naam] = waarde;
  context.locals.formulier = { actie, waarden, fouten, melding, ...(wachtS !== undefined && { wachtS }) };
  throw new ActionError({ code, message: melding || 'Controleer je antwoorden.' });
}

/** An action for a plain form. A database that is away refuses the form with 503; an unexpected error never shows its own words. */
export function formulieractie<Uitkomst>(actie: string, handler: (data: FormData, context: ActionAPIContext) => Promise<Uitkomst>) {
  return defineAction({
    accept: 'form',
    handler: async (data: FormData, context) => {
      try {
        return await handler(data, context);
      } catch (fout) {
        if (fout instanceof ActionError) throw fout;
        if (isStoring(fout)) {
          context.locals.log.error({ fout: String(fout), actie }, 'The database cannot write.');
          weigeren(context, 'SERVICE_UNAVAILABLE', {
            actie,
            data,
            wachtS: 60,
            melding: 'Opslaan lukt nu even niet. Probeer het over een minuut opnieuw.',
          });
        }
        context.locals.meldFout(fout);
        throw new ActionError({ code: 'INTERNAL_SERVER_ERROR', message: 'Er ging iets mis bij ons.' });
      }
    },
  });
}

/** What a form holds, or a refusal with a sentence per field. */
export function lees<Uit>(context: ActionAPIContext, actie: string, data: FormData, schema: z.ZodType<Uit>): Uit {
  const gelezen = schema.safeParse(Object.fromEntries(data));
  if (!gelezen.success) weigeren(context, 'BAD_REQUEST', { actie, data, fouten: foutenPerVeld(gelezen.error) });
  return gelezen.data;
}

/** The first message per field of a failed zod parse. */
export function foutenPerVeld(fout: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): Record<string, string> {
  const fouten: Record<string, string> = {};
  for (const { path, message } of fout.issues) fouten[String(path[0])] ??= message;
  return fouten;
}
