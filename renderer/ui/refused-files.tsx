import { type ClipboardEvent, createContext, type InputEvent, use, useState } from 'react';

const RefusalContext = createContext<string | null>(null);

/** What a field says where files are pasted into it; null where the form around it takes them. */
export const RefusedFiles = RefusalContext.Provider;

/** Hears of files that are pasted into a field which holds text alone, and what to say of them until somebody types on. */
export function useRefusedFiles() {
  const sentence = use(RefusalContext);
  const [isRefused, setIsRefused] = useState(false);
  return {
    refusal: isRefused ? sentence : null,
    onPaste: ({ clipboardData }: ClipboardEvent) =>
      setIsRefused([...clipboardData.items].some(({ kind }) => kind === 'file')),
    onInput: ({ nativeEvent }: InputEvent) => {
      // The words that lay on the clipboard beside the files come after them.
      if (nativeEvent.inputType !== 'insertFromPaste') setIsRefused(false);
    },
  };
}
