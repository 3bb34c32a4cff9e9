/** Reasons for which any call can fail, with the details of their sentences. */
export const callProblems = {
  'call.malformed': [],
  'call.unknown': [],
  'call.too-large': [],
  'query.unknown': [],
  'operation.unknown': [],
  'key.malformed': [],
  'commit.too-large': [],
  'data.too-many': ['most'],
  'data.too-deep': ['most'],
  'data.text-too-long': ['most'],
  'data.not-finite': [],
  'data.not-storable': ['type'],
  'data.not-plain': [],
  'data.computed': [],
  'data.name-refused': ['name'],
  'data.name-too-long': ['most'],
  /** The window has searched for something else in the meantime. */
  'search.replaced': [],
  'program.gone': [],
  'program.fault': [],
} as const;

/** Reasons for which an agent may not do or see something. */
export const accessProblems = {
  'access.none': [],
  'access.agents-only': [],
  'ticket.unseen': [],
  'queue.unseen': [],
  /** `permission` is the one that their role lacks. */
  'permission.missing': ['permission'],
  'permission.administrator': [],
  'permission.system': [],
} as const;
