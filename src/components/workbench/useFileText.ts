import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { LearnerFiles } from '../../session/liveSession';

/** So long after the last key an edit is written. */
const PAUSE_MS = 300;

export interface FileText {
  /** As it is stored; undefined for what is not text. */
  readonly text: string | undefined;
  readonly edit: (text: string) => void;
}

/** A file's text, written back after a pause in typing, and at the latest when the editor goes away or something else wants the keyboard. */
export function useFileText(files: LearnerFiles, path: string): FileText {
  const text = useSyncExternalStore(files.subscribe.bind(files), () => files.read(path));
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly text: string }>(undefined);

  const flush = useCallback((): void => {
    const edit = waiting.current;
    if (!edit) return;
    clearTimeout(edit.timer);
    waiting.current = undefined;
    if (files.read(path) !== edit.text) files.write(path, edit.text);
  }, [files, path]);

  useEffect(() => {
    // A command that is typed at the prompt must see what was typed before it.
    document.addEventListener('focusout', flush);
    return () => {
      document.removeEventListener('focusout', flush);
      // A file that was deleted meanwhile stays deleted.
      if (files.read(path) !== undefined) flush();
      else clearTimeout(waiting.current?.timer);
    };
  }, [files, path, flush]);

  const edit = useCallback(
    (next: string): void => {
      clearTimeout(waiting.current?.timer);
      waiting.current = { text: next, timer: setTimeout(flush, PAUSE_MS) };
    },
    [flush],
  );
  return { text, edit };
}
