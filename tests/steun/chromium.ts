import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const KAST = resolve('node_modules/.cache');
const MAP = join(KAST, 'chromium');

/**
 * Where Chromium stands with its letters, unpacked first when it is not there yet. The package itself unpacks into the
 * common temporary folder while others may already start what is there half; here it is there whole or not at all.
 */
export function chromium(): { executablePath: string; env: Record<string, string> } {
  if (!existsSync(MAP)) pakUit();
  return { executablePath: join(MAP, 'chromium'), env: { ...process.env, FONTCONFIG_PATH: join(MAP, 'fonts') } as Record<string, string> };
}

function pakUit(): void {
  mkdirSync(KAST, { recursive: true });
  const vers = mkdtempSync(join(KAST, 'uitpakken-'));
  const code = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;
  const { status } = spawnSync(process.execPath, ['-e', code], { env: { ...process.env, TMPDIR: vers }, stdio: 'inherit' });
  if (status !== 0) throw new Error('Chromium could not be unpacked; see above.');
  writeFileSync(join(vers, 'fonts', 'fonts.conf'), letterlijst(MAP));
  try {
    renameSync(vers, MAP);
  } catch (fout) {
    // Somebody else was first.
    if (!existsSync(MAP)) throw fout;
    rmSync(vers, { recursive: true });
  }
}

const letterlijst = (map: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${map}/fonts</dir><cachedir>${map}/letterkast</cachedir></fontconfig>\n`;
