import filter from '@tabler/icons/outline/adjustments-horizontal.svg?raw';
import netwerk from '@tabler/icons/outline/affiliate.svg?raw';
import fout from '@tabler/icons/outline/alert-octagon.svg?raw';
import letOp from '@tabler/icons/outline/alert-triangle.svg?raw';
import pijlTerug from '@tabler/icons/outline/arrow-left.svg?raw';
import pijl from '@tabler/icons/outline/arrow-right.svg?raw';
import bewaren from '@tabler/icons/outline/bookmark.svg?raw';
import werk from '@tabler/icons/outline/briefcase.svg?raw';
import gebouw from '@tabler/icons/outline/building.svg?raw';
import praktijk from '@tabler/icons/outline/bulb.svg?raw';
import kalender from '@tabler/icons/outline/calendar-event.svg?raw';
import aanmelden from '@tabler/icons/outline/calendar-plus.svg?raw';
import keurmerk from '@tabler/icons/outline/certificate.svg?raw';
import meten from '@tabler/icons/outline/chart-bar.svg?raw';
import dashboard from '@tabler/icons/outline/chart-dots.svg?raw';
import vinkje from '@tabler/icons/outline/check.svg?raw';
import omlaag from '@tabler/icons/outline/chevron-down.svg?raw';
import vorige from '@tabler/icons/outline/chevron-left.svg?raw';
import volgende from '@tabler/icons/outline/chevron-right.svg?raw';
import goed from '@tabler/icons/outline/circle-check.svg?raw';
import klok from '@tabler/icons/outline/clock.svg?raw';
import euro from '@tabler/icons/outline/coin-euro.svg?raw';
import kopieer from '@tabler/icons/outline/copy.svg?raw';
import download from '@tabler/icons/outline/download.svg?raw';
import extern from '@tabler/icons/outline/external-link.svg?raw';
import pagina from '@tabler/icons/outline/file-text.svg?raw';
import experiment from '@tabler/icons/outline/flask.svg?raw';
import samen from '@tabler/icons/outline/heart-handshake.svg?raw';
import wachten from '@tabler/icons/outline/hourglass.svg?raw';
import info from '@tabler/icons/outline/info-circle.svg?raw';
import sleutel from '@tabler/icons/outline/key.svg?raw';
import hulp from '@tabler/icons/outline/lifebuoy.svg?raw';
import link from '@tabler/icons/outline/link.svg?raw';
import inloggen from '@tabler/icons/outline/login.svg?raw';
import uitloggen from '@tabler/icons/outline/logout.svg?raw';
import brief from '@tabler/icons/outline/mail.svg?raw';
import regio from '@tabler/icons/outline/map-2.svg?raw';
import plaats from '@tabler/icons/outline/map-pin.svg?raw';
import menu from '@tabler/icons/outline/menu-2.svg?raw';
import terugblik from '@tabler/icons/outline/message-2.svg?raw';
import nieuws from '@tabler/icons/outline/news.svg?raw';
import bewerken from '@tabler/icons/outline/pencil.svg?raw';
import plus from '@tabler/icons/outline/plus.svg?raw';
import afdrukken from '@tabler/icons/outline/printer.svg?raw';
import puzzel from '@tabler/icons/outline/puzzle.svg?raw';
import route from '@tabler/icons/outline/route.svg?raw';
import feed from '@tabler/icons/outline/rss.svg?raw';
import kwaliteit from '@tabler/icons/outline/school.svg?raw';
import loep from '@tabler/icons/outline/search.svg?raw';
import schild from '@tabler/icons/outline/shield-check.svg?raw';
import governance from '@tabler/icons/outline/sitemap.svg?raw';
import roep from '@tabler/icons/outline/speakerphone.svg?raw';
import stapel from '@tabler/icons/outline/stack-2.svg?raw';
import omvang from '@tabler/icons/outline/target-arrow.svg?raw';
import weg from '@tabler/icons/outline/trash.svg?raw';
import mens from '@tabler/icons/outline/user.svg?raw';
import mensen from '@tabler/icons/outline/users.svg?raw';
import werven from '@tabler/icons/outline/users-plus.svg?raw';
import online from '@tabler/icons/outline/video.svg?raw';
import kruis from '@tabler/icons/outline/x.svg?raw';

const BRONNEN = {
  aanmelden,
  afdrukken,
  bewaren,
  bewerken,
  brief,
  dashboard,
  download,
  euro,
  experiment,
  extern,
  feed,
  filter,
  fout,
  gebouw,
  goed,
  governance,
  hulp,
  info,
  inloggen,
  kalender,
  keurmerk,
  klok,
  kopieer,
  kruis,
  kwaliteit,
  'let-op': letOp,
  link,
  loep,
  mens,
  mensen,
  menu,
  meten,
  netwerk,
  nieuws,
  omlaag,
  omvang,
  online,
  pagina,
  pijl,
  'pijl-terug': pijlTerug,
  plaats,
  plus,
  praktijk,
  puzzel,
  regio,
  roep,
  route,
  samen,
  schild,
  sleutel,
  stapel,
  terugblik,
  uitloggen,
  vinkje,
  volgende,
  vorige,
  wachten,
  weg,
  werk,
  werven,
};

export type Pictogramnaam = keyof typeof BRONNEN;

const binnenkant = (svg: string) => svg.replace(/^[\s\S]*?<svg[^>]*>|<path stroke="none"[^>]*>|<\/svg>\s*$/g, '').replace(/\s*\n\s*/g, '');

/** The drawing of each icon, without its frame: from Tabler Icons (MIT). */
export const PICTOGRAMMEN = Object.fromEntries(Object.entries(BRONNEN).map(([naam, svg]) => [naam, binnenkant(svg)])) as Record<
  Pictogramnaam,
  string
>;
