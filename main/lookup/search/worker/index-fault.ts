import type { FaultKind } from './requests.ts';

/** Why the index could not be used. The message names what SQLite or the system said, and no text of a ticket. */
export class IndexFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.name = 'IndexFault';
    this.kind = kind;
  }
}
