import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';

/** Limits an error to the part of the window in which it occurs. React supports this only in class components. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
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
