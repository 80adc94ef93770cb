import { accounts } from './accounts.ts';
import { bijhouden } from './bijhouden.ts';
import { bijlagen } from './bijlagen.ts';
import { dag } from './dag.ts';
import { benoemd } from './formulier.ts';
import { gegevens } from './gegevens.ts';
import { kennissessies } from './kennissessies.ts';
import { kennisvragen } from './kennisvragen.ts';
import { mensen } from './mensen.ts';
import { organiseren } from './organiseren.ts';
import { publicatiebeheer } from './publicatiebeheer.ts';
import { publicaties } from './publicaties.ts';
import { sessiemensen } from './sessiemensen.ts';

export const server = benoemd({
  ...{ ...accounts, ...gegevens, ...mensen, ...kennissessies, ...organiseren, ...sessiemensen, ...dag, ...kennisvragen },
  ...{ ...publicaties, ...publicatiebeheer, ...bijhouden, ...bijlagen },
});
