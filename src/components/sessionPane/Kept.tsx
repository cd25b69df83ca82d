import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { KindName } from '../../pictures/kindNames';
import type { Still } from '../../session/still';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { StillPartName } from './StaticPart';

const FetchedPart = lazy(() => import('./FetchedPart').then((module) => ({ default: module.FetchedPart })));

/** Of the server alone: the browser's bundle is made without it (browser-bundle.ts). */
const ServersPart =
  typeof window === 'undefined' ? lazy(() => import('./StaticPart').then((module) => ({ default: module.StaticPart }))) : undefined;

const neverChanges = (): (() => void) => () => undefined;
const nothingOfOurs = { __html: '' };

export interface KeptProps {
  readonly part: StillPartName;
  /** There on the server only. */
  readonly still: Still | undefined;
  readonly recordingUrl: string;
  /** Kinds of picture that come first. */
  readonly pictures?: readonly KindName[];
}

/**
 * Transcript or final picture. The server writes it; the browser keeps the server's markup as it stands instead of making it again, so that a
 * page that is only read carries neither the data nor the code for it. Where there is no such markup (the reader came here without loading a
 * page) both are fetched after all, the data from the recording.
 */
export function Kept({ part, still, recordingUrl, pictures }: KeptProps): ReactNode {
  const inServersPage = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  const [kept] = useState(inServersPage);
  // No Suspense boundary here: React would move a large boundary to the page's end and need a script to bring it back.
  if (ServersPart) return <div>{still && <ServersPart part={part} still={still} pictures={pictures} />}</div>;
  // React leaves the children of an element with inner HTML of its own alone while hydrating, and never sees this HTML change afterwards.
  if (kept) return <div suppressHydrationWarning dangerouslySetInnerHTML={nothingOfOurs} />;
  return (
    <PaneErrorBoundary fallback={part === 'transcript' ? <p>The transcript could not be loaded. Reload the page to try again.</p> : null}>
      <Suspense fallback={null}>
        <FetchedPart part={part} recordingUrl={recordingUrl} pictures={pictures} />
      </Suspense>
    </PaneErrorBoundary>
  );
}
