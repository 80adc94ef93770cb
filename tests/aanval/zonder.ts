// Loaded with `--import` into a trial that a test started: takes the guards that AANVAL_ZONDER names out of its code, so that the test can see
// what they stop. Nothing in the product knows of it, and it never works where there is a SITE_URL.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { INGREPEN } from './ingrepen.ts';

// What the site reads only later counts as well.
if (existsSync('.env')) process.loadEnvFile('.env');
if (process.env.SITE_URL?.trim()) throw new Error('There is a SITE_URL: of a real site no guard is ever taken away.');

const weg = (process.env.AANVAL_ZONDER ?? '').split(',').flatMap((wachter) => {
  const ingrepen = INGREPEN[wachter];
  if (!ingrepen) throw new Error(`There is no guard called ${wachter}.`);
  return ingrepen.map((ingreep) => [wachter, ...ingreep] as const);
});

registerHooks({
  load(url, context, volgende) {
    const geladen = volgende(url, context);
    const hier = weg.filter(([, waar]) => waar.test(url));
    if (hier.length === 0 || !geladen.source) return geladen;
    let tekst = geladen.source.toString();
    for (const [wachter, , van, naar] of hier) {
      if (!tekst.includes(van)) continue;
      tekst = tekst.replaceAll(van, () => naar);
      // The test looks for this: a guard that moved would seem to stop nothing.
      process.stderr.write(`${JSON.stringify({ level: 30, zonder: wachter, van })}\n`);
    }
    return { ...geladen, source: tekst };
  },
});
