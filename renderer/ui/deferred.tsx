import { type ComponentType, use } from 'react';

/** A part of the window in a script of its own, which the first screen does without. */
export interface Deferred<Props> {
  /** Suspends until its script is loaded; once it is, nothing waits. */
  readonly Part: ComponentType<Props>;
  readonly preload: () => Promise<unknown>;
}

export function deferred<Props extends object>(load: () => Promise<ComponentType<Props>>): Deferred<Props> {
  let loading: Promise<ComponentType<Props>> | undefined;
  let loaded: ComponentType<Props> | undefined;

  function begin(): Promise<ComponentType<Props>> {
    loading ??= load().then(
      (component) => {
        loaded = component;
        return component;
      },
      (error: unknown) => {
        // The desk did not answer; the next attempt asks again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  }

  return {
    Part: (props) => {
      const Loaded = loaded ?? use(begin());
      return <Loaded {...props} />;
    },
    preload: begin,
  };
}
