import { useId, type ReactNode, type Ref } from 'react';
import styles from './PaneFrame.module.css';

export interface PaneFrameProps {
  readonly title: string;
  readonly version: string;
  /** Of the recorded terminal: decides when terminal and picture have room beside each other. */
  readonly columns: number;
  readonly controls: ReactNode;
  readonly terminal: ReactNode;
  readonly picture: ReactNode;
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
 * On a narrow pane two radio buttons choose between terminal and picture; they need no JavaScript.
 */
export function PaneFrame({ frameRef, ...props }: PaneFrameProps): ReactNode {
  const id = useId();
  return (
    <figure
      ref={frameRef}
      className={styles.pane}
      aria-labelledby={`${id}-title`}
      data-docker-session
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
      <div className={styles.body}>
        <input className={styles.choice} type="radio" name={`${id}-part`} id={`${id}-terminal`} data-part="terminal" defaultChecked />
        <label className={styles.tab} htmlFor={`${id}-terminal`}>
          Terminal
        </label>
        <input className={styles.choice} type="radio" name={`${id}-part`} id={`${id}-picture`} data-part="picture" />
        <label className={styles.tab} htmlFor={`${id}-picture`}>
          Picture
        </label>
        <div className={styles.terminal}>{props.terminal}</div>
        <div className={styles.picture}>{props.picture}</div>
      </div>
      <div className={styles.summary}>{props.summary}</div>
      <div className={styles.seek}>{props.seek}</div>
      <div className={styles.announcement} role="status">
        {props.announcement}
      </div>
    </figure>
  );
}
