/** What a text of a ticket is: each kind is a column of the index. */
export const textKinds = ['summary', 'requester', 'entries', 'notes', 'files'] as const;

export type TextKind = (typeof textKinds)[number];

/** Texts by kind. Words of two texts are never next to each other. */
export type Texts = Readonly<Record<TextKind, readonly string[]>>;

export const noTexts: Texts = { summary: [], requester: [], entries: [], notes: [], files: [] };
