import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import { agentColours } from '../../domain/records/agent.ts';
import { type RecordKind, type RecordOf, recordKindNames, recordKinds } from '../../domain/records/registry.ts';
import { line } from '../../domain/text.ts';
import type { AgentShown } from '../../views/agent-shown.ts';
import type { DeskChoices } from '../../views/choices.ts';
import type { RecordUsage } from '../../views/record-usage.ts';
import { agentNameProblem, isSecretNotName } from '../new-agent.ts';
import { agentSecret, type SecretLack } from '../secret.ts';
import { keyed, query } from './declare.ts';
import { fieldTopics } from './topics.ts';

/** `lack`: why they cannot sign in on this computer. */
export type ListedAgent = AgentShown & { readonly lack: SecretLack | null };

export const saveAgentInput = z.strictObject({
  agentId: idSchema.nullable(),
  name: line(100),
  colour: z.enum(agentColours),
  departmentId: idSchema,
  roleId: idSchema,
  extended: z.array(z.strictObject({ departmentId: idSchema, roleId: idSchema })).max(50),
  isAdministrator: z.boolean(),
  /** The values of the record that the form began with; what changed since is not overwritten. */
  basedOn: z.record(z.string().max(60), z.unknown()).optional(),
  /** Null keeps the agent's present one. */
  secret: agentSecret.nullable(),
});

const savedAgent = saveAgentInput.refine(isSecretNotName, agentNameProblem);

/** The records of one kind, in the order of lists. */
type RecordList<Kind extends RecordKind> = { readonly kind: Kind; readonly records: readonly RecordOf<Kind>[] };
export type AnyRecordList = { readonly [Kind in RecordKind]: RecordList<Kind> }[RecordKind];

const listedKinds = recordKindNames.filter((kind) => recordKinds[kind].readableBy !== 'nobody');

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
  /** The agents of this desk. */
  'agents.list': query<readonly ListedAgent[]>()(z.strictObject({}), {
    for: 'administrator',
    shows: ['record:agent', 'record:department', 'record:role', 'secrets'],
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
  /** `unprotected`: the desk’s PINs are protected here, and this one could not be. */
  'agent.save': keyed<{ readonly agentId: string; readonly unprotected: boolean }>()(savedAgent, {
    for: 'administrator',
  }),
} as const;
