const longest = 150;
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029<>:"/\\|?*]/gu;
/** Names that Windows reserves for devices, with or without an extension. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\..*)?$/i;

/**
 * A file name that is safe to show and to save on any system: no path, no invisible characters, no reserved name, no
 * blank at its ends, no trailing dot, at most 150 characters with the extension kept.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const tidy = withoutEdges(last.normalize('NFC').replace(unsafe, '_'));
  if (tidy === '') return 'file';
  return withoutEdges(shortened(reserved.test(tidy) ? `_${tidy}` : tidy));
}

function withoutEdges(name: string): string {
  return name.replace(/^\s+|[\s.]+$/g, '');
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, longest - ending.length).join('') + ending;
}
