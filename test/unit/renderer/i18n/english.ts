import { createIntl } from 'react-intl';
import { english } from '../../../../renderer/i18n/messages.ts';
import { type Text, textFrom } from '../../../../renderer/i18n/text.tsx';

/** The texts as a window in English shows them; what cannot be shown throws. */
export const text: Text = textIn('en');

/** The English texts with the numbers of another language. */
export function textIn(locale: string): Text {
  const intl = createIntl({
    locale,
    messages: english,
    onError: (error) => {
      if (error.code !== 'MISSING_DATA') throw error;
    },
  });
  return textFrom(intl);
}
