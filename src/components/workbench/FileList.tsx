import { useId, useState, type ReactNode } from 'react';
import { counted } from '../../session/counted';
import type { LearnerFiles } from '../../session/liveSession';
import styles from './FilesPart.module.css';

export interface FileListProps {
  readonly files: ReturnType<LearnerFiles['list']>;
  readonly chosen: string | undefined;
  readonly onChoose: (path: string) => void;
  /** Makes an empty file, or says why it cannot. */
  readonly onNew: (path: string) => string | undefined;
}

/** Every file of the home by its path, and a line to make another. */
export function FileList({ files, chosen, onChoose, onNew }: FileListProps): ReactNode {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const taken = files.some(({ path }) => path === name.trim());
  return (
    <div className={styles.list}>
      <ul aria-label="Files of your home">
        {files.map(({ path, size }) => (
          <li key={path}>
            <button type="button" className={styles.file} aria-current={path === chosen} onClick={() => onChoose(path)}>
              <span className={styles.path}>{path}</span>
              <span className={styles.size}>{counted(size, 'byte')}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        className={styles.create}
        onSubmit={(event) => {
          event.preventDefault();
          const path = name.trim();
          if (path === '') return;
          const refused = taken ? `${path} is there already.` : onNew(path);
          setProblem(refused);
          if (refused === undefined) setName('');
        }}
      >
        <label htmlFor={`${id}-new`}>New file</label>
        <input
          id={`${id}-new`}
          value={name}
          placeholder="my-app/Dockerfile"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" className={styles.button}>
          Make
        </button>
        {problem !== undefined && (
          <p id={`${id}-problem`} className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </form>
    </div>
  );
}
