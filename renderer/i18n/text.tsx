import type { ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { english, type MessageId } from './messages.ts';
import { pseudo } from './pseudo.ts';

type Values = Readonly<Record<string, string | number>>;

/** A text of the window by its id, with its arguments filled in. */
export type Text = (id: MessageId, values?: Values) => string;

function pseudoMessages(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(english).map(([id, message]) => [id, pseudo(message)]));
}

/** `?pseudo` in the window's address shows the made-up language. Dates and numbers follow the system's language. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
  const isPseudo = new URLSearchParams(window.location.search).has('pseudo');
  const messages = isPseudo ? pseudoMessages() : english;
  return (
    <IntlProvider locale={navigator.language} defaultLocale="en" messages={messages} onError={passOver}>
      {children}
    </IntlProvider>
  );
}

/** react-intl warns when it lacks the plural rules of the system's language; the English ones are right for our texts. */
function passOver(error: Error & { readonly code: string }): void {
  if (error.code !== 'MISSING_DATA') throw error;
}

export function useText(): Text {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id, defaultMessage: english[id] ?? id }, { ...values });
}
