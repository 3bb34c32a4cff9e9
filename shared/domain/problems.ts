/**
 * Every reason for which the desk refuses something, with the sentence a person reads: what is wrong, and what to do.
 * Schemas and operations name the key; the window translates by key; `{name}` is filled in from the refusal's details.
 */
export const problems = {
  'input.malformed': 'That value isn’t valid here. Try again.',
  'id.malformed': 'That is not an identifier of this desk.',
  'text.required': 'This field is required.',
  'text.invisible': 'This text contains only invisible characters. Type it again.',
  'text.too-long': 'This text is too long. Shorten it.',
  'text.broken': 'This text holds a broken character (half of one). Delete it and type it again.',
  'text.direction': 'This text contains hidden direction characters. Type it instead of pasting it.',
  'email.malformed': 'Enter one email address, such as ken@example.com, or leave this blank.',
  'key.reused': 'This was already sent from another window. Check whether you still need it, then send again.',
  'body.empty': 'There is nothing to send yet. Write a few words first.',
  'body.too-long': 'This text is too long to keep in one entry. Shorten it, or attach it as a file.',
  'draft.too-long': 'Not saved: this text is too long to keep as a draft. Shorten it, or attach it as a file.',
  'attachment.unknown': 'One of the files is no longer here. Remove it from the list and attach it again.',
  'attachment.not-taken': 'Not sent yet: a file couldn’t be attached. Remove it or try again first.',
  'attachments.not-taken': 'Not sent yet: {count} files couldn’t be attached. Remove them or try again first.',
  'attachments.too-many': 'Attach at most 20 files to one entry.',
  'choice.required': 'Choose one from the list.',
  'topic.unknown': 'That help topic does not exist on this desk. Choose another one.',
  'topic.retired': 'The help topic “{name}” is archived. Choose another one.',
  'department.unknown': 'That department does not exist on this desk, or is archived. Choose another one.',
  'priority.unknown': 'That priority does not exist on this desk, or is archived. Choose another one.',
  'plan.unknown': 'That SLA plan does not exist on this desk, or is archived. Choose another one.',
  'status.unknown': 'That status does not exist on this desk, or is archived. Choose another one.',
  'agent.unknown': 'That agent does not work on this desk any more. Choose another one.',
  'team.unknown': 'That team does not exist on this desk, or is archived. Choose another one.',
  'person.unknown': 'That requester is not known on this desk. Search again, or type a name and an email address.',
  'role.unknown': 'That role does not exist on this desk, or is archived. Choose another one.',
  'agent.last-administrator': 'This is the only administrator of this desk. Make somebody else one first.',
  'record.unknown': 'This entry does not exist on this desk.',
  'record.incomplete': 'Fill in every field of a new entry.',
  'record.in-use': '“{name}” is the default. Choose another default first.',
  'status.unchanged': 'The ticket is already {name}.',
  'field.unchanged': 'That is the value it already has.',
  'field.moved': 'Somebody changed this to “{value}” since you began. Save again to replace it.',
  'assignment.unchanged': 'The ticket is already assigned like this.',
  'assignment.taken': 'The ticket is assigned to {name}. Use Assign to take it over.',
  'assignment.closed': 'The ticket is closed. Reopen it before you release it.',
  'department.unchanged': 'The ticket is already in {name}.',
  'plan.unchanged': 'The ticket already has this SLA plan.',
  'due.past': 'That time is in the past. Choose a later one.',
  'due.too-far': 'That time is after the year 9999. Choose an earlier one.',
  'due.closed': 'The ticket is closed, so nothing is due. Reopen it first.',
  'due.unchanged': 'The ticket is already due then.',
  'requester.unchanged': 'That is already the requester of this ticket.',
  'undo.nothing': 'There is nothing left to undo: everything was changed again since.',
  'undo.done': 'This was already undone.',
  'undo.not-yours': 'Only the person who did this can undo it.',
  'undo.impossible': 'This cannot be undone. A ticket that was opened by mistake can be closed.',
  'thread.moved': '{name} replied while you were writing. Read it first, or send anyway.',
} as const;

export type Problem = keyof typeof problems;

/** The English sentence for a problem, with its details filled in. */
export function problemSentence(problem: Problem, details: Readonly<Record<string, string>> = {}): string {
  return problems[problem].replace(/\{(\w+)\}/g, (_whole, name: string) => details[name] ?? '');
}
