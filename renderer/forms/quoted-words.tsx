import styles from './quoted-words.module.css';

/** Quoted text, set apart from the product’s own text. Long text scrolls. */
export function QuotedWords({ words }: { readonly words: string }) {
  return (
    <blockquote className={styles.quote} dir="auto">
      {words}
    </blockquote>
  );
}
