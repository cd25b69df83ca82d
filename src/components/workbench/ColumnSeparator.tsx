import { useLayoutEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { Separator } from './Separator';
import { useKeptSize } from './useKeptSize';

/** Percent of the pane's width that the terminal may take. */
const LEAST = 30;
const MOST = 72;

/**
 * Between terminal and picture, where they stand beside each other. The size is the terminal's share of the width, in percent; the body of the
 * pane has it as `--split`.
 */
export function ColumnSeparator({ className }: { readonly className?: string }): ReactNode {
  const kept = useKeptSize('terminal-width');
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const body = line.current?.parentElement;
    if (!body) return undefined;
    body.toggleAttribute('data-split', kept.size !== undefined);
    body.style.setProperty('--split', `${kept.size ?? 0}%`);
    return () => body.removeAttribute('data-split');
  }, [kept.size]);
  return (
    <Separator
      ref={line}
      label="Width of the terminal"
      orientation="vertical"
      value={kept.size}
      usual={60}
      least={LEAST}
      most={MOST}
      step={2}
      unit="percent of the pane"
      sizeAt={shareAt}
      onSize={kept.setSize}
      className={className}
    />
  );
}

function shareAt(event: PointerEvent<HTMLElement>): number {
  const box = event.currentTarget.parentElement?.getBoundingClientRect();
  return box && box.width > 0 ? ((event.clientX - box.left) / box.width) * 100 : 0;
}
