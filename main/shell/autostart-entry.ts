import { hiddenSwitch } from './command-line.ts';

/** A desktop entry that starts a program at login. What the format gives a meaning in a path is written as it is meant. */
export function autostartEntry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Deskside',
    // Once the program is removed, nobody starts it, and nobody complains.
    `TryExec=${escaped(program)}`,
    `Exec=${quoted(program)} ${hiddenSwitch}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** As the value of a key. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

/** First the quoting of an argument, then that of a value; a percent sign would begin a field code. */
function quoted(program: string): string {
  const argument = program.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${escaped(argument)}"`;
}
