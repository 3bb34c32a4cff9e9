/**
 * The message of an error at a path inside a field’s value, such as `0.name`; the empty path is the field itself. Errors
 * of a list or an object are nested like its value.
 */
export function issueAt(error: unknown, path: string): string | undefined {
  let at = error;
  for (const step of path === '' ? [] : path.split('.')) at = partOf(at, step);
  const message = partOf(at, 'message') ?? partOf(partOf(at, 'root'), 'message');
  return typeof message === 'string' ? message : undefined;
}

function partOf(error: unknown, step: string): unknown {
  if (typeof error !== 'object' || error === null || !Object.hasOwn(error, step)) return undefined;
  return (error as Readonly<Record<string, unknown>>)[step];
}
