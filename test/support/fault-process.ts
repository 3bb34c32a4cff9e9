import { type ChildProcess, spawn } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { Line } from './fault-agent.ts';
import { temporaryFolder } from './test-desk.ts';

/** The agent's script in one file, so that a new process of it starts at once. */
export interface AgentScript {
  readonly start: (words: readonly string[], options?: { readonly uid?: number }) => AgentProcess;
  readonly remove: () => Promise<void>;
}

export interface AgentProcess {
  readonly lines: readonly Line[];
  /** Resolves once it has opened its desk, or reported why it could not. */
  readonly begun: Promise<Line>;
  readonly kill: () => void;
  /** Says that it is enough. */
  readonly end: () => void;
  /** Resolves when it is gone and everything it printed was read. */
  readonly over: Promise<void>;
  /** Null while it runs, and for a process that was killed. */
  readonly exitCode: () => number | null;
}

export async function buildAgentScript(source = 'fault-agent.ts'): Promise<AgentScript> {
  const { path, remove } = await temporaryFolder();
  await chmod(path, 0o755);
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    // SQLite’s loader looks for its program beside itself.
    define: { __dirname: JSON.stringify(dirname(createRequire(import.meta.url).resolve('node-sqlite3-wasm'))) },
    build: {
      ssr: join(import.meta.dirname, source),
      outDir: path,
      rollupOptions: { output: { entryFileNames: 'agent.mjs' } },
    },
  });
  const script = join(path, 'agent.mjs');
  return {
    start: (words, { uid } = {}) => {
      const identity = uid === undefined ? {} : { uid, gid: uid };
      return follow(spawn(process.execPath, [script, ...words], { stdio: ['pipe', 'pipe', 'inherit'], ...identity }));
    },
    remove,
  };
}

/** A killed process may leave an incomplete line, which does not count. */
function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line; // Safe: the agent prints nothing else.
  } catch {
    return undefined;
  }
}

function follow(child: ChildProcess): AgentProcess {
  const lines: Line[] = [];
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('The agent has no pipes');
  const reader = createInterface({ input: stdout });
  const over = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  const begun = new Promise<Line>((resolve, reject) => {
    reader.on('line', (text) => {
      const line = lineOf(text);
      if (!line) return;
      lines.push(line);
      if (line.did === 'open' || line.did === 'fail') resolve(line);
    });
    over.then(() => reject(new Error('The agent ended without a word')), reject);
  });
  begun.catch(() => undefined); // A test that kills it before it began does not ask.
  return {
    lines,
    begun,
    over,
    kill: () => void child.kill('SIGKILL'),
    end: () => void stdin.end(),
    exitCode: () => child.exitCode,
  };
}
