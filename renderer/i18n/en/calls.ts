/** Errors in a call itself. Only a program with a bug causes most of them. */
export const callProblems = {
  'call.malformed': 'This request isn’t valid. It must be “run”, “ask”, or “call”.',
  'call.unknown': 'This call doesn’t exist.',
  'call.too-large': 'This call exceeds the size limit.',
  'query.unknown': 'This query doesn’t exist.',
  'operation.unknown': 'This operation doesn’t exist on this desk.',
  'key.malformed': 'The call has no valid key, so a repeated call couldn’t be recognized.',
  'commit.too-large': 'This entry is too large. Shorten the text, or attach it as a file.',
  'data.too-many': 'The input has more than {most} values.',
  'data.too-deep': 'The input is nested more than {most} levels deep.',
  'data.text-too-long': 'A text in the input is longer than {most} characters.',
  'data.not-finite': 'A number in the input isn’t finite.',
  'data.not-storable': 'A {type} can’t be stored.',
  'data.not-plain': 'The input contains something other than plain data.',
  'data.computed': 'The input contains a computed property.',
  'data.name-refused': 'The property name {name} isn’t allowed.',
  'data.name-too-long': 'A property name is longer than {most} characters.',
  'search.replaced': 'This search was replaced by a newer one.',
  'program.gone': 'Deskside is no longer running. Your saved work is safe. Start Deskside again to continue.',
  'program.fault': 'Something went wrong in Deskside. Nothing was changed. The log has the details.',
} as const;

/** `permission` is replaced by its text in `permissions`. */
export const accessProblems = {
  'trail.full': '{most, plural, one {# ticket is} other {# tickets are}} pinned already. Unpin one first.',
  'access.none': 'You no longer have access to this desk. Ask an administrator.',
  'access.agents-only': 'Only agents of this desk can do this.',
  'ticket.unseen': 'This ticket doesn’t exist, or you don’t have access to it.',
  'queue.unseen': 'This queue doesn’t exist, or you don’t have access to it. Choose another one.',
  'permission.missing':
    'Your role doesn’t allow you to {permission} here. Ask an administrator or someone in the department.',
  'permission.administrator': 'Only an administrator of this desk can do this.',
  'permission.system': 'Only the desk itself can do this.',
} as const;

/** The same where it is known who could, and how those are listed. `who` is one of the lists. */
export const whoCould = {
  'could.permission': 'Your role doesn’t allow you to {permission} here. {who} can.',
  'could.permission.nobody':
    'Your role doesn’t allow you to {permission} here. Nobody on this desk can; an administrator can change roles.',
  'could.administrator': 'Only an administrator of this desk can do this: {who}.',
  'could.who.1': '{first}',
  'could.who.2': '{first} and {second}',
  'could.who.3': '{first}, {second}, and {third}',
  'could.who.more': '{first}, {second}, {third}, and {count} more',
} as const;

/** For a reason that this window doesn't know, because main is of another release. */
export const unknownProblem = {
  'problem.unknown': 'This couldn’t be done ({code}: {reason}). Restart Deskside, then try again.',
} as const;
