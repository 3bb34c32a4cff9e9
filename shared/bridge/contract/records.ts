import * as z from 'zod';
import { type Id, idSchema } from '../../domain/id.ts';
import { agent } from '../../domain/records/agent.ts';
import { type RecordKind, type RecordOf, recordKindNames, recordKinds } from '../../domain/records/registry.ts';
import type { DeskChoices } from '../../views/choices.ts';
import type { RecordConflict } from '../../views/record-conflicts.ts';
import type { RecordUsage } from '../../views/record-usage.ts';
import type { DoneFor } from '../done.ts';
import { agentSecret, passphrase, type SecretLack } from '../secret.ts';
import { keyed, query } from './declare.ts';
import { fieldTopics } from './topics.ts';

const savedAgent = z.strictObject({
  /** A new agent’s id is made by the window, so that sending its form again does not add a second one. */
  id: idSchema,
  fields: agent.fields.partial(),
  /** The values that the form began with; what changed since is not overwritten. */
  basedOn: z.record(z.string().max(60), z.unknown()).optional(),
  /** Null keeps the agent’s present one. */
  secret: agentSecret.nullable(),
});

export interface SavedAgent {
  /** Null if only the secret was changed. */
  readonly done: DoneFor | null;
  /** Whether the desk’s PINs are protected here, and this one could not be. */
  readonly unprotected: boolean;
}

/** The records of one kind, in the order of lists. */
type RecordList<Kind extends RecordKind> = { readonly kind: Kind; readonly records: readonly RecordOf<Kind>[] };
export type AnyRecordList = { readonly [Kind in RecordKind]: RecordList<Kind> }[RecordKind];

const listedKinds = recordKindNames.filter((kind) => recordKinds[kind].readableBy !== 'nobody');

/** Requesters are no part of the set-up: their details are changed beside tickets. */
const setUpKinds = recordKindNames.filter((kind) => kind !== 'person');

export const recordQueries = {
  /** The records of a kind that the agent may read; archived ones only on request. */
  'records.list': query<AnyRecordList>()(
    z.strictObject({ kind: z.enum(listedKinds), archived: z.boolean().default(false) }),
    { shows: ['records'] },
  ),
  /**
   * What archiving a record would concern. It counts all tickets of the desk, also those that the administrator does
   * not see.
   */
  'record.usage': query<RecordUsage>()(z.strictObject({ kind: z.enum(recordKindNames), id: idSchema }), {
    for: 'administrator',
    shows: ['tickets', ...recordKindNames.map((kind) => `record:${kind}` as const)],
  }),
  /** What two devices have set differently in records that the agent may change, and nobody has decided since. */
  'records.contested': query<readonly RecordConflict[]>()(z.strictObject({}), {
    shows: setUpKinds.map((kind) => `record:${kind}` as const),
  }),
  /** The agents who cannot sign in on this computer, each with the reason. */
  'agents.lacks': query<Readonly<Record<Id, SecretLack>>>()(z.strictObject({}), {
    for: 'administrator',
    shows: ['record:agent', 'secrets'],
  }),
  /** What an agent can choose from in forms. */
  'desk.choices': query<DeskChoices>()(z.strictObject({}), {
    shows: [
      ...fieldTopics,
      'record:agent',
      'record:department',
      'record:desk',
      'record:plan',
      'record:priority',
      'record:role',
      'record:schedule',
      'record:status',
      'record:team',
      'record:topic',
    ],
  }),
  /** When the first reply to a ticket that is opened now would be due, and when it would be due to be resolved. */
  'due.preview': query<{ readonly responseDueMs: number | null; readonly dueMs: number | null }>()(
    z.strictObject({ planId: idSchema, departmentId: idSchema }),
    { shows: ['record:department', 'record:desk', 'record:plan', 'record:schedule'] },
  ),
} as const;

export const recordCalls = {
  /** Adds or changes an agent, and gives them a PIN or passphrase on this computer. */
  'agent.save': keyed<SavedAgent>()(savedAgent, { for: 'administrator' }),
  /** Restores an agent with a new passphrase, which an administrator needs where PINs are protected. */
  'agent.restore': keyed<DoneFor>()(z.strictObject({ id: idSchema, secret: passphrase }), { for: 'administrator' }),
} as const;
