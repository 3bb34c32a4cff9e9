/**
 * How the PINs of the agents on this device are kept. `protected`: sealed with a key of this computer’s key store, so
 * that a copied file does not give them away. `unreadable`: some agent’s PIN is sealed with a key that cannot be opened.
 */
export type PinState = 'plain' | 'protected' | 'unreadable';

/** What can be wrong with how PINs and passphrases are kept, with the sentence a person reads. */
export const pinProblems = {
  'pins.changed':
    'This computer’s key store cannot open this PIN: it was reset, or the desk came from another computer. Administrators still sign in with their passphrase; ask one for a new PIN.',
  'pins.silent':
    'This computer’s key store does not answer, so the PIN cannot be checked. Unlock it and try again, or ask an administrator for a new PIN.',
  'pins.no-store':
    'This PIN is protected by the computer’s key store, which a browser window cannot open. Start the Deskside program instead, or ask an administrator for a new PIN.',
  'pins.file-damaged':
    'The file that holds the PINs and passphrases of this desk is damaged, so nobody can sign in. Tickets are not affected. An administrator can use the recovery code or, without it, run reset-secrets from Deskside’s source code (see its README).',
  'pins.file-missing':
    'The file that holds the PINs and passphrases of this desk is missing, so nobody can sign in. An administrator can use the recovery code, or put secrets.json back and restart Deskside. Without either, run reset-secrets from Deskside’s source code (see its README).',
  'pins.entry-damaged':
    'The entry that holds this PIN or passphrase is damaged. Ask an administrator for a new one, or use the recovery code.',
  'pins.need-passphrase':
    'First give {names} a passphrase of at least 12 characters and let them sign in with it once. It is the way in when the key store is lost.',
  'pins.cannot-open':
    'This stays on, because the key store cannot open the PINs of {names}. Give them new ones first, or bring the old key store back.',
  'pins.new-administrator':
    'PINs are protected on this computer, so an administrator needs a passphrase of at least 12 characters. Write a new one.',
  'key-store.weak':
    'This computer locks the key with a password that everybody knows. PINs are then safe where only the desk’s folder is copied, and from nobody who can read your other files.',
  'key-store.none':
    'Deskside cannot use a key store on this computer, so nothing was changed. Unlock it, or sign in to the system again, then try again.',
} as const;

export type PinProblem = keyof typeof pinProblems;
