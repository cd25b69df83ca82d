import { useEffect, useRef, type ReactNode } from 'react';
import styles from './CodeEditor.module.css';

export interface PlainTextProps {
  readonly label: string;
  readonly text: string;
  /** Something better is on its way: it can be read, not changed. */
  readonly loading: boolean;
  readonly onEdit: (text: string) => void;
}

/** A text area for a file: all there is until the editor has come, and where it does not come. */
export function PlainText({ label, text, loading, onEdit }: PlainTextProps): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null);
  const last = useRef(text);
  useEffect(() => {
    // What comes back is what was written a moment ago; newer keys must not be lost to it.
    if (text === last.current) return;
    last.current = text;
    if (area.current) area.current.value = text;
  }, [text]);
  return (
    <textarea
      ref={area}
      className={styles.plain}
      aria-label={label}
      aria-busy={loading}
      defaultValue={text}
      readOnly={loading}
      spellCheck={false}
      autoCapitalize="off"
      onChange={(event) => {
        last.current = event.currentTarget.value;
        onEdit(last.current);
      }}
    />
  );
}
