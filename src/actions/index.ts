import { accounts } from './accounts.ts';
import { bijhouden } from './bijhouden.ts';
import { bijlagen } from './bijlagen.ts';
import { kennissessies } from './kennissessies.ts';
import { kennisvragen } from './kennisvragen.ts';
import { publicatiebeheer } from './publicatiebeheer.ts';
import { publicaties } from './publicaties.ts';

export const server = { ...accounts, ...kennissessies, ...kennisvragen, ...publicaties, ...publicatiebeheer, ...bijhouden, ...bijlagen };
