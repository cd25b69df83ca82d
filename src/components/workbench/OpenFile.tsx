import { useState, type ReactNode } from 'react';
import type { LiveSession } from '../../session/liveSession';
import { CodeEditor } from './editor/CodeEditor';
import { PlanPanel } from './PlanPanel';
import { useFileText } from './useFileText';
import { isDockerfile, usePlan } from './usePlan';
import styles from './FilesPart.module.css';

export interface OpenFileProps {
  readonly live: LiveSession;
  readonly path: string;
  readonly onDelete: () => void;
}

/** One file in the editor; a Dockerfile with the plan of its build beside it. */
export function OpenFile({ live, path, onDelete }: OpenFileProps): ReactNode {
  const { text, edit } = useFileText(live.files, path);
  const [line, setLine] = useState<number>();
  const plan = usePlan(live, path);
  const dockerfile = isDockerfile(path);
  return (
    <>
      <div className={styles.editor}>
        <div className={styles.heading}>
          <span className={styles.name}>{path}</span>
          <span className={styles.help}>{text === undefined ? '' : 'Saved as you type.'}</span>
          <button type="button" className={styles.button} onClick={onDelete} aria-label={`Delete ${path}`}>
            Delete
          </button>
        </div>
        {text === undefined ? (
          <p className={styles.nothing}>This is not a text file, or too little is known of its bytes to change it here.</p>
        ) : (
          <CodeEditor
            label={`Text of ${path}`}
            text={text}
            onEdit={edit}
            line={line}
            {...(dockerfile
              ? { diagnostics: plan?.diagnostics ?? [], complete: (doc, at) => live.completeDockerfile(folderOf(path), doc, at) }
              : {})}
          />
        )}
      </div>
      {dockerfile && <PlanPanel plan={plan} onLine={setLine} />}
    </>
  );
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
