import type { DeskError } from '../../../shared/bridge/result.ts';

/** A secret that was typed rightly, and has to be replaced before its agent is signed in. */
export interface ToRenew {
  readonly secret: string;
  readonly why: (typeof reasons)[number];
}

const reasons = ['secret.one-time', 'secret.administrator-pin'] as const;

/** Why a secret has to be replaced; undefined for any other problem. */
export function whyToRenew({ reason }: DeskError): ToRenew['why'] | undefined {
  return reasons.find((each) => each === reason);
}
