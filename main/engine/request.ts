import type * as z from 'zod';
import { failed, type Issue, type Result } from '../../shared/bridge/result.ts';
import { secretProblems } from '../../shared/bridge/secret.ts';
import { type Actor, actorOf, type Principal } from '../../shared/domain/principal.ts';
import { problems } from '../../shared/domain/problems.ts';
import { type AnyOperation, findOperation } from '../../shared/domain/registry.ts';
import { plainDataProblem } from '../../shared/lib/plain-data.ts';

/** An operation that somebody wants done, with input that its schema accepted. */
export interface Request {
  readonly operation: AnyOperation;
  readonly input: unknown;
  readonly principal: Principal;
  /** The principal as commits name it. */
  readonly actor: Actor;
  readonly key: string;
}

const limits = { depth: 12, nodes: 20_000, stringLength: 1_000_000 };

/** Characters of a field's name that an answer repeats. */
const longestPart = 60;

const keyPattern = /^[\w-]{8,60}$/;

/** Whether this can tell a repeated request from a new one. */
export function isKey(key: unknown): key is string {
  return typeof key === 'string' && keyPattern.test(key);
}

export const noKey = failed(
  'invalid-input',
  'The call has no proper key, so that it could not be told from a repeated one.',
);

export function parseRequest(name: string, input: unknown, key: unknown, principal: Principal): Result<Request> {
  const operation = findOperation(name);
  if (!operation) return failed('invalid-input', 'There is no such operation on this desk.');
  if (!isKey(key)) return noKey;
  const parsed = parseInput(operation.input, input);
  if (!parsed.ok) return parsed;
  return { ok: true, value: { operation, input: parsed.value, principal, actor: actorOf(principal), key } };
}

/** Checks what came from a window: plain data within limits, then the schema. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  stringLength = limits.stringLength,
): Result<z.output<Schema>> {
  const problem = plainDataProblem(input, { ...limits, stringLength });
  if (problem) return failed('invalid-input', problem);
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return invalidInput(parsed.error);
}

const sentences: Readonly<Record<string, string>> = { ...problems, ...secretProblems };

/** Schemas name the key of a sentence; where zod speaks for itself, no person should have to read it. */
function keyOf(message: string): string {
  return Object.hasOwn(sentences, message) ? message : 'input.malformed';
}

function invalidInput(error: z.ZodError) {
  const issues: Issue[] = error.issues.slice(0, 20).map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part).slice(0, longestPart))),
    message: keyOf(message),
  }));
  // The paths are for forms; no person should have to read the name of a part of the input.
  return failed('invalid-input', sentences[issues[0]?.message ?? ''] ?? '', { issues });
}
