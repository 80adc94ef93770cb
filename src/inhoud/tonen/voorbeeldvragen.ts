/** What people might search for: shown where nobody searched yet. Each finds something among the examples. */
export const VOORBEELDVRAGEN = ['geen invaller', 'zij-instromers begeleiden', 'wie besluit waarover'];
