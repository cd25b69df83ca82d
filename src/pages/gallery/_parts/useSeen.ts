import { useEffect, useRef, useState, type RefObject } from 'react';

/** Whether the element has ever been near the window. */
export function useSeen(): { readonly place: RefObject<HTMLDivElement | null>; readonly seen: boolean } {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || seen) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [seen]);
  return { place, seen };
}
