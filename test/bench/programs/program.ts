import { type ChildProcess, fork } from 'node:child_process';
import type { Question, Reply } from './serve.ts';

/** A measuring program in a process of its own. */
export interface Program {
  readonly ask: <Answer>(name: string, input?: unknown) => Promise<Answer>;
  readonly close: () => Promise<void>;
  /** Ends it whatever it does. */
  readonly kill: () => Promise<void>;
}

export function startProgram(
  path: string,
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  nodeOptions: readonly string[] = [],
): Program {
  const env = { ...process.env, ...environment };
  return programOf(fork(path, args, { execArgv: [...nodeOptions], serialization: 'advanced', env }), name);
}

/** The same for a process that was started in another way. */
export function programOf(child: ChildProcess, name: string): Program {
  let waiting: { resolve: (answer: never) => void; reject: (error: Error) => void } | undefined;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('message', (reply: Reply) => {
    const asked = waiting;
    waiting = undefined;
    // Safe: the bench names the type that this program answers with.
    if ('answer' in reply) asked?.resolve(reply.answer as never);
    else asked?.reject(new Error(`${name}: ${reply.problem}`));
  });
  child.once('exit', (code) => waiting?.reject(new Error(`${name} ended with ${code} before it answered`)));

  return {
    ask: (question, input) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const message: Question = { name: question, input };
        child.send(message, (error) => error && reject(error));
      }),
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}
