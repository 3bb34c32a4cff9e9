/** Signing in, and choosing a PIN or passphrase. */
export const secretProblems = {
  'secret.pin-short': 'Use at least 6 digits, or a passphrase of at least 8 characters.',
  'secret.pin-easy': 'This PIN is too easy to guess. Avoid sequences, repeated digits, and dates such as a birthday.',
  'secret.passphrase-short': 'Use at least 6 digits, or a passphrase of at least 8 characters.',
  'secret.passphrase-easy': 'This passphrase is too easy to guess. Use a few random words.',
  'secret.own-name': 'This passphrase is too close to a name on this desk. Use a few random words.',
  'secret.administrator-short': 'Use at least 12 characters. A few random words are easy to remember.',
  'secret.wrong': 'Wrong PIN or passphrase. Try again.',
  'secret.missing': 'A new agent needs a PIN or passphrase.',
  'secret.none': 'You have no PIN on this computer. Ask an administrator for a new one.',
  'secret.one-time': 'This passphrase works only once. Choose a new one.',
  'secret.administrator-pin':
    'You are now an administrator, and PINs are protected on this computer. Choose a passphrase: it still works if the key store is lost.',
  'secret.crowd': 'Too many sign-ins at once. Wait a moment, then try again.',
  'secret.wait': 'Wrong PIN or passphrase. Wait {seconds, plural, one {# second} other {# seconds}}, then try again.',
} as const;

/** Problems with the PINs and passphrases stored on this computer. */
export const pinProblems = {
  'pins.changed':
    'This computer’s key store can’t open this PIN: it was reset, or the desk came from another computer. Administrators can still sign in with their passphrase. Ask one for a new PIN.',
  'pins.silent':
    'This computer’s key store doesn’t respond, so the PIN can’t be checked. Unlock it and try again, or ask an administrator for a new PIN.',
  'pins.no-store':
    'This PIN is protected by the computer’s key store, which a browser window can’t open. Start the Deskside program instead, or ask an administrator for a new PIN.',
  'pins.file-damaged':
    'The file that holds the PINs and passphrases of this desk is damaged, so nobody can sign in. Tickets are not affected. An administrator can use the recovery code or, without it, run reset-secrets from Deskside’s source code (see its README).',
  'pins.file-missing':
    'The file that holds the PINs and passphrases of this desk is missing, so nobody can sign in. An administrator can use the recovery code, or put secrets.json back and restart Deskside. Without either, run reset-secrets from Deskside’s source code (see its README).',
  'pins.entry-damaged':
    'The entry that holds this PIN or passphrase is damaged. Ask an administrator for a new one, or use the recovery code.',
  'pins.need-passphrase':
    'First give {names} a passphrase of at least 12 characters, and have them sign in with it once. It still works if the key store is lost.',
  'pins.cannot-open':
    'This stays on because the key store can’t open the PINs of {names}. Give them new PINs first, or restore the old key store.',
  'pins.new-administrator':
    'PINs are protected on this computer, so an administrator needs a passphrase of at least 12 characters. Enter one for this agent, or turn off the protection under This computer.',
  'key-store.weak':
    'Only a default password protects this computer’s key store. PINs are then safe if someone copies the desk’s folder, but not from anyone who can read your other files.',
  'key-store.none':
    'Deskside can’t use a key store on this computer, so nothing was changed. Unlock it, or sign in to the system again, then try again.',
} as const;

export const recoveryProblems = {
  'recovery.incomplete': 'A recovery code has 25 letters and digits. Check that none is missing.',
  'recovery.mistyped': 'This code contains a typo. Compare it with your copy.',
  'recovery.wrong': 'This isn’t the desk’s recovery code. An older one no longer works.',
  'recovery.wait':
    'This isn’t the desk’s recovery code. Wait {seconds, plural, one {# second} other {# seconds}}, then try again.',
  'recovery.none':
    'This desk has no recovery code. Ask another administrator for a new passphrase. If nobody can sign in, run reset-secrets from Deskside’s source code on this computer (see its README).',
  'recovery.damaged':
    'The file that holds the recovery code is damaged. Ask another administrator for a new passphrase. If nobody can sign in, run reset-secrets from Deskside’s source code on this computer (see its README).',
  'recovery.administrators': 'The recovery code is for administrators. Ask one for a new PIN.',
  'recovery.not-shown': 'The recovery code is no longer shown. Create a new one under Agents.',
} as const;
