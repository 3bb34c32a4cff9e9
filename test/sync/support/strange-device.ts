import { encodeCommit } from '../../../main/journal/line.ts';
import type { Draft } from '../../../shared/domain/event.ts';
import { monday } from '../../support/test-desk.ts';

/** A device with another program: a newer version, a broken clock, or an attacker. */
export interface StrangeDevice {
  /** The line of its next commit, without the newline. */
  readonly writes: (drafts: readonly Draft[], more?: { readonly stamp?: string }) => Buffer;
}

export function strangeDevice(id: string): StrangeDevice {
  let seq = 0;
  let prev = '';
  return {
    writes: (drafts, { stamp = `${(monday + seq).toString(16).padStart(12, '0')}-0001` } = {}) => {
      seq += 1;
      const said = { actor: 'agent:zed', op: 'mood.set', key: `key-${id}-${seq}`, saw: {} };
      const salt = () => `salt-${id}-${seq}`;
      const { bytes, sum } = encodeCommit({ device: id, seq, stamp, timeMs: monday, ...said, drafts, prev }, salt);
      prev = sum;
      return bytes.subarray(0, -1);
    },
  };
}

export function onTicket(id: string, type: string, data: unknown): Draft {
  return { type, target: { kind: 'ticket', id }, data };
}
