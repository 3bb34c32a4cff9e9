import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Identifies what is shown, if the part stays when something else is: then it is tried again. */
  readonly shows?: string | null;
}

/** Limits an error to the part of the window in which it occurs. React supports this only in class components. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate({ shows }: ErrorBoundaryProps): void {
    if (this.state.failed && shows !== this.props.shows) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <FailedPart again={() => this.setState({ failed: false })} /> : this.props.children;
  }
}

function FailedPart({ again }: { readonly again: () => void }) {
  const text = useText();
  return (
    <Message title={text('app.bug.title')} actions={<Button onClick={again}>{text('app.bug.again')}</Button>}>
      {text('app.bug.words')}
    </Message>
  );
}
