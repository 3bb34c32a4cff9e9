/**
 * An object that has these members alone. Whatever else is asked of it is named and refused: a fake that answers
 * `undefined` would let a call pass that the real one never gets.
 */
export function strict<T extends object>(name: string, members: T): T {
  function checked(target: T, key: string | symbol): void {
    // `await` reads `then`, which is no use of the API.
    if (typeof key === 'symbol' || key === 'then' || Reflect.has(target, key)) return;
    throw new Error(`The fake of electron has no ${name}.${key}`);
  }
  return new Proxy(members, {
    get: (target, key) => {
      checked(target, key);
      return Reflect.get(target, key) as unknown;
    },
    set: (target, key, value) => {
      checked(target, key);
      return Reflect.set(target, key, value);
    },
  });
}
