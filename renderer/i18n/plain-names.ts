type PlainNames<Names extends Readonly<Record<string, string>>> = { readonly [Id in keyof Names]: string };

/** The names of commands without the marks of the letters that menus underline. */
export function plainNames<const Names extends Readonly<Record<string, string>>>(names: Names): PlainNames<Names> {
  // Safe: the keys stay as they are.
  return Object.fromEntries(
    Object.entries(names).map(([id, name]) => [id, name.replace('&', '')]),
  ) as PlainNames<Names>;
}
