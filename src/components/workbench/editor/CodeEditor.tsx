import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import type { BuildPlanView, DockerfileCompletion } from '../../../session/liveSession';
import type { Editor } from './codeMirror';
import { PlainText } from './PlainText';
import styles from './CodeEditor.module.css';

export interface CodeEditorProps {
  readonly label: string;
  /** As stored. A change that did not come from this editor replaces what it shows. */
  readonly text: string;
  readonly onEdit: (text: string) => void;
  /** Brings this line into view and the cursor to it. */
  readonly line?: number | undefined;
  /** Given for a Dockerfile: what is wrong in it, and what could stand at the cursor. */
  readonly diagnostics?: BuildPlanView['diagnostics'];
  readonly complete?: (text: string, cursor: number) => Promise<DockerfileCompletion>;
}

/** A text to edit: CodeMirror, in a chunk of its own; a plain text area until it is there, and for good where it does not arrive. */
export function CodeEditor(props: CodeEditorProps): ReactNode {
  const { label, text, onEdit, diagnostics, line, complete } = props;
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const [plain, setPlain] = useState(false);
  const id = useId();
  const edited = useEffectEvent(onEdit);
  const completed = useEffectEvent(async (doc: string, cursor: number) => (await complete?.(doc, cursor)) ?? { from: cursor, options: [] });
  const first = useEffectEvent(() => ({ label, text, describedBy: `${id}-help`, dockerfile: complete !== undefined }));

  useEffect(() => {
    let made: Editor | undefined;
    let gone = false;
    import(/* webpackChunkName: "editor" */ './codeMirror').then(
      ({ makeEditor }) => {
        if (gone || !host.current) return;
        made = makeEditor(host.current, { ...first(), onEdit: (next) => edited(next), complete: (doc, cursor) => completed(doc, cursor) });
        setEditor(made);
      },
      () => {
        if (!gone) setPlain(true);
      },
    );
    return () => {
      gone = true;
      made?.destroy();
    };
  }, []);

  useEffect(() => editor?.show(text), [editor, text]);
  useEffect(() => editor?.mark(diagnostics ?? []), [editor, diagnostics]);
  useEffect(() => {
    if (line !== undefined) editor?.goTo(line);
  }, [editor, line]);

  return (
    <div className={styles.frame}>
      <div ref={host} className={styles.host} hidden={editor === undefined} />
      {editor === undefined && <PlainText label={label} text={text} onEdit={onEdit} loading={!plain} />}
      <p id={`${id}-help`} className={styles.help}>
        {plain
          ? 'The editor could not be loaded; this is a plain text field.'
          : 'Tab goes in. To leave by keyboard: Escape, then Tab. Ctrl+Space completes.'}
      </p>
    </div>
  );
}
