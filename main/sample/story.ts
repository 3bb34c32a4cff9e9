import * as z from 'zod';
import { entryKind } from '../../shared/domain/ticket/conversation.ts';
import { statusKind } from '../../shared/domain/ticket-state.ts';

const sampleAgent = z.enum(['jane-doe', 'john-doe']);
const priority = z.enum(['priority-low', 'priority-normal', 'priority-high', 'priority-emergency']);
const plan = z.enum(['plan-default', 'plan-sev-a', 'plan-sev-b', 'plan-sev-c']);

const action = z.union([
  /** `reply` is for the requester, `note` for agents; `message` is what the requester said, as an agent recorded it. */
  z.strictObject({ say: entryKind, text: z.string(), thenStatus: z.enum(['resolved', 'closed']).optional() }),
  z.strictObject({
    assign: sampleAgent.nullable(),
    team: z.enum(['team-level-two', 'team-banking']).optional(),
    remark: z.string().optional(),
  }),
  z.strictObject({ claim: z.literal(true) }),
  z.strictObject({ priority, reason: z.string().optional() }),
  z.strictObject({ plan }),
  z.strictObject({
    transfer: z.enum(['department-support', 'department-system-administrators']),
    remark: z.string(),
    keepAccess: z.boolean(),
  }),
  z.strictObject({ status: statusKind }),
]);

/** What an agent did to a sample ticket, `at` minutes after it was opened. */
const step = z.strictObject({ at: z.number().min(0), by: sampleAgent, action });

/** A sample ticket: how it was opened, and what has happened to it since. */
export const storySchema = z.strictObject({
  /** One of the people in `sample-people.ts`. */
  requester: z.string(),
  source: z.enum(['phone', 'walk-in', 'email', 'web', 'other']),
  topic: z.enum([
    'topic-outage',
    'topic-computer',
    'topic-equipment',
    'topic-password',
    'topic-other',
    'topic-general',
    'topic-feedback',
  ]),
  summary: z.string(),
  /** Plain text; an empty line begins a new paragraph. */
  details: z.string(),
  /** How many minutes before the creation of the sample desk. */
  openedMinutesAgo: z.number().min(0),
  openedBy: sampleAgent,
  /** Only if they differ from the help topic's. */
  priority: priority.optional(),
  plan: plan.optional(),
  steps: z.array(step),
});

export type SampleAgent = z.infer<typeof sampleAgent>;
export type Action = z.infer<typeof action>;
export type Step = z.infer<typeof step>;
export type Story = z.infer<typeof storySchema>;
