import { Fragment } from 'react';

/** A text such as an email address, which may go on in the next line behind an `@` or a dot, but not inside a word. */
export function WholeWords({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=[@.])(?=.)/u);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other name, and keep their order
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
