import { accounts } from './accounts.ts';
import { kennissessies } from './kennissessies.ts';
import { publicatiebeheer } from './publicatiebeheer.ts';
import { publicaties } from './publicaties.ts';

export const server = { ...accounts, ...kennissessies, ...publicaties, ...publicatiebeheer };
