/** Why a desk that is there cannot be opened; for each the window has a screen that says what can be done. */
export const unopenedReasons = {
  'desk-incomplete': [],
  'desk-file-missing': [],
  'desk-held': [],
  'desk-held-elsewhere': [],
  'newer-format': [],
  'desk-gone': [],
} as const;

export type UnopenedReason = keyof typeof unopenedReasons;

/** What else can be in the way of opening a desk, mostly the system. */
export const openingProblems = {
  'open.disk-full': [],
  'open.read-only': [],
  'open.folder-gone': [],
  'open.disk-silent': [],
  'open.refused': ['folder', 'code'],
  'open.folder-for-file': ['folder'],
  'open.file-for-folder': ['folder'],
  'open.file-too-large': [],
  'open.named-file-too-large': ['file'],
  'desk.not-there': ['folder'],
  'desk.damaged': ['folder'],
  'desk.closed': [],
  'desk.sound': [],
} as const;

/** Whether there is a screen of its own for it. */
export function isUnopenedReason(reason: string): reason is UnopenedReason {
  return Object.hasOwn(unopenedReasons, reason);
}
