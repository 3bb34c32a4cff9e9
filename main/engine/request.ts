import { parseInput } from '../../shared/bridge/parse-input.ts';
import { isKey, noKey } from '../../shared/bridge/request-key.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import { type CommitLinks, linksOf } from '../../shared/domain/commit-links.ts';
import { type Actor, actorOf, type Principal } from '../../shared/domain/principal.ts';
import { type AnyOperation, findOperation } from '../../shared/domain/registry.ts';
import { requestHash } from '../journal/request-hash.ts';

/** An operation that somebody wants done, with input that its schema accepted. */
export interface Request {
  readonly operation: AnyOperation;
  readonly input: unknown;
  readonly principal: Principal;
  /** The principal as commits name it. */
  readonly actor: Actor;
  readonly key: string;
  /** Stands for the operation and its input: see `parseCommandLine`. */
  readonly asked: string;
  readonly links: CommitLinks;
}

/** An operation as somebody asks for it. Only the desk itself says how what it does belongs to other commits. */
export interface UncheckedRequest extends CommitLinks {
  readonly name: string;
  readonly input: unknown;
  /** Made once by whoever asks, so that what comes again is done once. */
  readonly key: unknown;
  readonly principal: Principal;
}

export function parseRequest({ name, input, key, principal, ...links }: UncheckedRequest): Result<Request> {
  const operation = findOperation(name);
  if (!operation) return failed('invalid-input', 'operation.unknown');
  if (!isKey(key)) return noKey;
  const parsed = parseInput(operation.input, input);
  if (!parsed.ok) return parsed;
  const asked = requestHash(name, parsed.value);
  const actor = actorOf(principal);
  return { ok: true, value: { operation, input: parsed.value, principal, actor, key, asked, links: linksOf(links) } };
}
