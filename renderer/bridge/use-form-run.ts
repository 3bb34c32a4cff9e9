import { useRef, useState } from 'react';
import { newKey } from './deskside.ts';
import { useLostAnswer } from './use-lost-answer.ts';
import { type Run, useRun } from './use-run.ts';

interface FormRun {
  /** Runs the form’s operation under the form’s key, or under a new one if the key was used for something else. */
  readonly run: Run;
  /** The operation was executed although no answer arrived; submitting again returns the first answer. */
  readonly wasDone: boolean;
}

/** Gives a form without a draft one key from the moment it opens. */
export function useFormRun(): FormRun {
  const run = useRun();
  const key = useRef(newKey());
  const [wasDone, setWasDone] = useState(false);
  const follow = useLostAnswer(() => setWasDone(true));

  async function runOnce(...[operation, input]: Parameters<Run>): ReturnType<Run> {
    const result = await run(operation, input, key.current);
    setWasDone(false);
    if (result.ok) return result;
    if (result.error.code === 'unavailable') follow(key.current);
    if (result.error.reason === 'key.reused') key.current = newKey();
    return result;
  }

  return { run: runOnce, wasDone };
}
