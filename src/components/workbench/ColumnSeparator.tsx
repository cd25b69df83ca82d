import type { PointerEvent, ReactNode } from 'react';
import type { KeptSize } from './useKeptSize';
import { Separator } from './Separator';

/** Percent of the pane's width that the terminal may take. */
const LEAST = 30;
const MOST = 72;

/** Between terminal and picture, where they stand beside each other. The size is the terminal's share of the width, in percent. */
export function ColumnSeparator({ kept, className }: { readonly kept: KeptSize; readonly className?: string }): ReactNode {
  return (
    <Separator
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
