import { setTimeout as wacht } from 'node:timers/promises';
import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

const GEDULD_MS = 3_000;

/** Waits a little until readers see this file (null: none) at its address; answers whether they do. */
export async function totZichtbaar(
  inhoud: Inhoud,
  { collectie, slug, digest }: { collectie: Inzendcollectie; slug: string; digest: string | null },
): Promise<boolean> {
  const klopt = () => (inhoud.een(collectie, slug)?.digest ?? null) === digest;
  if (!klopt()) void inhoud.bijwerken(collectie, slug);
  for (const einde = Date.now() + GEDULD_MS; !klopt(); await wacht(10)) if (Date.now() > einde) return false;
  return true;
}
