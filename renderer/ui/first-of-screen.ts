import { canHaveFocus } from './can-have-focus.ts';

/** Where the focus goes on a screen without regions: its heading. On a button, the next key press could do harm. */
export function firstOfScreen(): HTMLElement | undefined {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return [...document.querySelectorAll('button')].find(canHaveFocus);
  heading.tabIndex = -1;
  return heading;
}
