import { type ActionAPIContext, ActionError, type ActionErrorCode } from 'astro:actions';

/** A refused form: what was filled in, and per field what to do about it. */
export interface Formulier {
  actie: string;
  waarden: Record<string, string>;
  fouten: Record<string, string>;
  /** One sentence about the form as a whole, when no single field is to blame. */
  melding: string;
}

/** Refuses a form: the page is shown again with its fields, this status and these sentences. */
export function weigeren(
  context: ActionAPIContext,
  code: ActionErrorCode,
  { actie, data, fouten = {}, melding = '' }: { actie: string; data: FormData; fouten?: Record<string, string>; melding?: string },
): never {
  const waarden: Record<string, string> = {};
  for (const [naam, waarde] of data) if (typeof waarde === 'string') waarden[naam] = waarde;
  context.locals.formulier = { actie, waarden, fouten, melding };
  throw new ActionError({ code, message: melding || 'Controleer je antwoorden.' });
}

/** The first message per field of a failed zod parse. */
export function foutenPerVeld(fout: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): Record<string, string> {
  const fouten: Record<string, string> = {};
  for (const { path, message } of fout.issues) fouten[String(path[0])] ??= message;
  return fouten;
}
