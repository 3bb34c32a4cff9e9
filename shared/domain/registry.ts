import type * as z from 'zod';
import { openTicket } from './open-ticket.ts';
import type { Operation } from './operation.ts';
import { foundDesk, putRecord, retireRecord } from './record-operations.ts';
import { recoverAccess } from './recover-access.ts';
import { assign, claim, release } from './ticket/assignment.ts';
import { postEntry, recordMessage } from './ticket/conversation.ts';
import { transfer } from './ticket/department.ts';
import { choosePlan, setDue } from './ticket/due.ts';
import { setField } from './ticket/fields.ts';
import { changeRequester } from './ticket/requester.ts';
import { setStatus } from './ticket/status.ts';
import { undoCommit } from './undo.ts';

/** Everything that can be done on a desk. A new operation is one line here; forms, checks and tests follow from it. */
export const operations = {
  [openTicket.name]: openTicket,
  [setField.name]: setField,
  [setStatus.name]: setStatus,
  [postEntry.name]: postEntry,
  [recordMessage.name]: recordMessage,
  [assign.name]: assign,
  [claim.name]: claim,
  [release.name]: release,
  [transfer.name]: transfer,
  [choosePlan.name]: choosePlan,
  [setDue.name]: setDue,
  [changeRequester.name]: changeRequester,
  [undoCommit.name]: undoCommit,
  [putRecord.name]: putRecord,
  [retireRecord.name]: retireRecord,
  [foundDesk.name]: foundDesk,
  [recoverAccess.name]: recoverAccess,
} as const;

export type OperationName = keyof typeof operations;
export type InputOf<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>;

/** An operation whose input type is not known: what the engine works with after it has parsed the input. */
export type AnyOperation = Operation<OperationName, z.ZodType>;

export function findOperation(name: string): AnyOperation | undefined {
  // Safe: the engine hands `decide` only what the operation's own schema returned.
  return Object.hasOwn(operations, name) ? operations[name as OperationName] : undefined;
}
