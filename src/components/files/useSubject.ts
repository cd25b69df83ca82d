import { useMemo, useState } from 'react';
import { fileSubjects, type FileSubject } from '../../pictures/files/subjects';
import type { WorldView } from '../../session/worldView';

interface ChosenSubject {
  readonly subjects: readonly FileSubject[];
  readonly subject: FileSubject | undefined;
  readonly choose: (id: string) => void;
}

/** The container or image looked at: what the reader chose, else the newest. The same value for as long as nothing of it changes. */
export function useSubject(view: WorldView): ChosenSubject {
  const [chosen, choose] = useState<string>();
  const subjects = useMemo(() => fileSubjects(view), [view]);
  const found = subjects.find(({ id }) => id === chosen) ?? subjects[0];
  // Views are made anew at every step of a pull; a tree of 20,000 files is not.
  const text = JSON.stringify(found);
  const [kept, keep] = useState({ text, subject: found });
  if (kept.text !== text) keep({ text, subject: found });
  return { subjects, subject: kept.text === text ? kept.subject : found, choose };
}
