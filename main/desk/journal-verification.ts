import type { JournalReport } from '../journal/report.ts';
import { createSlices, type Rest } from '../platform/in-slices.ts';
import { checkJournal, type JournalCheckPorts } from './journal-check.ts';

/** Reads the journal of an open desk again, because a start from a snapshot does not read all of it. */
export interface JournalVerification {
  /** Resolves when every line was compared with what is known of it, or the desk is being closed. */
  readonly verify: (rest?: Rest) => Promise<void>;
  /** Stops a comparison in progress. */
  readonly close: () => Promise<void>;
}

export interface JournalVerificationPorts extends Omit<JournalCheckPorts, 'rest'> {
  readonly addReports: (found: readonly JournalReport[]) => void;
  /** Whether every line was read when the desk was opened, so that the first comparison would find nothing. */
  readonly wasRead: boolean;
  /** The journal is not what the state was made from. */
  readonly distrust: () => Promise<void>;
}

class Stopped extends Error {}

export function createVerification({
  addReports,
  distrust,
  wasRead,
  ...ports
}: JournalVerificationPorts): JournalVerification {
  let isDone = wasRead;
  let isClosed = false;
  let present: Promise<void> = Promise.resolve();

  async function compare(rest: Rest): Promise<void> {
    const stoppable = () => {
      if (isClosed) throw new Stopped();
      return rest();
    };
    try {
      const { isSame, found } = await checkJournal({ ...ports, rest: stoppable });
      addReports(found);
      if (!isSame) await distrust();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  return {
    verify: (rest = createSlices()) => {
      present = isDone ? Promise.resolve() : compare(rest);
      isDone = false;
      return present;
    },
    close: async () => {
      isClosed = true;
      await present.catch(() => undefined); // The caller of `verify` gets the error.
    },
  };
}
