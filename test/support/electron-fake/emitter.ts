type EventMap<Events> = { readonly [Name in keyof Events]: readonly unknown[] };

/**
 * The events among these that electron's own types declare with these arguments. One that was renamed or changed there
 * becomes `never`, and whoever emits it in a test no longer compiles.
 */
export type Declared<Emitter extends { readonly on: unknown }, Events extends EventMap<Events>> = {
  [Name in keyof Events]: Emitter['on'] extends (event: Name, listener: (...given: Events[Name]) => void) => unknown
    ? Events[Name]
    : never;
};

export interface FakeEmitter<Events extends EventMap<Events>> {
  readonly on: <Name extends keyof Events>(name: Name, listener: (...given: Events[Name]) => void) => void;
  readonly once: FakeEmitter<Events>['on'];
  readonly emit: <Name extends keyof Events>(name: Name, ...given: Events[Name]) => void;
  readonly listeners: (name: keyof Events) => number;
}

type Listener = (...given: readonly unknown[]) => void;

/** Emits these events and knows no other: to listen for one that never comes is a fault that nothing else shows. */
export function createEmitter<Events extends EventMap<Events>>(
  owner: string,
  names: readonly (keyof Events)[],
): FakeEmitter<Events> {
  const heard = new Map<keyof Events, Listener[]>(names.map((name) => [name, []]));

  function listenersOf(name: keyof Events): Listener[] {
    const listeners = heard.get(name);
    if (!listeners) throw new Error(`The fake of electron has no event ${String(name)} of ${owner}`);
    return listeners;
  }

  // Safe, here and below: what is put under a name is only ever called with the arguments of that name.
  const on: FakeEmitter<Events>['on'] = (name, listener) => void listenersOf(name).push(listener as Listener);
  return {
    on,
    once: (name, listener) => {
      const listeners = listenersOf(name);
      const heardOnce: Listener = (...given) => {
        listeners.splice(listeners.indexOf(heardOnce), 1);
        (listener as Listener)(...given);
      };
      listeners.push(heardOnce);
    },
    emit: (name, ...given) => {
      for (const listener of [...listenersOf(name)]) listener(...given);
    },
    listeners: (name) => listenersOf(name).length,
  };
}
