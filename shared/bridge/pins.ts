/**
 * How the PINs of the agents on this device are kept. `protected`: sealed with a key of this computer’s key store, so
 * that a copied file does not give them away. `unreadable`: some agent’s PIN is sealed with a key that cannot be opened.
 */
export type PinState = 'plain' | 'protected' | 'unreadable';

/** What can be wrong with how PINs and passphrases are kept, with what its sentence names. */
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
