import * as z from 'zod';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;

/** The height of rows in queues: three lines, two lines, two close lines, or one line. */
export const densities = ['roomy', 'comfortable', 'cozy', 'compact'] as const;

/** What a window shows after a reply or note was sent. */
export const afterSending = ['stay', 'next', 'back'] as const;

/** What of a thread is shown: everything, the entries, those that the requester knows, or one kind alone. */
export const threadFilters = ['all', 'entries', 'conversation', 'messages', 'replies', 'notes', 'changes'] as const;

/** How an agent works on this device. */
export const preferences = z.object({
  theme: z.enum(themes),
  density: z.enum(densities),
  afterSending: z.enum(afterSending),
  thread: z.enum(threadFilters),
  /** Whether single letters run commands. */
  singleKeys: z.boolean(),
  notifyAssigned: z.boolean(),
  notifyReplied: z.boolean(),
  notifyMentioned: z.boolean(),
  notifyNoted: z.boolean(),
  notifyStatus: z.boolean(),
  notifyDue: z.boolean(),
});

export type Preferences = Readonly<z.infer<typeof preferences>>;

/** The settings that turn notifications off, for an agent or on a computer, in the order of lists. */
export const notifyNames = [
  'notifyAssigned',
  'notifyReplied',
  'notifyMentioned',
  'notifyNoted',
  'notifyStatus',
  'notifyDue',
] as const satisfies readonly (keyof Preferences)[];

export type NotifyChoices = Pick<Preferences, (typeof notifyNames)[number]>;

export type Theme = Preferences['theme'];
export type Density = Preferences['density'];
export type ThreadFilter = Preferences['thread'];

/** The preferences of agents who never changed theirs. */
export const startingPreferences: Preferences = {
  theme: 'system',
  density: 'roomy',
  afterSending: 'stay',
  thread: 'all',
  singleKeys: true,
  notifyAssigned: true,
  notifyReplied: true,
  notifyMentioned: true,
  notifyNoted: true,
  notifyStatus: true,
  notifyDue: true,
};
