import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';

/** Where a part of the window fails, only that part says so; React wants a class for catching. */
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
