import type { EntryKind } from '../../shared/domain/ticket/conversation.ts';
import type { StatusKind } from '../../shared/domain/ticket-state.ts';

export type SampleAgent = 'jane-doe' | 'john-doe';

/** One of the people in `sample-people.ts`. */
export type SamplePerson = string;

/** What an agent did to a sample ticket, `at` minutes after it was opened. */
export interface Step {
  readonly at: number;
  readonly by: SampleAgent;
  readonly action: Action;
}

export type Action =
  /** `reply` is for the requester, `note` for agents; `message` is what the requester said, taken down. */
  | { readonly say: EntryKind; readonly text: string; readonly then?: 'resolved' | 'closed' }
  | { readonly assign: SampleAgent | null; readonly team?: SampleTeam | null; readonly remark?: string }
  | { readonly claim: true }
  | { readonly priority: SamplePriority; readonly reason?: string }
  | { readonly plan: SamplePlan }
  | { readonly transfer: SampleDepartment; readonly remark: string; readonly keepAccess: boolean }
  | { readonly status: StatusKind };

export type SampleTeam = 'team-level-two' | 'team-banking';
export type SamplePriority = 'priority-low' | 'priority-normal' | 'priority-high' | 'priority-emergency';
export type SamplePlan = 'plan-default' | 'plan-sev-a' | 'plan-sev-b' | 'plan-sev-c';
export type SampleDepartment = 'department-support' | 'department-system-administrators';
export type SampleTopic =
  | 'topic-outage'
  | 'topic-computer'
  | 'topic-equipment'
  | 'topic-password'
  | 'topic-other'
  | 'topic-general'
  | 'topic-feedback';

/** A sample ticket: how it came in, and what happened to it since. */
export interface Story {
  readonly requester: SamplePerson;
  readonly source: 'phone' | 'walk-in' | 'email' | 'web' | 'other';
  readonly topic: SampleTopic;
  readonly summary: string;
  /** Plain text; an empty line begins a new paragraph. */
  readonly details: string;
  /** How many minutes before the sample desk is made. */
  readonly openedMinutesAgo: number;
  readonly openedBy: SampleAgent;
  /** Where they differ from what the help topic fills in. */
  readonly priority?: SamplePriority;
  readonly plan?: SamplePlan;
  readonly steps: readonly Step[];
}
