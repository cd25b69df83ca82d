import { useLayoutEffect, useRef, useState } from 'react';
import type { Answers } from './interaction';

/** One object for as long as the component is there, that answers as the newest render would. */
export function useLatest(newest: Answers): Answers {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  const [stable] = useState<Answers>(() => ({
    arrives: (id) => latest.current.arrives(id),
    enter: (id, event) => latest.current.enter(id, event),
    leave: () => latest.current.leave(),
    focus: (id) => latest.current.focus(id),
    blur: () => latest.current.blur(),
    press: (id) => latest.current.press(id),
    key: (id, event) => latest.current.key(id, event),
  }));
  return stable;
}
