import type { ComponentProps, ReactNode } from 'react';

/** A table of prose: on a narrow screen it scrolls within its own width, by keyboard too. */
export function ScrollingTable(props: ComponentProps<'table'>): ReactNode {
  return (
    // A box that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scrolling-table" role="group" aria-label="Table" tabIndex={0}>
      <table {...props} />
    </div>
  );
}
