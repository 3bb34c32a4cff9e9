/** Work that can be done in small steps, until it is enough for now. Returns whether nothing is left to do. */
export type Work = (isEnough: () => boolean) => boolean;

/** How long one slice may block the process. */
const sliceMs = 8;
/** The same for work that nobody waits for: a question that comes in between waits at most this long. */
export const backgroundSliceMs = 2;
/** This many steps are always done at once, so that what is small is done whatever the computer is busy with. */
const freeSteps = 256;
/** Reading the clock takes about as long as a small step. */
const stepsPerLook = 16;

/** The limit of one slice; each call counts as a step. */
export function sliceLimit(): () => boolean {
  const endMs = performance.now() + sliceMs;
  let stepsLeft = freeSteps;
  let isOver = false;
  return () => {
    stepsLeft -= 1;
    if (stepsLeft > 0 || isOver) return isOver;
    stepsLeft = stepsPerLook;
    isOver = performance.now() >= endMs;
    return isOver;
  };
}

interface Waiting {
  readonly work: Work;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** All work in slices takes turns: else several slices would follow each other without a pause. */
const waiting: Waiting[] = [];
let isScheduled = false;

/** Begins a slice of larger steps: the result says whether it has taken long enough. */
export function beginSlice(longestMs = sliceMs): () => boolean {
  const endMs = performance.now() + longestMs;
  return () => performance.now() >= endMs;
}

/** Lets other tasks run once the present slice has taken long enough; undefined while it has not. */
export type Rest = () => Promise<void> | undefined;

/**
 * Divides work of many small steps into slices: call it between two steps, and wait if it returns a promise. `next`
 * resolves when the next slice may begin.
 */
export function createSlices(longestMs = sliceMs, next = nextTurn): Rest {
  let endMs = performance.now() + longestMs;

  async function rest(): Promise<void> {
    await next();
    endMs = performance.now() + longestMs;
  }

  return () => (performance.now() < endMs ? undefined : rest());
}

/** The result of steps, with rests between them. */
export async function allSteps<T>(steps: Generator<undefined, T>, rest: Rest): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const pause = rest();
    if (pause) await pause;
  }
}

/** Resolves once other tasks had a turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Runs long work in slices, so that other tasks can run in between. */
export function inSlices(work: Work): Promise<void> {
  return new Promise((done, failed) => {
    waiting.push({ work, done, failed });
    scheduleNext();
  });
}

function scheduleNext(): void {
  if (isScheduled || waiting.length === 0) return;
  isScheduled = true;
  setImmediate(runSlice);
}

function runSlice(): void {
  isScheduled = false;
  const first = waiting.shift();
  if (!first) return;
  try {
    if (first.work(sliceLimit())) first.done();
    else waiting.push(first);
  } catch (error) {
    first.failed(error);
  }
  scheduleNext();
}

/** How long work is divided: what is done at once before an answer, and the rest. */
export interface Slices {
  readonly now: () => () => boolean;
  readonly later: (work: Work) => Promise<void>;
}

export const slices: Slices = { now: sliceLimit, later: inSlices };

/** Work with a result, which yields after each part of it how many small steps that took. */
export type Steps<Result> = Generator<number, Result, undefined>;

/** Does as much as possible at once, and the rest in slices. */
export async function inSteps<Result>(steps: Steps<Result>, { now, later }: Slices): Promise<Result> {
  let last = steps.next();
  const work: Work = (isEnough) => {
    while (!last.done) {
      const { value } = last;
      last = steps.next();
      for (let step = 0; step < value; step += 1) if (isEnough()) return last.done === true;
    }
    return true;
  };
  if (!work(now())) await later(work);
  if (!last.done) throw new Error('The work was given up before its end');
  return last.value;
}
