import type { Property } from './properties.ts';
import type { Operators, Test } from './test.ts';

type NumberProperty = Extract<Property, { type: 'number' }>;

/** A missing number is neither below, nor above, nor equal to anything. */
export const numberOperators: Operators<NumberProperty> = {
  is: comparing((number, wanted) => number === wanted),
  below: comparing((number, wanted) => number < wanted),
  above: comparing((number, wanted) => number > wanted),
  isEmpty: ({ read }, value) => (value === undefined ? { truth: (row) => read(row) === null } : undefined),
};

function comparing(compare: (number: number, wanted: number) => boolean) {
  return ({ read }: NumberProperty, value: unknown): Test | undefined => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    return {
      truth: (row) => {
        const number = read(row);
        return number !== null && compare(number, value);
      },
    };
  };
}
