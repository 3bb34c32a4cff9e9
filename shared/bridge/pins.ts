/**
 * How the agents' PINs are stored on this device. `protected`: sealed with a key of this computer’s key store, so that
 * a copied file does not reveal them. `unreadable`: at least one PIN is sealed with a key that cannot be opened.
 */
export type PinState = 'plain' | 'protected' | 'unreadable';

/** What can be wrong with the storage of PINs and passphrases, with the details of its sentence. */
export const pinProblems = {
  'pins.changed': [],
  'pins.silent': [],
  'pins.no-store': [],
  'pins.file-damaged': [],
  'pins.file-missing': [],
  'pins.entry-damaged': [],
  'pins.need-passphrase': ['names'],
  'pins.cannot-open': ['names'],
  'pins.new-administrator': [],
  'key-store.weak': [],
  'key-store.none': [],
} as const;

export type PinProblem = keyof typeof pinProblems;
