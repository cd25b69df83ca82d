import { useEffect, useState } from 'react';
import type { BuildPlanView, LiveSession } from '../../session/liveSession';

/** So long nothing may change before a new plan is made. */
const PAUSE_MS = 120;

export function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name === 'dockerfile' || name.startsWith('dockerfile.') || name.endsWith('.dockerfile');
}

/** The plan of the build of a Dockerfile in its own folder, made anew when a file or the machine has changed. Undefined for other files. */
export function usePlan(live: LiveSession, path: string): BuildPlanView | undefined {
  const [plan, setPlan] = useState<BuildPlanView>();
  useEffect(() => {
    if (!isDockerfile(path)) return undefined;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const make = (): void => {
      void live.plan(folder, path).then((made) => {
        if (!gone) setPlan(made);
      });
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(make, PAUSE_MS);
    };
    make();
    const ends = [live.files.subscribe(later), live.subscribe(later)];
    return () => {
      gone = true;
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, [live, path]);
  return plan;
}
