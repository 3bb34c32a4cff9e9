import type * as z from 'zod';
import { openTicket } from './open-ticket.ts';
import type { Operation } from './operation.ts';
import { foundDesk, putRecord, retireRecord } from './record-operations.ts';
import { recoverAccess } from './recover-access.ts';
import { assignmentOperations } from './ticket/assignment.ts';
import { conversationOperations } from './ticket/conversation.ts';
import { customFieldOperations } from './ticket/custom-fields.ts';
import { departmentOperations } from './ticket/department.ts';
import { dueOperations } from './ticket/due.ts';
import { fieldOperations } from './ticket/fields.ts';
import { requesterOperations } from './ticket/requester.ts';
import { statusOperations } from './ticket/status.ts';
import { undoCommit } from './undo.ts';

type ByName<List extends readonly { readonly name: string }[]> = {
  readonly [Each in List[number] as Each['name']]: Each;
};

function byName<const List extends readonly { readonly name: string }[]>(list: List): ByName<List> {
  // Safe: each is found under the name that its type has.
  return Object.fromEntries(list.map((each) => [each.name, each])) as ByName<List>;
}

/** Everything that can be done on a desk. Each aspect lists its own operations; forms, checks and tests follow from them. */
export const operations = byName([
  openTicket,
  ...fieldOperations,
  ...customFieldOperations,
  ...statusOperations,
  ...conversationOperations,
  ...assignmentOperations,
  ...departmentOperations,
  ...dueOperations,
  ...requesterOperations,
  undoCommit,
  putRecord,
  retireRecord,
  foundDesk,
  recoverAccess,
]);

export type OperationName = keyof typeof operations;
export type InputOf<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>;

/** An operation whose input type is not known: what the engine works with after it has parsed the input. */
export type AnyOperation = Operation<OperationName, z.ZodType>;

export function findOperation(name: string): AnyOperation | undefined {
  // Safe: the engine hands `decide` only what the operation's own schema returned.
  return Object.hasOwn(operations, name) ? operations[name as OperationName] : undefined;
}
