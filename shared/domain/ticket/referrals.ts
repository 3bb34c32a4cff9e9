import * as z from 'zod';
import { aspect, event } from './aspect.ts';

/**
 * Access without responsibility: an agent, a team or a department that may see the ticket although it is not theirs.
 */
export const referralSchema = z.object({ kind: z.enum(['agent', 'team', 'department']), id: z.string() });

export type Referral = Readonly<z.infer<typeof referralSchema>>;

export interface Referrals {
  readonly to: readonly Referral[];
}

const nobody: Referrals = { to: [] };

export const referrals = aspect(nobody, {
  'referral.added': event<Referrals, Referral>({
    data: referralSchema,
    apply: (slice, referral) => (isReferred(slice, referral) ? slice : { to: [...slice.to, referral] }),
    invert: (referral, present) =>
      isReferred(present, referral) ? { type: 'referral.removed', data: referral, takes: [] } : undefined,
  }),
  'referral.removed': event<Referrals, Referral>({
    data: referralSchema,
    apply: (slice, { kind, id }) => ({ to: slice.to.filter((other) => other.kind !== kind || other.id !== id) }),
    invert: (referral, present) =>
      isReferred(present, referral) ? undefined : { type: 'referral.added', data: referral, takes: [] },
  }),
});

export function isReferred({ to }: Referrals, { kind, id }: Referral): boolean {
  return to.some((other) => other.kind === kind && other.id === id);
}
