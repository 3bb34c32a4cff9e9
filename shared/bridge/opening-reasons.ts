/** Why an existing desk cannot be opened; each reason has a screen with instructions. */
export const unopenedReasons = {
  'desk-incomplete': [],
  'desk-file-missing': [],
  'desk-held': [],
  'desk-held-elsewhere': [],
  'newer-format': [],
  'desk-gone': [],
} as const;

export type UnopenedReason = keyof typeof unopenedReasons;

/** Further errors when opening a desk, mostly from the system. */
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

/** Whether the reason has a screen of its own. */
export function isUnopenedReason(reason: string): reason is UnopenedReason {
  return Object.hasOwn(unopenedReasons, reason);
}
