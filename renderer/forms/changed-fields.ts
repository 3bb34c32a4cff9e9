import { canonicalJson } from '../../shared/lib/canonical-json.ts';

type Fields = Readonly<Record<string, unknown>>;

export function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || asText(one) === asText(other);
}

/** JSON has no `undefined` and no NaN, which a half-filled form may hold. */
function asText(value: unknown): string {
  return canonicalJson(value ?? null);
}

/** The fields whose values differ from the saved ones. */
export function changedFields(saved: Fields, values: Fields): readonly string[] {
  return Object.keys(values).filter((name) => !isSameValue(saved[name], values[name]));
}
