/** What each rhythm brings, in words; pages and letters say it alike. */
export const RITMEZIN: Record<'direct' | 'week', string> = {
  week: 'Op dinsdag krijg je één mail over wat je elke week volgt. Is er niets nieuws, dan krijg je niets.',
  direct: 'Je krijgt een mail zodra er iets nieuws is, nooit meer dan één op een dag. Tussen middernacht en 7 uur mailen we niet.',
};
