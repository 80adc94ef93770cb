/** `npm run aanval -- --doel URL` aims at a server that runs already; `--site` says under which address, when that is another. */
export const DOEL = process.env.AANVAL_DOEL;
export const SITE_VAN_DOEL = process.env.AANVAL_SITE;
