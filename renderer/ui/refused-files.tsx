import { type ClipboardEvent, createContext, type InputEvent, use, useState } from 'react';

const RefusalContext = createContext<string | null>(null);

/** What a field says where files are pasted into it; null where the form around it takes them. */
export const RefusedFiles = RefusalContext.Provider;

/** Handles files pasted into a plain text field: returns the message to show until the person continues typing. */
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
