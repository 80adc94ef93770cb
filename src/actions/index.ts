import { accounts } from './accounts/accounts.ts';
import { gegevens } from './accounts/gegevens.ts';
import { mensen } from './accounts/mensen.ts';
import { adopties } from './adopties.ts';
import { benoemd } from './formulier.ts';
import { gesprekken } from './gesprekken.ts';
import { dag } from './kennissessies/dag.ts';
import { kennissessies } from './kennissessies/kennissessies.ts';
import { materialen } from './kennissessies/materialen.ts';
import { organiseren } from './kennissessies/organiseren.ts';
import { rondes } from './kennissessies/rondes.ts';
import { sessiemensen } from './kennissessies/sessiemensen.ts';
import { kennisvragen } from './kennisvragen.ts';
import { onderwijsregios } from './onderwijsregios.ts';
import { bijhouden } from './publicaties/bijhouden.ts';
import { bijlagen } from './publicaties/bijlagen.ts';
import { publicatiebeheer } from './publicaties/publicatiebeheer.ts';
import { publicaties } from './publicaties/publicaties.ts';
import { regioverkenningen } from './regioverkenningen.ts';
import { signalen } from './signalen.ts';
import { volgen } from './volgen.ts';

export const server = benoemd({
  ...{ ...accounts, ...gegevens, ...mensen, ...kennissessies, ...organiseren, ...sessiemensen, ...dag, ...materialen, ...rondes },
  ...{ ...kennisvragen, ...publicaties, ...publicatiebeheer, ...bijhouden, ...bijlagen, ...regioverkenningen, ...volgen },
  ...{ ...onderwijsregios, ...adopties, ...signalen, ...gesprekken },
});
