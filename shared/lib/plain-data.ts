export interface PlainDataLimits {
  readonly depth: number;
  readonly nodes: number;
  readonly stringLength: number;
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Says in one sentence why `value` is not plain JSON data within the limits, or nothing when it is.
 * It runs before any schema: schemas walk what they know, this walks everything there is.
 */
export function plainDataProblem(value: unknown, limits: PlainDataLimits): string | undefined {
  let nodes = 0;

  function problemIn(part: unknown, depth: number): string | undefined {
    nodes += 1;
    if (nodes > limits.nodes) return `It holds more than ${limits.nodes} values.`;
    if (depth > limits.depth) return `It is nested deeper than ${limits.depth} levels.`;
    if (part === null || typeof part === 'boolean') return undefined;
    if (typeof part === 'string') {
      return part.length > limits.stringLength ? `A text is longer than ${limits.stringLength} characters.` : undefined;
    }
    if (typeof part === 'number') return Number.isFinite(part) ? undefined : 'A number is not finite.';
    if (part === undefined) return undefined;
    if (typeof part !== 'object') return `A ${typeof part} cannot be stored.`;
    return problemInObject(part, depth);
  }

  function problemInObject(part: object, depth: number): string | undefined {
    if (Array.isArray(part)) {
      // Before its keys are listed: a list of ten million would block the process for half a minute.
      if (part.length > limits.nodes) return `It holds more than ${limits.nodes} values.`;
    } else {
      const prototype: unknown = Object.getPrototypeOf(part);
      if (prototype !== Object.prototype && prototype !== null) return 'It holds something that is not plain data.';
    }
    for (const key of Reflect.ownKeys(part)) {
      if (typeof key === 'symbol' || forbiddenKeys.has(key)) return `The name ${String(key)} is not allowed.`;
      if (key.length > limits.stringLength) return `A name is longer than ${limits.stringLength} characters.`;
      if (Array.isArray(part) && key === 'length') continue;
      const property = Object.getOwnPropertyDescriptor(part, key);
      if (!property || !('value' in property)) return 'It holds a value that is computed when it is read.';
      const problem = problemIn(property.value, depth + 1);
      if (problem) return problem;
    }
    return undefined;
  }

  return problemIn(value, 0);
}
