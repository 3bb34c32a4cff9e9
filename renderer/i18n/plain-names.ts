type PlainNames<Names extends Readonly<Record<string, string>>> = { readonly [Id in keyof Names]: string };

/** Command names without the `&` that marks menu access keys. */
export function plainNames<const Names extends Readonly<Record<string, string>>>(names: Names): PlainNames<Names> {
  // Safe: the keys are unchanged.
  return Object.fromEntries(
    Object.entries(names).map(([id, name]) => [id, name.replace('&', '')]),
  ) as PlainNames<Names>;
}
