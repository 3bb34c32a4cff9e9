import { parseInput } from '../../shared/bridge/parse-input.ts';
import { isKey, noKey } from '../../shared/bridge/request-key.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import { type CommitLinks, linksOf } from '../../shared/domain/commit-links.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type Actor, actorOf, type Principal } from '../../shared/domain/principal.ts';
import { type AnyOperation, findOperation } from '../../shared/domain/registry.ts';
import { requestHash } from '../journal/request-hash.ts';

/** A requested operation, with input that matches its schema. */
export interface Request {
  readonly operation: AnyOperation;
  readonly input: unknown;
  readonly principal: Principal;
  /** The principal in the form that commits store. */
  readonly actor: Actor;
  readonly key: string;
  /** Identifies the operation and its input: see `requestHash`. */
  readonly asked: string;
  readonly links: CommitLinks;
  /** The agent who gets a passphrase with it that an administrator may have. */
  readonly passphraseFor?: Id | undefined;
}

/** An operation as it is requested. Only the desk itself may set the links to other commits, and `passphraseFor`. */
export interface UncheckedRequest extends CommitLinks {
  readonly name: string;
  readonly input: unknown;
  /** Created once by the caller, so that a repeated request is done once. */
  readonly key: unknown;
  readonly principal: Principal;
  readonly passphraseFor?: Id | undefined;
}

export function parseRequest(unchecked: UncheckedRequest): Result<Request> {
  const { name, input, key, principal, passphraseFor, ...links } = unchecked;
  const operation = findOperation(name);
  if (!operation) return failed('invalid-input', 'operation.unknown');
  if (!isKey(key)) return noKey;
  const parsed = parseInput(operation.input, input);
  if (!parsed.ok) return parsed;
  const asked = requestHash(name, parsed.value);
  const actor = actorOf(principal);
  const request = { operation, input: parsed.value, principal, actor, key, asked, links: linksOf(links) };
  return { ok: true, value: { ...request, passphraseFor } };
}
