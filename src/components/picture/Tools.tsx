import { useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import styles from './Picture.module.css';
import type { Zoom } from './useZoom';
import { nextZoom } from './zoomSteps';

interface ToolsProps {
  readonly zoom: Zoom;
  readonly canvas: RefObject<HTMLElement | null>;
  /** Before it is saved; gives what takes that back. */
  readonly drawWhole: () => () => void;
  readonly definition: { readonly title: string; readonly summary: string; readonly empty?: string };
  /** Off while the list is shown: there is nothing to zoom. */
  readonly zooms: boolean;
}

/** Zoom and download. What they did is said to a screen reader. */
export function Tools({ zoom, canvas, drawWhole, definition, zooms }: ToolsProps): ReactNode {
  const [said, setSaid] = useState('');
  if (definition.empty !== undefined) return null;
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    const svg = canvas.current?.querySelector<SVGSVGElement>('svg[data-picture]');
    if (!svg) return;
    const release = drawWhole();
    try {
      const { downloadPicture } = await import(/* webpackChunkName: "download" */ './download');
      setSaid(`Saved ${await downloadPicture(svg, definition, format)}`);
    } catch {
      setSaid('The picture could not be saved.');
    } finally {
      release();
    }
  };
  return (
    <>
      {zooms && <ZoomButtons zoom={zoom} onSaid={setSaid} />}
      {zooms && <Save choices={{ 'As SVG': () => void save('svg'), 'As PNG': () => void save('png') }} />}
      <span className={styles.said} role="status">
        {said}
      </span>
    </>
  );
}

interface ZoomButtonsProps {
  readonly zoom: Zoom;
  /** To be said to a screen reader. */
  onSaid(text: string): void;
}

/** Out, back to the picture's own size, in. */
export function ZoomButtons({ zoom, onSaid }: ZoomButtonsProps): ReactNode {
  const percent = `${Math.round(zoom.factor * 100)} %`;
  const change = (factor: number): void => {
    zoom.set(factor);
    onSaid(`${Math.round(factor * 100)} %`);
  };
  const step = (direction: 'in' | 'out', name: string, sign: string): ReactNode => {
    const next = nextZoom(zoom.factor, direction);
    return (
      <button
        type="button"
        className={styles.tool}
        aria-label={name}
        title={name}
        aria-disabled={next === zoom.factor}
        onClick={() => change(next)}
      >
        {sign}
      </button>
    );
  };
  return (
    <span className={styles.zoom} role="group" aria-label="Zoom">
      {step('out', 'Zoom out', '−')}
      <button type="button" className={styles.tool} aria-label={`Zoom ${percent}, back to 100 %`} onClick={() => change(1)}>
        {percent}
      </button>
      {step('in', 'Zoom in', '+')}
    </span>
  );
}

/** A small menu of what can be made of the picture: what each entry says, and does. */
export function Save({ choices }: { readonly choices: Readonly<Record<string, () => void>> }): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLSpanElement>(null);
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const blur = (event: FocusEvent): void => {
    if (!box.current?.contains(event.relatedTarget)) setOpen(false);
  };
  const shared = { type: 'button', className: styles.tool, onKeyDown: keys, onBlur: blur } as const;
  return (
    <span className={styles.save} ref={box}>
      <button {...shared} ref={button} aria-expanded={open} onClick={() => setOpen(!open)}>
        Save
      </button>
      {open && (
        <span className={styles.menu}>
          {Object.entries(choices).map(([text, act]) => (
            <button
              {...shared}
              key={text}
              onClick={() => {
                setOpen(false);
                button.current?.focus();
                act();
              }}
            >
              {text}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}
