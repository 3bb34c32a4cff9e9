/** What can be wrong with a call itself. Most of it only a faulty program gets to read. */
export const callProblems = {
  'call.malformed': 'A call is one of run, ask and call.',
  'call.unknown': 'There is no such call.',
  'call.too-large': 'This is more than one call may hold.',
  'query.unknown': 'There is no such question.',
  'operation.unknown': 'There is no such operation on this desk.',
  'key.malformed': 'The call has no proper key, so that it could not be told from a repeated one.',
  'commit.too-large': 'This is too much for one entry. Shorten the text, or attach it as a file.',
  'data.too-many': 'It holds more than {most} values.',
  'data.too-deep': 'It is nested deeper than {most} levels.',
  'data.text-too-long': 'A text is longer than {most} characters.',
  'data.not-finite': 'A number is not finite.',
  'data.not-storable': 'A {type} cannot be stored.',
  'data.not-plain': 'It holds something that is not plain data.',
  'data.computed': 'It holds a value that is computed when it is read.',
  'data.name-refused': 'The name {name} is not allowed.',
  'data.name-too-long': 'A name is longer than {most} characters.',
  'program.gone': 'Deskside is not running any more. Start it again; what was saved is safe.',
  'program.fault': 'Something went wrong inside Deskside; nothing was changed. The log says what.',
} as const;

/** `permission` is shown by the words of `permissions`. */
export const accessProblems = {
  'access.none': 'You do not work on this desk any more. Ask an administrator.',
  'access.agents-only': 'Only agents of this desk can do that.',
  'ticket.unseen': 'This ticket doesn’t exist, or you don’t have access to it.',
  'queue.unseen': 'This queue doesn’t exist, or isn’t yours. Choose another one.',
  'agent.not-found': 'There is no such agent.',
  'permission.missing':
    'Your role does not allow you to {permission} here. Ask an administrator, or somebody of the department.',
  'permission.administrator': 'Only an administrator of this desk can do that.',
  'permission.system': 'The desk does that by itself; nobody can ask for it.',
} as const;

/** Where main gives a reason that this window has never heard of. */
export const unknownProblem = {
  'problem.unknown': 'This couldn’t be done ({code}: {reason}). Restart Deskside, then try again.',
} as const;
