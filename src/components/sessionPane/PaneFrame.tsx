import { useId, type ReactNode, type Ref } from 'react';
import { PaneTab } from './PaneTab';
import styles from './PaneFrame.module.css';

export interface PaneFrameProps {
  /** In addresses. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Of the recorded terminal: decides when terminal and picture have room beside each other. */
  readonly columns: number;
  readonly controls: ReactNode;
  /** What an exercise asks for. */
  readonly goals?: ReactNode;
  readonly terminal: ReactNode;
  readonly picture: ReactNode;
  /** The learner's files, where there are any: a third tab on a narrow pane, a row below on a wide one. */
  readonly files?: ReactNode;
  /** What is dragged between terminal and picture, once the pane is alive. */
  readonly separator?: (className: string | undefined) => ReactNode;
  /** What came of the command last seen. */
  readonly summary: ReactNode;
  readonly seek: ReactNode;
  /** Read out when it changes. */
  readonly announcement: string;
  /** It was played or taken over. */
  readonly used: boolean;
  readonly frameRef?: Ref<HTMLElement>;
}

/**
 * One pane, one bar, one seek line. The same boxes of the same height with and without JavaScript, so nothing moves when a part comes alive.
 * On a narrow pane radio buttons choose between terminal and picture; they need no JavaScript.
 */
export function PaneFrame({ frameRef, ...props }: PaneFrameProps): ReactNode {
  const id = useId();
  return (
    <figure
      ref={frameRef}
      className={styles.pane}
      aria-labelledby={`${id}-title`}
      data-docker-session
      data-pane={props.id}
      data-columns={props.columns > 90 ? 'widest' : props.columns > 84 ? 'wide' : undefined}
      data-used={props.used || undefined}
    >
      <div className={styles.bar}>
        <div className={styles.heading}>
          <span id={`${id}-title`} className={styles.title}>
            {props.title}
          </span>
          <span className={styles.version}>Docker {props.version}</span>
        </div>
        <div className={styles.controls}>{props.controls}</div>
      </div>
      {props.goals}
      <div className={styles.body} data-tabs={props.files === undefined ? 2 : 3}>
        <PaneTab id={id} part="terminal" label="Terminal" first />
        <PaneTab id={id} part="picture" label="Picture" />
        {props.files !== undefined && <PaneTab id={id} part="files" label="Files" />}
        <div className={styles.terminal}>{props.terminal}</div>
        {props.separator?.(styles.separator)}
        <div className={styles.picture}>{props.picture}</div>
        {props.files !== undefined && <div className={styles.files}>{props.files}</div>}
      </div>
      <div className={styles.summary}>{props.summary}</div>
      <div className={styles.seek}>{props.seek}</div>
      <div className={styles.announcement} role="status">
        {props.announcement}
      </div>
    </figure>
  );
}
