import { createElement, type ReactElement } from 'react';

/** What each of Lucide’s icon modules exports beside its component. */
interface IconData {
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

/**
 * An icon as a plain element, from Lucide’s module of it. Made once and used wherever it is shown, because Lucide’s own
 * components render two components for each icon, of which a ticket has dozens.
 */
export function drawnIcon(module: object, size: number, className?: string): ReactElement {
  const { __iconData: icon } = module as { readonly __iconData?: IconData };
  if (!icon) throw new Error('This version of Lucide does not export the shapes of its icons');
  const shapes = icon.node.map(([tag, attributes]) => createElement(tag, attributes));
  return createElement(
    'svg',
    {
      width: size,
      height: size,
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 2,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      'aria-hidden': true,
      className,
    },
    shapes,
  );
}
