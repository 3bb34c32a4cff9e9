import type { AppliedCommit, EnginePorts } from './ports.ts';

/** Announces commits to listeners in their order, but not before their callers have the answers. */
export interface Publishing {
  readonly add: EnginePorts['publish'];
  /** Announces now what is left, before somebody reads what listeners keep. */
  readonly settle: () => void;
}

/** Listeners keep queues and notify windows, which takes about as long as deciding; no answer waits for them. */
export function createPublishing(publish: EnginePorts['publish']): Publishing {
  const left: (readonly AppliedCommit[])[] = [];
  let isPublishing = false;

  function settle(): void {
    // A listener may read what an earlier listener keeps; the next commits come after this one for all of them.
    if (isPublishing) return;
    isPublishing = true;
    try {
      for (let next = left.shift(); next; next = left.shift()) publish(next);
    } finally {
      isPublishing = false;
    }
  }

  return {
    add: (commits) => {
      left.push(commits);
      setImmediate(settle);
    },
    settle,
  };
}
