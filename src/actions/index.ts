import { accounts } from './accounts.ts';
import { kennissessies } from './kennissessies.ts';

export const server = { ...accounts, ...kennissessies };
