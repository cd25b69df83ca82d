import { useEffect, useId, useRef, type ReactNode } from 'react';
import { shortcuts, type Shortcut } from './shortcuts';
import styles from './ShortcutsDialog.module.css';

/** All shortcuts of a pane, in a dialog of the browser's own: Escape closes it, and the focus goes back to where it was. */
export function ShortcutsDialog({ onClose }: { onClose(): void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} className={styles.title}>
        Keyboard shortcuts
      </h2>
      <List title="Tour and replay" of={shortcuts.filter(({ when }) => when !== 'live')} />
      <List title="Your own terminal" of={shortcuts.filter(({ when }) => when !== 'tour')} />
      <p className={styles.note}>They work while the focus is inside the pane.</p>
      <form method="dialog">
        <button type="submit" className={styles.close}>
          Close
        </button>
      </form>
    </dialog>
  );
}

function List({ title, of }: { readonly title: string; readonly of: readonly Shortcut[] }): ReactNode {
  return (
    <>
      <h3 className={styles.group}>{title}</h3>
      <dl className={styles.list}>
        {of.map(({ presses, does }) => (
          <div key={does} className={styles.row}>
            <dt>
              {presses.map(({ name }) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
