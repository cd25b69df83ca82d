import { Suspense, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { KindPicture } from '../../../components/picture/KindPicture';
import type { PictureKind } from '../../../components/picture/kinds';
import type { Specimen } from '../../../scenes/specimens';
import { Shown } from './Shown';

interface PictureSpecimenProps {
  readonly specimen: Specimen;
  readonly kind: PictureKind;
}

export function PictureSpecimen({ specimen, kind }: PictureSpecimenProps): ReactNode {
  return (
    <Shown id={specimen.id} title={specimen.title} room={specimen.room}>
      <Drawn specimen={specimen} kind={kind} />
    </Shown>
  );
}

function Drawn({ specimen, kind }: PictureSpecimenProps): ReactNode {
  const [step, setStep] = useState(0);
  const views = useMemo(() => specimen.views.map((view) => view()), [specimen]);
  const box = useRef<HTMLDivElement>(null);
  usePress(
    box,
    specimen.pinned ? '[data-item][role="button"], [role="row"]:not([aria-expanded])' : specimen.list ? 'input[value="list"]' : undefined,
  );
  const view = views[step % views.length];
  if (!view) return null;
  return (
    <div ref={box}>
      {views.length > 1 && (
        <button type="button" className="button button--secondary button--sm" onClick={() => setStep(step + 1)}>
          Next state
        </button>
      )}
      <Suspense fallback={<p>The picture is being loaded.</p>}>
        <KindPicture
          kind={kind}
          view={view}
          id={`${specimen.id}-picture`}
          layerFiles={specimen.layerFiles}
          compact={specimen.compact}
          fixedHeight={specimen.fixedHeight}
        />
      </Suspense>
    </div>
  );
}

/** Presses the first such element as soon as it is there, and answers: states that only a reader's hand brings about. */
function usePress(box: RefObject<HTMLElement | null>, selector: string | undefined): void {
  useEffect(() => {
    const element = box.current;
    if (!element || selector === undefined) return undefined;
    const press = (): void => {
      const target = element.querySelector(selector);
      // An unmeasured picture does not answer yet.
      if (!target || !element.querySelector('svg[data-moving], [role="treegrid"]')) return;
      observer.disconnect();
      target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    };
    const observer = new MutationObserver(press);
    observer.observe(element, { childList: true, subtree: true, attributes: true });
    press();
    return () => observer.disconnect();
  }, [box, selector]);
}
