import { describe, expect, it } from 'vitest';
import { createKeyedSerialQueue, createSerialQueue } from '../../../../shared/lib/serial-queue.ts';

/** Tasks that end when the test says so, and what has begun and ended so far. */
function controlledTasks() {
  const log: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    log,
    task: (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise<void>((resolve, reject) => {
        ends.set(name, (error) => (error ? reject(error) : resolve()));
      }).finally(() => log.push(`${name} ends`));
      return name;
    },
    end: (name: string, error?: Error) => ends.get(name)?.(error),
  };
}

/** Lets everything run that waits for nothing else. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a serial queue', () => {
  it('runs one task at a time, in the order in which they were added', async () => {
    const { log, task, end } = controlledTasks();
    const queue = createSerialQueue();
    const results = Promise.all(['a', 'b', 'c'].map((name) => queue.run(task(name))));
    await settled();
    expect(log).toEqual(['a begins']);
    end('a');
    await settled();
    expect(log).toEqual(['a begins', 'a ends', 'b begins']);
    end('b');
    await settled();
    end('c');
    expect(await results).toEqual(['a', 'b', 'c']);
    expect(log.slice(2)).toEqual(['b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('gives an error to the caller of the task that failed, and runs the next one', async () => {
    const queue = createSerialQueue();
    const failing = queue.run(() => Promise.reject(new Error('disk full')));
    const thrown = queue.run(() => {
      throw new Error('no promise');
    });
    const next = queue.run(async () => 'next');
    await expect(failing).rejects.toThrow('disk full');
    await expect(thrown).rejects.toThrow('no promise');
    expect(await next).toBe('next');
  });

  it('is idle when everything added so far has ended, whether or not it failed', async () => {
    const { log, task, end } = controlledTasks();
    const queue = createSerialQueue();
    await queue.idle();
    const failing = queue.run(task('a'));
    const last = queue.run(task('b'));
    const idle = queue.idle().then(() => log.push('idle'));
    await settled();
    end('a', new Error('disk full'));
    await expect(failing).rejects.toThrow('disk full');
    await settled();
    expect(log).toEqual(['a begins', 'a ends', 'b begins']);
    end('b');
    await Promise.all([last, idle]);
    expect(log.slice(3)).toEqual(['b ends', 'idle']);
  });

  it('lets a task add another one, which runs after it', async () => {
    const log: string[] = [];
    const queue = createSerialQueue();
    await queue.run(async () => {
      void queue.run(async () => log.push('added'));
      await settled();
      log.push('first');
    });
    await queue.idle();
    expect(log).toEqual(['first', 'added']);
  });
});

describe('a keyed serial queue', () => {
  it('runs tasks of one key one after another, and those of different keys at the same time', async () => {
    const { log, task, end } = controlledTasks();
    const queue = createKeyedSerialQueue();
    const results = [queue.run('x', task('x1')), queue.run('x', task('x2')), queue.run('y', task('y1'))];
    await settled();
    expect(log).toEqual(['x1 begins', 'y1 begins']);
    end('x1', new Error('disk full'));
    await expect(results[0]).rejects.toThrow('disk full');
    await settled();
    expect(log.slice(2)).toEqual(['x1 ends', 'x2 begins']);
    end('x2');
    end('y1');
    expect(await Promise.all(results.slice(1))).toEqual(['x2', 'y1']);
  });

  it('counts the tasks of a key that have not ended, and forgets a key without any', async () => {
    const { task, end } = controlledTasks();
    const queue = createKeyedSerialQueue();
    const first = queue.run('x', task('x1'));
    const second = queue.run('x', task('x2'));
    expect(queue.pending('x')).toBe(2);
    expect(queue.keys()).toEqual(['x']);
    await settled();
    end('x1');
    await first;
    expect(queue.pending('x')).toBe(1);
    await settled();
    end('x2', new Error('disk full'));
    await expect(second).rejects.toThrow('disk full');
    expect(queue.pending('x')).toBe(0);
    expect(queue.keys()).toEqual([]);
  });

  it('is idle for one key, or for all of them', async () => {
    const { log, task, end } = controlledTasks();
    const queue = createKeyedSerialQueue();
    const results = [queue.run('x', task('x1')), queue.run('y', task('y1'))];
    const one = queue.idle('x').then(() => log.push('x idle'));
    const all = queue.idle().then(() => log.push('all idle'));
    await queue.idle('z');
    await settled();
    end('x1');
    await one;
    expect(log).not.toContain('all idle');
    end('y1');
    await Promise.all([...results, all]);
    expect(log.slice(2)).toEqual(['x1 ends', 'x idle', 'y1 ends', 'all idle']);
  });
});
