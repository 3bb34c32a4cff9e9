import type * as z from 'zod';
import { isReason, type Reason } from '../../shared/bridge/reasons.ts';
import { type Failed, failed, type Issue, type Result } from '../../shared/bridge/result.ts';
import { type CommitLinks, linksOf } from '../../shared/domain/commit-links.ts';
import { type Actor, actorOf, type Principal } from '../../shared/domain/principal.ts';
import { type AnyOperation, findOperation } from '../../shared/domain/registry.ts';
import { plainDataProblem } from '../../shared/lib/plain-data.ts';
import { askedOf } from '../journal/asked.ts';

/** An operation that somebody wants done, with input that its schema accepted. */
export interface Request {
  readonly operation: AnyOperation;
  readonly input: unknown;
  readonly principal: Principal;
  /** The principal as commits name it. */
  readonly actor: Actor;
  readonly key: string;
  /** Stands for the operation and its input: see `askedOf`. */
  readonly asked: string;
  readonly links: CommitLinks;
}

/** An operation as somebody asks for it. Only the desk itself says how what it does belongs to other commits. */
export interface Asked extends CommitLinks {
  readonly name: string;
  readonly input: unknown;
  /** Made once by whoever asks, so that what comes again is done once. */
  readonly key: unknown;
  readonly principal: Principal;
}

const limits = { depth: 12, nodes: 20_000, stringLength: 1_000_000 };

/** Characters of a field's name that an answer repeats. */
const longestPart = 60;

const keyPattern = /^[\w-]{8,60}$/;

/** Whether this can tell a repeated request from a new one. */
export function isKey(key: unknown): key is string {
  return typeof key === 'string' && keyPattern.test(key);
}

export const noKey = failed('invalid-input', 'key.malformed');

export function parseRequest({ name, input, key, principal, ...links }: Asked): Result<Request> {
  const operation = findOperation(name);
  if (!operation) return failed('invalid-input', 'operation.unknown');
  if (!isKey(key)) return noKey;
  const parsed = parseInput(operation.input, input);
  if (!parsed.ok) return parsed;
  const asked = askedOf(name, parsed.value);
  const actor = actorOf(principal);
  return { ok: true, value: { operation, input: parsed.value, principal, actor, key, asked, links: linksOf(links) } };
}

/** Checks what came from a window: plain data within limits, then the schema. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  stringLength = limits.stringLength,
): Result<z.output<Schema>> {
  const problem = plainDataProblem(input, { ...limits, stringLength });
  if (problem) return { ok: false, error: { code: 'invalid-input', ...problem } };
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return invalidInput(parsed.error);
}

/** Our schemas give a reason; where zod speaks for itself, no person should have to read it. */
function reasonOf(message: string): Reason {
  return isReason(message) ? message : 'input.malformed';
}

function invalidInput(error: z.ZodError): Failed {
  const issues: Issue[] = error.issues.slice(0, 20).map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part).slice(0, longestPart))),
    reason: reasonOf(message),
  }));
  // The paths are for forms; no person should have to read the name of a part of the input.
  return { ok: false, error: { code: 'invalid-input', reason: issues[0]?.reason ?? 'input.malformed', issues } };
}
