export interface PlainDataLimits {
  readonly depth: number;
  readonly nodes: number;
  readonly stringLength: number;
}

/** Why a value is not plain data; `most` is the exceeded limit. */
export type PlainDataProblem =
  | {
      readonly reason: 'data.too-many' | 'data.too-deep' | 'data.text-too-long' | 'data.name-too-long';
      readonly details: { readonly most: number };
    }
  | { readonly reason: 'data.not-finite' | 'data.not-plain' | 'data.computed' }
  | { readonly reason: 'data.not-storable'; readonly details: { readonly type: string } }
  | { readonly reason: 'data.name-refused'; readonly details: { readonly name: string } };

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Why `value` is not plain JSON data within the limits; undefined if it is. It runs before any schema: schemas only
 * visit what they know, this visits everything.
 */
export function plainDataProblem(value: unknown, limits: PlainDataLimits): PlainDataProblem | undefined {
  let nodes = 0;
  const tooMany = { reason: 'data.too-many', details: { most: limits.nodes } } as const;

  function problemIn(part: unknown, depth: number): PlainDataProblem | undefined {
    nodes += 1;
    if (nodes > limits.nodes) return tooMany;
    if (depth > limits.depth) return { reason: 'data.too-deep', details: { most: limits.depth } };
    if (part === null || typeof part === 'boolean') return undefined;
    if (typeof part === 'string') return part.length > limits.stringLength ? tooLong('data.text-too-long') : undefined;
    if (typeof part === 'number') return Number.isFinite(part) ? undefined : { reason: 'data.not-finite' };
    if (part === undefined) return undefined;
    if (typeof part !== 'object') return { reason: 'data.not-storable', details: { type: typeof part } };
    return problemInObject(part, depth);
  }

  function tooLong(reason: 'data.text-too-long' | 'data.name-too-long'): PlainDataProblem {
    return { reason, details: { most: limits.stringLength } };
  }

  function problemInObject(part: object, depth: number): PlainDataProblem | undefined {
    if (Array.isArray(part)) {
      // Checked before its keys are listed: a list of ten million would block the process for half a minute.
      if (part.length > limits.nodes) return tooMany;
    } else {
      const prototype: unknown = Object.getPrototypeOf(part);
      if (prototype !== Object.prototype && prototype !== null) return { reason: 'data.not-plain' };
    }
    for (const key of Reflect.ownKeys(part)) {
      if (typeof key === 'symbol' || forbiddenKeys.has(key)) {
        return { reason: 'data.name-refused', details: { name: String(key) } };
      }
      if (key.length > limits.stringLength) return tooLong('data.name-too-long');
      if (Array.isArray(part) && key === 'length') continue;
      const property = Object.getOwnPropertyDescriptor(part, key);
      if (!property || !('value' in property)) return { reason: 'data.computed' };
      const problem = problemIn(property.value, depth + 1);
      if (problem) return problem;
    }
    return undefined;
  }

  return problemIn(value, 0);
}
