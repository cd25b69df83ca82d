import { useEffect, useId, useRef, useState, useSyncExternalStore, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import type { LiveSession } from '../../session/liveSession';
import { Separator } from './Separator';
import { FileList } from './FileList';
import { OpenFile } from './OpenFile';
import type { Workbench } from './workbenchState';
import { useKeptSize } from './useKeptSize';
import { useWorkbench } from './useWorkbench';
import styles from './FilesPart.module.css';

export interface FilesPartProps {
  readonly live: LiveSession;
  readonly workbench: Workbench;
  readonly announce: (text: string) => void;
}

const USUAL_HEIGHT_REM = 26;

/** The learner's files and the one that is open. On a wide pane a row below terminal and picture, when it is asked for; on a phone a tab. */
export function FilesPart({ live, workbench, announce }: FilesPartProps): ReactNode {
  const { files } = live;
  const listed = useSyncExternalStore(files.subscribe.bind(files), () => files.list());
  const { filesOpen } = useWorkbench(workbench);
  const [chosen, setChosen] = useState<string>();
  const height = useKeptSize('files-height');
  const id = useId();
  const part = useRef<HTMLElement>(null);
  useFocusOnOpening(part, filesOpen);
  const path = chosen !== undefined && listed.some((file) => file.path === chosen) ? chosen : undefined;
  const sizes: CSSProperties & { '--files-height': string } = { '--files-height': `${height.size ?? USUAL_HEIGHT_REM}rem` };
  return (
    <section ref={part} tabIndex={-1} id={`${id}-files`} className={styles.part} style={sizes} data-open={filesOpen} aria-label="Files">
      <Separator
        label="Height of the files"
        orientation="horizontal"
        value={height.size}
        usual={USUAL_HEIGHT_REM}
        least={14}
        most={60}
        step={2}
        unit="lines"
        sizeAt={heightAt}
        onSize={height.setSize}
        className={styles.separator}
      />
      <FileList
        files={listed}
        chosen={path}
        onChoose={setChosen}
        onNew={(name) => {
          try {
            files.write(name, '');
            setChosen(name);
            announce(`${name} made.`);
            return undefined;
          } catch {
            return `${name} cannot be made: a path may not leave your home, nor go through a file.`;
          }
        }}
      />
      {path === undefined ? (
        <p className={styles.nothing}>
          {listed.length === 0 ? 'There are no files yet: make one.' : 'Choose a file to read or change it.'} The terminal sees every change
          at once.
        </p>
      ) : (
        <OpenFile
          key={path}
          live={live}
          path={path}
          onDelete={() => {
            // Before the button that has the focus goes away.
            focusFile(part.current, ':not([aria-current="true"])');
            files.remove(path);
            setChosen(undefined);
            announce(`${path} deleted.`);
          }}
        />
      )}
    </section>
  );
}

/** The files stand before the button that opens them: who opens them goes there. */
function useFocusOnOpening(part: { readonly current: HTMLElement | null }, open: boolean): void {
  const was = useRef(open);
  useEffect(() => {
    if (open && !was.current) focusFile(part.current, '');
    was.current = open;
  }, [part, open]);
}

/** The first file that a selector fits; where there is none, all that is said of files. */
function focusFile(part: HTMLElement | null, fitting: string): void {
  (part?.querySelector<HTMLElement>(`ul button${fitting}`) ?? part)?.focus();
}

function heightAt(event: PointerEvent<HTMLElement>): number {
  const box = event.currentTarget.parentElement?.getBoundingClientRect();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // The row's lower edge stays under the pointer's reach only by scrolling, so its height is what the pointer asks of the upper one.
  return box ? (box.bottom - event.clientY) / rem : USUAL_HEIGHT_REM;
}
