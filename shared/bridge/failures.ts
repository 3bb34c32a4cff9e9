/** Failures outside the domain: nothing was written. */
export const failures = {
  'disk-full': [],
  'read-only': [],
  'disk-failed': [],
  'folder-gone': [],
  'disk-silent': [],
  'lock-lost': [],
} as const;

export type Failure = keyof typeof failures;

/** What can be wrong with an attached file, or with the folder of a desk. */
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

/** A relative path; `example` is an absolute one on this computer. */
export const pathProblems = { 'folder.relative': ['example'] } as const;

/** A file of the program that the sample desk is made of. */
export const sampleProblems = { 'sample.incomplete': ['file'] } as const;

/** What can be wrong with a file of an entry; then none of its bytes is served. */
export const storedProblems = {
  'stored.missing': ['name'],
  'stored.damaged': ['name'],
  'stored.unreadable': ['name'],
} as const;
