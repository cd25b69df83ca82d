import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { LiveSession, Suggestion } from '../../session/liveSession';
import type { PromptLine } from './promptLine';
import styles from './CommandBar.module.css';

export interface CommandBarProps {
  readonly live: LiveSession;
  readonly line: PromptLine;
  /** A command is running: nothing can be composed meanwhile. */
  readonly running: boolean;
}

/** Chips to tap a command together with. What they make stands at the prompt itself, where it can also be typed on. */
export function CommandBar({ live, line, running }: CommandBarProps): ReactNode {
  const text = useSyncExternalStore(line.subscribe, line.text);
  const chips = useSuggestions(live, text, running);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: 0, left: 0 });
  }, [chips]);
  const nothing = text.trim() === '';
  return (
    <div className={styles.bar} role="group" aria-label="Tap a command together">
      <ul ref={list} className={styles.chips}>
        {chips.map((chip) => (
          <li key={`${chip.kind} ${chip.label}`}>
            <button
              type="button"
              className={styles.chip}
              data-kind={chip.kind}
              title={chip.about}
              aria-disabled={running}
              onClick={() => {
                if (!running) line.replace(added(text, chip));
              }}
            >
              {chip.label}
            </button>
          </li>
        ))}
        {chips.length === 0 && !running && <li className={styles.none}>{nothing ? 'Nothing to offer.' : 'Type on, or run it.'}</li>}
        {running && <li className={styles.none}>Running…</li>}
      </ul>
      <div className={styles.actions}>
        <button
          type="button"
          className={styles.remove}
          aria-label="Remove the last word"
          aria-disabled={nothing || running}
          onClick={() => {
            if (!nothing && !running) line.replace(withoutLastWord(text));
          }}
        >
          <svg viewBox="0 0 20 14" width="20" height="14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
            <path d="M6 1h12.5v12H6L1 7Z M9.5 4.5l5 5 M14.5 4.5l-5 5" strokeLinejoin="round" />
          </svg>
        </button>
        <button
          type="button"
          className={styles.run}
          aria-disabled={nothing || running}
          onClick={() => {
            if (!nothing && !running) line.run(text.trimEnd());
          }}
        >
          Run
        </button>
      </div>
    </div>
  );
}

/** A word is set off by a space, unless it continues the one before it. */
function added(text: string, { adds, kind }: Suggestion): string {
  const joins = kind === 'tag' || text === '' || text.endsWith(' ');
  return joins ? text + adds : `${text} ${adds}`;
}

/** A tag goes before the name that it stands on; a command's words go together with `docker`. */
export function withoutLastWord(text: string): string {
  const trimmed = text.trimEnd();
  const tagged = /^(.*\s)?([^\s:/]+(?:\/[^\s:]+)*):[^\s:/]+$/.exec(trimmed);
  if (tagged) return trimmed.slice(0, trimmed.lastIndexOf(':'));
  const words = trimmed.split(/\s+/).slice(0, -1);
  return words.length === 0 || (words.length === 1 && words[0] === 'docker') ? '' : `${words.join(' ')} `;
}

/** For the line as it stands, once it has been asked for; those of a moment ago until then. */
function useSuggestions(live: LiveSession, text: string, running: boolean): readonly Suggestion[] {
  const [chips, setChips] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (running) return undefined;
    let late = false;
    void live.suggest(text).then((found) => {
      if (!late) setChips(found);
    });
    return () => {
      late = true;
    };
  }, [live, text, running]);
  return running ? none : chips;
}

const none: readonly Suggestion[] = [];
