import { type ReactNode, useMemo } from 'react';
import { IntlProvider, type IntlShape, useIntl } from 'react-intl';
import { english, type MessageId } from './messages.ts';
import { pseudo } from './pseudo.ts';

type Values = Readonly<Record<string, string | number>>;

/** Returns the window’s text for an id, with its arguments filled in. */
export type Text = (id: MessageId, values?: Values) => string;

function pseudoMessages(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(english).map(([id, message]) => [id, pseudo(message)]));
}

/** `?pseudo` in the window’s address shows the pseudo-language, which reveals texts that are not in the tables. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
  const isPseudo = new URLSearchParams(window.location.search).has('pseudo');
  const messages = isPseudo ? pseudoMessages() : english;
  return (
    <IntlProvider locale={navigator.language} defaultLocale="en" messages={messages} onError={ignorePluralWarning}>
      {children}
    </IntlProvider>
  );
}

/** Ignores react-intl’s warning about missing plural rules of the system’s language, which the texts do not use. */
function ignorePluralWarning(error: Error & { readonly code: string }): void {
  if (error.code !== 'MISSING_DATA') throw error;
}

/** The same function in every render, so that what depends on it stays the same too. */
export function useText(): Text {
  const intl = useIntl();
  return useMemo(() => textFrom(intl), [intl]);
}

/** Numbers and dates follow the system’s locale. Plurals are English, because the texts are. */
export function textFrom(intl: Pick<IntlShape, 'formatMessage' | 'formatters'>): Text {
  const { formatters } = intl;
  const getPluralRules: typeof formatters.getPluralRules = (_locale, options) =>
    formatters.getPluralRules('en', options);
  const inEnglish = { formatters: { ...formatters, getPluralRules } };
  return (id, values) => intl.formatMessage({ id, defaultMessage: english[id] ?? id }, { ...values }, inEnglish);
}
