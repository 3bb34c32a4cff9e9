import type * as z from 'zod';
import { plainDataProblem } from '../lib/plain-data.ts';
import { isReason, type Reason } from './reasons.ts';
import type { Failed, Issue, Result } from './result.ts';

const limits = { depth: 12, nodes: 20_000, stringLength: 1_000_000 };

/** The most characters of a field's name that an error repeats. */
const longestPart = 60;

/** Validates a window's input: plain data within limits, then the schema. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  stringLength = limits.stringLength,
): Result<z.output<Schema>> {
  const problem = plainDataProblem(input, { ...limits, stringLength });
  if (problem) return { ok: false, error: { code: 'invalid-input', ...problem } };
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return invalidInput(parsed.error);
}

/** Our schemas give a reason; messages of zod itself are not meant for people. */
function reasonOf(message: string): Reason {
  return isReason(message) ? message : 'input.malformed';
}

function invalidInput(error: z.ZodError): Failed {
  const issues: Issue[] = error.issues.slice(0, 20).map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part).slice(0, longestPart))),
    reason: reasonOf(message),
  }));
  // The paths are for forms, not for display.
  return { ok: false, error: { code: 'invalid-input', reason: issues[0]?.reason ?? 'input.malformed', issues } };
}
