import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { WorldView } from '../../session/worldView';

const LazyPicture = lazy(() => import('./StaticPicture').then((module) => ({ default: module.StaticPicture })));

const neverChanges = (): (() => void) => () => undefined;
const nothingOfOurs = { __html: '' };

/**
 * The final picture. The server draws it; the browser keeps the server's markup as it stands instead of drawing it again, so that a page that is
 * only read loads no picture code. Where there is no such markup (the reader came here without loading a page) the code is fetched after all.
 */
export function KeptPicture({ view }: { readonly view: WorldView }): ReactNode {
  const inServersPage = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  const [kept] = useState(inServersPage);
  if (typeof window === 'undefined') {
    // No Suspense boundary here: React would move a large boundary to the page's end and need a script to bring it back.
    return (
      <div>
        <LazyPicture view={view} />
      </div>
    );
  }
  // React leaves the children of an element with inner HTML of its own alone while hydrating, and never sees this HTML change afterwards.
  if (kept) return <div suppressHydrationWarning dangerouslySetInnerHTML={nothingOfOurs} />;
  return (
    <Suspense fallback={null}>
      <LazyPicture view={view} />
    </Suspense>
  );
}
