import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being put on paper: there is no scrolling there, so that what scrolls has to be drawn whole. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // Drawn before the browser goes on to print.
    const set = (next: boolean) => (): void => flushSync(() => setPrinting(next));
    const [begin, end] = [set(true), set(false)];
    const media = typeof matchMedia === 'function' ? matchMedia('print') : undefined;
    const change = ({ matches }: { readonly matches: boolean }): void => (matches ? begin() : end());
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    media?.addEventListener?.('change', change);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      media?.removeEventListener?.('change', change);
    };
  }, []);
  return printing;
}
