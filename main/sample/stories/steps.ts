import type { SampleAgent, SampleDepartment, SamplePlan, SamplePriority, SampleTeam, Step } from '../story.ts';

/** In minutes, as stories count. */
export const hour = 60;
export const day = 24 * hour;

/** What an agent does in a story, told in one line a step. `at` is the minutes after the ticket was opened. */
function stepsBy(by: SampleAgent) {
  return {
    replies: (at: number, text: string): Step => ({ at, by, action: { say: 'reply', text } }),
    resolves: (at: number, text: string) => lastReply(at, by, text, 'resolved'),
    closes: (at: number, text: string) => lastReply(at, by, text, 'closed'),
    notes: (at: number, text: string): Step => ({ at, by, action: { say: 'note', text } }),
    /** Takes down what the requester said. */
    hears: (at: number, text: string): Step => ({ at, by, action: { say: 'message', text } }),
    claims: (at: number): Step => ({ at, by, action: { claim: true } }),
    assigns: (at: number, assign: SampleAgent | null, team: SampleTeam | null = null, remark = ''): Step => ({
      at,
      by,
      action: { assign, team, remark },
    }),
    prioritises: (at: number, priority: SamplePriority, reason: string): Step => ({
      at,
      by,
      action: { priority, reason },
    }),
    plans: (at: number, plan: SamplePlan): Step => ({ at, by, action: { plan } }),
    transfers: (at: number, transfer: SampleDepartment, keepAccess: boolean, remark: string): Step => ({
      at,
      by,
      action: { transfer, remark, keepAccess },
    }),
    /** Closes without another word to the requester. */
    filesAway: (at: number): Step => ({ at, by, action: { status: 'closed' } }),
  };
}

function lastReply(at: number, by: SampleAgent, text: string, then: 'resolved' | 'closed'): Step {
  return { at, by, action: { say: 'reply', text, then } };
}

export const jane = stepsBy('jane-doe');
export const john = stepsBy('john-doe');
