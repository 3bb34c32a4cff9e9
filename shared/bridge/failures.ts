/** The world says no: nothing was written. */
export const failures = {
  'disk-full': [],
  'read-only': [],
  'disk-failed': [],
  'folder-gone': [],
  'disk-silent': [],
  'lock-lost': [],
} as const;

export type Failure = keyof typeof failures;

/** What can be wrong with a file that somebody attaches, or with the place a desk is meant to live in. */
export const locationProblems = {
  'file.too-large': [],
  'file.wrong-size': [],
  'file.unknown': [],
  'file.too-many-begun': [],
  'file.no-room': [],
  'file.unreadable': [],
  'file.folder': [],
  'file.silent': [],
  'file.unheard': [],
  'folder.not-empty': [],
  'folder.has-desk': [],
  'folder.damaged-desk': [],
  'folder.no-desk': [],
  'folder.is-file': [],
  'folder.no-access': [],
  'folder.cannot-make': [],
  'folder.disk-full': [],
  'folder.silent': [],
  'desk.open-already': [],
  'desk.not-sample': [],
  'folder.unopened': [],
  'computer.browser': [],
  'login.not-installed': [],
  'login.needs-approval': [],
  'login.switched-off': [],
  'login.refused': [],
  'words.unsaved': [],
  'updates.off': [],
  'updates.none': [],
  'updates.unsigned': [],
  'desk.none': [],
  'desk.locked': [],
} as const;

export type LocationProblem = keyof typeof locationProblems;

/** A path that does not say where it begins; `example` is one that does, on this computer. */
export const pathProblems = { 'folder.relative': ['example'] } as const;

/** What a file that an entry names can have gone through: none of its bytes is handed out then. */
export const storedProblems = {
  'stored.missing': ['name'],
  'stored.damaged': ['name'],
  'stored.unreadable': ['name'],
} as const;
