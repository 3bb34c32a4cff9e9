const modifiers: Readonly<{ [token: string]: string }> = {
  control: 'Ctrl',
  ctrl: 'Ctrl',
  command: 'Meta',
  cmd: 'Meta',
  super: 'Meta',
  meta: 'Meta',
  alt: 'Alt',
  option: 'Alt',
  altgr: 'AltGr',
  shift: 'Shift',
};
const either: ReadonlySet<string> = new Set(['commandorcontrol', 'cmdorctrl']);
const keyNames: ReadonlySet<string> = new Set(
  `space tab capslock numlock scrolllock backspace delete insert return enter up down left right home end pageup pagedown
  escape esc volumeup volumedown volumemute medianexttrack mediaprevioustrack mediastop mediaplaypause printscreen numdec
  numadd numsub nummult numdiv`.split(/\s+/),
);

/**
 * The keys that an accelerator names, one way for each; it throws where electron finds no key, or not the one that is
 * meant. Electron itself writes a line into a log there, and the item has no key.
 */
export function keysOf(accelerator: string, platform: NodeJS.Platform): string {
  const held = new Set<string>();
  const keys = accelerator
    .toLowerCase()
    .split('+')
    .flatMap((token) => {
      const modifier = either.has(token) ? (platform === 'darwin' ? 'Meta' : 'Ctrl') : modifiers[token];
      if (modifier !== undefined) held.add(modifier);
      return modifier === undefined ? [keyOf(token, held)] : [];
    });
  const [key] = keys;
  if (keys.length !== 1 || key === undefined) throw new Error(`${accelerator} does not contain a valid key`);
  return [...[...held].toSorted(), key].join('+');
}

function keyOf(token: string, held: Set<string>): string | undefined {
  if (token === 'plus') {
    held.add('Shift');
    return '=';
  }
  const isKnown = /^[\x21-\x7e]$/.test(token) || /^f([1-9]|1\d|2[0-4])$/.test(token) || /^num\d$/.test(token);
  return isKnown || keyNames.has(token) ? token : undefined;
}
