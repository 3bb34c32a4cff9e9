import styles from './quoted-words.module.css';

/** Somebody's words, set apart from those of the product; as many of them as have room, the rest by scrolling. */
export function QuotedWords({ words }: { readonly words: string }) {
  return (
    <blockquote className={styles.quote} dir="auto">
      {words}
    </blockquote>
  );
}
