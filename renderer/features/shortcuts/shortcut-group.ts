export interface Shortcut {
  readonly name: string;
  /** Each of them does it. */
  readonly keys: readonly string[];
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}
