/** Why a desk that is there cannot be opened, each with the sentence that says what is wrong and what to do. */
export const unopenedReasons = {
  'desk-incomplete':
    'Parts of this desk are missing or can’t be read. Nothing was changed. Put the missing files back from a backup, or open a copy of the desk.',
  'desk-file-missing':
    'The file desk.json is missing or damaged. Your tickets are all there. Deskside can create the file again.',
  'desk-held':
    'This desk is already open in another Deskside on this computer. Continue there, or close it there and try again.',
  'desk-held-elsewhere':
    'Another computer has this desk open, or didn’t close it properly. Close Deskside there, then try again. If it isn’t running there any more, take the desk over.',
  'newer-format':
    'This desk was used with a newer version of Deskside. Update Deskside to open it. Nothing was changed.',
  'desk-gone':
    'The folder of your desk is missing or empty. If it is on another drive or on the network, connect it, then try again.',
} as const;

export type UnopenedReason = keyof typeof unopenedReasons;

/** A desk that is there and could not be opened. */
export interface UnopenedDesk {
  /** `other` where the system said no: the sentence says why. */
  readonly why: UnopenedReason | 'other';
  readonly sentence: string;
  readonly folder: string;
  /** What is missing or damaged, as paths in the folder. */
  readonly missing: readonly string[];
  readonly heldBy: LockHolder | null;
}

export interface LockHolder {
  readonly host: string;
  /** An ISO time; locks of older versions have none. */
  readonly since: string | null;
  /** Names this lock, so that no other one is taken over. */
  readonly token: string;
}
