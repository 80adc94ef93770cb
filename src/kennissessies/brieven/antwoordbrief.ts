import type { Brief } from '#mail/outbox.ts';
import { deelnemersbrief } from './briefdelen.ts';
import { type Aanmeldpost, beheren, vanOrganisator } from './post.ts';

/** The answer in writing to a question for the speakers, for one of who asked it; their own words stand above it. */
export const vraagBeantwoord = (post: Aanmeldpost, antwoord: string): Brief =>
  deelnemersbrief(post, `Antwoord op je vraag: ${post.kennissessie.titel}`, null, [
    'De organisator heeft de vraag beantwoord die je bij je aanmelding stelde.',
    { feiten: [['Je vroeg', post.aanmelding.vraag]] },
    'Het antwoord:',
    ...antwoord.split(/\n{2,}/),
    'Je leest dit ook bij je aanmelding.',
    vanOrganisator(post),
    beheren(post),
  ]);
