import { type Condition, isRecord } from '../../../../shared/domain/conditions/condition.ts';

/** A condition as its editor shows it. Whatever is not changed there is written back as it was read. */
export type Part = Group | Row | Strange;

export type Join = 'all' | 'any' | 'none' | 'notAll';

export interface Group {
  readonly is: 'group';
  readonly join: Join;
  readonly parts: readonly Part[];
}

/** One comparison, or its opposite. */
export interface Row {
  readonly is: 'row';
  readonly property: string;
  readonly operator: string;
  /** Undefined for operators without a value, and until one was chosen. */
  readonly value: unknown;
  readonly isNegated: boolean;
}

/** What only a newer Deskside can show. */
interface Strange {
  readonly is: 'strange';
  readonly condition: unknown;
}

export function readPart(condition: unknown): Part {
  const strange: Strange = { is: 'strange', condition };
  if (!isRecord(condition)) return strange;
  const names = Object.keys(condition);
  if (names.length === 1 && 'not' in condition) {
    const inner = readPart(condition.not);
    if (inner.is === 'row' && !inner.isNegated) return { ...inner, isNegated: true };
    if (inner.is === 'group' && inner.join === 'any') return { ...inner, join: 'none' };
    if (inner.is === 'group' && inner.join === 'all') return { ...inner, join: 'notAll' };
    return strange;
  }
  for (const join of ['all', 'any'] as const) {
    const list = condition[join];
    if (names.length === 1 && Array.isArray(list)) return { is: 'group', join, parts: list.map(readPart) };
  }
  const { property, operator, value, ...more } = condition;
  if (typeof property !== 'string' || typeof operator !== 'string' || Object.keys(more).length > 0) return strange;
  return { is: 'row', property, operator, value, isNegated: false };
}

export function writePart(part: Part): Condition {
  switch (part.is) {
    case 'strange':
      // Safe: it was a part of a condition; the schema of queues accepts any plain data.
      return part.condition as Condition;
    case 'row': {
      const { property, operator, value, isNegated } = part;
      const comparison = { property, operator, ...(value === undefined ? {} : { value }) } as Condition;
      return isNegated ? { not: comparison } : comparison;
    }
    case 'group': {
      const parts = part.parts.map(writePart);
      switch (part.join) {
        case 'all':
          return { all: parts };
        case 'any':
          return { any: parts };
        case 'none':
          return { not: { any: parts } };
        case 'notAll':
          return { not: { all: parts } };
      }
    }
  }
}

/** The outermost part as a group, so that the editor always has a list to add to. */
export function rootGroup(condition: unknown): Group {
  const part = readPart(condition);
  return part.is === 'group' ? part : { is: 'group', join: 'all', parts: [part] };
}

export function withPart(group: Group, at: number, part: Part): Group {
  return { ...group, parts: group.parts.with(at, part) };
}

export function withoutPart(group: Group, at: number): Group {
  return { ...group, parts: group.parts.filter((_part, index) => index !== at) };
}
