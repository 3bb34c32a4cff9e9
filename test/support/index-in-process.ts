import type { WorkerThread } from '../../main/lookup/search/index-worker.ts';
import { createIndexServer } from '../../main/lookup/search/worker/index-server.ts';
import type { Answer, Asked, RequestName, Requests } from '../../main/lookup/search/worker/requests.ts';

/** The index without a thread. */
export interface TestIndex {
  /** Asks what must be answered. */
  readonly ask: <Name extends RequestName>(name: Name, input: Requests[Name]['input']) => Requests[Name]['output'];
}

export function indexInProcess(): TestIndex {
  const server = createIndexServer();
  return {
    ask: (name, input) => {
      // Safe: the name and its input are of one request.
      const answer = server.answer({ number: 1, question: { name, input } as Asked['question'] });
      if (answer.kind === 'failed') throw new Error(`${answer.fault}: ${answer.message}`);
      return answer.output as never;
    },
  };
}

export interface TestThread extends WorkerThread {
  /** The names of what it was asked. */
  readonly asked: readonly RequestName[];
  /** Ends it as an error in it would. */
  readonly crash: (error: Error) => void;
}

/** The thread of the index, which answers in this one: `change` can turn its answers into others. */
export function threadInProcess(
  change: (asked: Asked, answer: Answer) => Answer = (_asked, answer) => answer,
): TestThread {
  const server = createIndexServer();
  const listeners = new Map<string, ((value: unknown) => void)[]>();
  const asked: RequestName[] = [];
  let isEnded = false;

  function tell(event: string, value: unknown): void {
    for (const listener of listeners.get(event) ?? []) listener(value);
  }

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    server.answer({ number: 0, question: { name: 'close', input: null } });
    tell('exit', 0);
  }

  return {
    asked,
    postMessage: (message) => {
      const received = structuredClone(message);
      asked.push(received.question.name);
      setImmediate(() => {
        if (isEnded) return;
        const answer = change(received, server.answer(received));
        tell('message', structuredClone(answer));
      });
    },
    on: (event, listener) => void listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    terminate: async () => end(),
    unref: () => undefined,
    crash: (error) => {
      tell('error', error);
      end();
    },
  };
}
