import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { inBoek } from '#server/opslag/bijlageboek.ts';
import { BEURTEN, type Dagwerk, OPRUIMEN } from '#server/opstarten/dagelijks.ts';
import { DAG, wereld } from '../../kennissessies/wereld.ts';
import { bronsite, pagina } from '../../publicaties/bijhouden/links/bronsite.ts';

test('twee jaar na een kennissessie zijn haar materialen weg, ook na een herstel, en diezelfde dag ook van de schijf', async () => {
  const w = await wereld();
  const map = await mkdtemp(join(tmpdir(), 'dagelijks-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const deelnemers = inBoek(w.db, 'deelnemers', schijfberging(map), () => w.sessie.eind_op);
  const hash = 'ab'.repeat(32);
  const bestand = { hash, soort: 'pdf', grootte: '1 kB', link: null };
  await w.db
    .insertInto('materiaal')
    .values({ id: 'm', kennissessie_id: 'k1', titel: 'Dia’s', ...bestand, toegevoegd_op: w.sessie.eind_op })
    .execute();
  await deelnemers.zet(`${hash}.pdf`, Buffer.from('x'), '');
  // Only what these two ask for.
  const werk = { db: w.db, bergingen: { bijlagen: schijfberging('/nergens'), deelnemers } } as unknown as Dagwerk;
  const dag = async (nu: number) => {
    for (const naam of ['materialen', 'deelnemersbijlagen']) await BEURTEN[naam]?.(werk, nu);
    return readdir(map);
  };
  expect(await dag(w.sessie.eind_op + 730 * DAG - 1)).toEqual([`${hash}.pdf`]);
  expect(await dag(w.sessie.eind_op + 730 * DAG)).toEqual([]);
  // A restore does the forgetting; the disk follows with the first daily work.
  expect([Object.keys(OPRUIMEN).includes('materialen'), Object.keys(BEURTEN).indexOf('materialen')]).toEqual([
    true,
    expect.toSatisfy((plek: number) => plek < Object.keys(BEURTEN).indexOf('deelnemersbijlagen')),
  ]);
});

test('wie erover denkt een onderwijsregio te worden, is na een jaar ook zonder dat iemand iets doet vergeten', async () => {
  const { db } = await wereld();
  const op = Date.UTC(2026, 0, 1);
  const rij = { id: 'v', gebied: 'Duin', sectoren: 'po', adres: 'ik@school.example', account_id: null, gemeld_op: op };
  await db
    .insertInto('regioverkenning')
    .values({ ...rij, afgehandeld_op: null, afgehandeld_door: null })
    .execute();
  const opruimen = async (nu: number) => {
    for (const doen of Object.values(OPRUIMEN)) await doen({ db }, nu);
    return (await db.selectFrom('regioverkenning').select('id').execute()).length;
  };
  expect([await opruimen(op + 365 * DAG - 1), await opruimen(op + 365 * DAG)]).toEqual([1, 0]);
});

test('de proef vraagt niemand iets, en een echte site niets aan haar eigen netwerk', async () => {
  const w = await wereld();
  const site = await bronsite((_, uit) => pagina(uit, '<title>Hier</title>'));
  onTestFinished(() => site.weg());
  const kijk = async (proef: boolean, links: string[]) => {
    const inhoud = { alle: () => links.map((link) => ({ gegevens: { link } })) } as unknown as Dagwerk['inhoud'];
    await BEURTEN.links?.({ db: w.db, inhoud, origin: 'https://regiokring.example', proef } as Dagwerk, 0);
    return w.db.selectFrom('bronlink').select(['link', 'reden']).execute();
  };
  const hier = `${site.url}/rapport`;
  expect(await kijk(true, [hier, 'https://uitgever.invalid/', 'http://192.168.1.1/'])).toEqual([]);
  expect([await kijk(false, [hier]), site.gevraagd]).toEqual([[], []]);
});
