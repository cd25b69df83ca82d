import { useState } from 'react';
import type { FileSubject } from '../../pictures/files/subjects';
import type { FileView } from '../../session/worldView';

export interface Fresh {
  /** Paths that the container has just written, changed or deleted. */
  readonly paths: ReadonlySet<string>;
  /** Counts the times, so that a row lights up again. */
  readonly count: number;
}

const NONE: Fresh = { paths: new Set(), count: 0 };

/** What has come to the writable layer of a container while it is being looked at. */
export function useFresh(subject: FileSubject | undefined): Fresh {
  const [last, setLast] = useState({ subject, fresh: NONE });
  if (last.subject === subject) return last.fresh;
  const fresh = last.subject?.id === subject?.id ? written(last.subject, subject, last.fresh.count) : { ...NONE, count: last.fresh.count };
  setLast({ subject, fresh });
  return fresh;
}

function written(before: FileSubject | undefined, after: FileSubject | undefined, count: number): Fresh {
  const old = new Set(changesOf(before).map(signature));
  const paths = changesOf(after)
    .filter((change) => change.kind !== 'directory' && !old.has(signature(change)))
    .map(({ path }) => path);
  return { paths: new Set(paths), count: count + 1 };
}

function changesOf(subject: FileSubject | undefined): readonly FileView[] {
  return subject?.layers.at(-1)?.writable?.entries ?? [];
}

function signature({ path, kind, size }: FileView): string {
  return `${kind} ${size} ${path}`;
}
