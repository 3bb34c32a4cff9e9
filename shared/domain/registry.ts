import type * as z from 'zod';
import { openTicket } from './open-ticket.ts';
import type { Operation } from './operation.ts';
import { recolourOneself } from './own-colour.ts';
import { restoreRecord, retireRecord } from './record-archive.ts';
import { foundDesk, putRecord } from './record-operations.ts';
import { moveRecord } from './record-order.ts';
import { recoverAccess } from './recover-access.ts';
import { aspectOperations } from './ticket/ticket.ts';
import { undoCommit } from './undo.ts';

type ByName<List extends readonly { readonly name: string }[]> = {
  readonly [Each in List[number] as Each['name']]: Each;
};

function byName<const List extends readonly { readonly name: string }[]>(list: List): ByName<List> {
  // Safe: each is stored under the name in its type.
  return Object.fromEntries(list.map((each) => [each.name, each])) as ByName<List>;
}

/** All operations of a desk. Each aspect lists its own; forms, checks and tests are derived from them. */
export const operations = byName([
  openTicket,
  ...aspectOperations,
  undoCommit,
  putRecord,
  retireRecord,
  restoreRecord,
  moveRecord,
  foundDesk,
  recolourOneself,
  recoverAccess,
]);

export type OperationName = keyof typeof operations;
export type InputOf<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>;

/** An operation with an unknown input type, as the engine uses it after validating the input. */
export type AnyOperation = Operation<OperationName, z.ZodType>;

export function findOperation(name: string): AnyOperation | undefined {
  // Safe: the engine passes `decide` only what the operation's own schema returned.
  return Object.hasOwn(operations, name) ? operations[name as OperationName] : undefined;
}
