import { lazy, Suspense, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from './icons';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { PartProps } from './partProps';
import styles from './MoreMenu.module.css';

const MoreMenu = lazy(() => import(/* webpackChunkName: "more" */ './MoreMenu').then((module) => ({ default: module.MoreMenu })));
const ShortcutsDialog = lazy(() =>
  import(/* webpackChunkName: "more" */ './ShortcutsDialog').then((module) => ({ default: module.ShortcutsDialog })),
);

/** What is not needed all the time, behind one button. The menu is loaded when it is opened first. */
export function MoreButton({ controller, state }: PartProps): ReactNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <div ref={box} className={styles.box}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label="More"
        title="More"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        <Icon name="more" />
      </button>
      <PaneErrorBoundary fallback={<p className={styles.menu}>The menu could not be loaded. Reload the page to try again.</p>}>
        <Suspense fallback={null}>
          {open && <MoreMenu id={id} controller={controller} state={state} onClose={close} />}
          {state.shortcutsShown && <ShortcutsDialog onClose={() => controller.showShortcuts(false)} />}
        </Suspense>
      </PaneErrorBoundary>
    </div>
  );
}
