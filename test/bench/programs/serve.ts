/** What a measuring program can be asked for, by name. */
export type Answers = Readonly<Record<string, (input: never) => Promise<unknown> | unknown>>;

export interface Question {
  readonly name: string;
  readonly input: unknown;
}

export type Reply = { readonly answer: unknown } | { readonly problem: string };

/** Answers the questions of the bench one after another, until it closes the connection. */
export function serve(answers: Answers): void {
  let last: Promise<unknown> = Promise.resolve();
  process.on('message', (question: Question) => {
    last = last.then(() => reply(question));
  });
  process.on('disconnect', () => process.exit(0));

  async function reply({ name, input }: Question): Promise<void> {
    try {
      const answer = answers[name];
      if (!answer) throw new Error(`${name} cannot be measured here`);
      send({ answer: await answer(input as never) }); // Safe: the bench asks each program with its own types.
    } catch (error) {
      send({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
}

function send(reply: Reply): void {
  process.send?.(reply);
}
