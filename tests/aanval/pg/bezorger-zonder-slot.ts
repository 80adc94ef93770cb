// Delivers as tests/mail/bezorger.ts does, with the lock of whoever writes taken out: node bezorger-zonder-slot.ts DATABASE MAILSERVER
import '../../steun/met-ouder.ts';
import { startBezorging } from '#mail/bezorgen.ts';
import { naarSmtp } from '#mail/vervoer.ts';
import { VAN } from '../../mail/steun.ts';
import { zonderSlot } from '../../steun/zonder-slot.ts';

const [, , url = '', smtp = ''] = process.argv;
const stil = () => {};
startBezorging({ db: zonderSlot(url), vervoer: naarSmtp(smtp), van: VAN, log: { info: stil, warn: stil, error: stil } });
