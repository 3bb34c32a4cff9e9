import { IndexFault } from './worker/index-fault.ts';
import type { Answer, Asked, RequestName, Requests } from './worker/requests.ts';

/** The part of a worker thread that is used here. */
export interface WorkerThread {
  readonly postMessage: (message: Asked) => void;
  readonly on: (event: 'message' | 'error' | 'exit', listener: (value: unknown) => void) => unknown;
  readonly terminate: () => Promise<unknown>;
  /** Lets the process end while the thread is running. */
  readonly unref: () => void;
}

export interface IndexWorker {
  /** Rejects with an `IndexFault`. */
  readonly ask: <Name extends RequestName>(
    name: Name,
    input: Requests[Name]['input'],
  ) => Promise<Requests[Name]['output']>;
  /** What is asked and not answered fails. */
  readonly end: () => Promise<void>;
}

interface Waiting {
  readonly done: (output: never) => void;
  readonly failed: (fault: IndexFault) => void;
}

/** Asks the thread of the index, which answers one question after another. */
export function createIndexWorker(thread: WorkerThread): IndexWorker {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: IndexFault | undefined;

  function fail(fault: IndexFault): void {
    ended ??= fault;
    for (const { failed } of waiting.values()) failed(fault);
    waiting.clear();
  }

  thread.unref();
  thread.on('error', (error) => {
    fail(new IndexFault('bug', error instanceof Error ? (error.stack ?? error.message) : 'The thread failed'));
  });
  thread.on('exit', () => fail(new IndexFault('bug', 'The thread has ended')));
  thread.on('message', (message) => {
    const answer = message as Answer; // Safe: nothing else posts to it.
    const asker = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.kind === 'done')
      asker?.done(answer.output as never); // Safe: it is the answer to what was asked.
    else asker?.failed(new IndexFault(answer.fault, answer.message));
  });

  return {
    ask: (name, input) =>
      new Promise((done, failed) => {
        if (ended) return failed(ended);
        last += 1;
        waiting.set(last, { done, failed });
        // Safe: the name and its input are of one request.
        thread.postMessage({ number: last, question: { name, input } as Asked['question'] });
      }),
    end: async () => {
      ended ??= new IndexFault('bug', 'The index was closed');
      await thread.terminate();
      fail(ended);
    },
  };
}
