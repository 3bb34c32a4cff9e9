export const signIn = {
  'signIn.who': 'Who’s signing in?',
  'signIn.tiles': 'Agents',
  'signIn.secret': 'PIN or passphrase for {name}',
  'signIn.button': 'Sign in',
  'signIn.drafts': '{count, plural, one {# unsent draft} other {# unsent drafts}}',
  'signIn.tickets': '{count, plural, one {# ticket waiting} other {# tickets waiting}}',
  'signIn.samplePin': 'PIN {pin}',
  'signIn.choose': 'Choose your tile, then type your PIN or passphrase.',
  'signIn.empty': 'Enter your PIN or passphrase.',
  'signIn.checking': 'Checking…',
} as const;
