import { hiddenSwitch } from './command-line.ts';

/** A desktop entry that starts a program at login. Characters with a meaning in the format are escaped. */
export function autostartEntry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Deskside',
    // If the program was removed, the entry is ignored silently.
    `TryExec=${escaped(program)}`,
    `Exec=${quoted(program)} ${hiddenSwitch}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Escaped as the value of a key. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

/** First the quoting of an argument, then that of a value; a percent sign would begin a field code. */
function quoted(program: string): string {
  const argument = program.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${escaped(argument)}"`;
}
