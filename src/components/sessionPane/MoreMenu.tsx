import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { PartProps } from './partProps';
import { copyCommands, copyLinkToMoment, copyLinkToSession, copyStranded, saveCast } from './paneActions';
import { playbackSpeeds } from './playbackSpeeds';
import { usePlayer } from './usePlayer';
import styles from './MoreMenu.module.css';

export interface MoreMenuProps extends PartProps {
  readonly id: string;
  /** Closes it and puts the focus back on its button. */
  onClose(): void;
}

interface Item {
  readonly label: string;
  /** What it comes to, in one sentence; the menu stays and shows it. Nothing: the menu closes. */
  act(): Promise<string> | undefined;
}

/** A menu (WAI-ARIA pattern): arrows, Home and End move, a letter goes to the next item that begins with it, Escape and Tab close. */
export function MoreMenu({ id, controller, state, onClose }: MoreMenuProps): ReactNode {
  const menu = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const player = state.phase === 'live' ? undefined : state.player;
  const speed = usePlayer(player, (of) => of.state.speed);
  const skips = usePlayer(player, (of) => of.state.skipsIdle) ?? false;
  // Before the first paint, so that nobody sees a menu without focus.
  useLayoutEffect(() => itemsIn(menu.current)[0]?.focus(), []);
  const choose = (item: Item): void => {
    const result = item.act();
    if (!result) return onClose();
    void result.then((sentence) => {
      setSaid(sentence);
      controller.announce(sentence);
    });
  };
  const hasIdle = player?.hasIdle ?? false;
  return (
    // The items have the focus, not the menu.
    <div
      ref={menu}
      id={id}
      className={styles.menu}
      role="menu"
      aria-label="More"
      tabIndex={-1}
      onKeyDown={(event) => onKey(event, onClose)}
    >
      {player && (
        <div role="group" aria-label="Speed" className={styles.speeds}>
          <span aria-hidden="true">Speed</span>
          {playbackSpeeds.map((choice) => (
            <button
              key={choice}
              type="button"
              role="menuitemradio"
              aria-checked={choice === speed}
              tabIndex={-1}
              onClick={() => controller.setSpeed(choice)}
            >
              {choice}×
            </button>
          ))}
        </div>
      )}
      {player && (
        <button
          type="button"
          role="menuitemcheckbox"
          aria-checked={skips}
          aria-disabled={!hasIdle}
          tabIndex={-1}
          onClick={hasIdle ? () => player.setSkipsIdle(!skips) : undefined}
        >
          {hasIdle ? 'Shorten long pauses' : 'Shorten long pauses (there are none here)'}
        </button>
      )}
      {itemsFor({ controller, state }).map((item) => (
        <button key={item.label} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(item)}>
          {item.label}
        </button>
      ))}
      {said !== '' && <p className={styles.said}>{said}</p>}
    </div>
  );
}

function itemsFor({ controller, state }: PartProps): readonly Item[] {
  const now =
    (act: () => void): Item['act'] =>
    () => {
      act();
      return undefined;
    };
  const live = state.phase === 'live';
  const own = live || state.own !== undefined;
  const some = (controller.ownSession?.actions.length ?? 0) > 0;
  return [
    ...(live ? [{ label: 'Reset to the moment of take-over', act: now(controller.reset) }] : []),
    ...(live && some ? [{ label: 'Replay what I did', act: now(controller.replayOwn) }] : []),
    ...(live ? [] : [{ label: 'Restart', act: now(controller.restart) }]),
    { label: 'Copy the commands', act: () => copyCommands(controller) },
    ...(own ? [] : [{ label: 'Copy a link to this moment', act: () => copyLinkToMoment(controller) }]),
    ...(own && some ? [{ label: 'Copy a link to this session', act: () => copyLinkToSession(controller) }] : []),
    ...(!own || some ? [{ label: 'Download as asciicast (.cast)', act: () => saveCast(controller) }] : []),
    ...(state.stranded.length > 0 ? [{ label: 'Copy the commands of the earlier session', act: () => copyStranded(controller) }] : []),
    ...(state.own ? [{ label: 'Back to the tour', act: now(controller.backToTour) }] : []),
    { label: 'Keyboard shortcuts', act: now(() => controller.showShortcuts(true)) },
  ];
}

function itemsIn(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

function onKey(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const items = itemsIn(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const go = (index: number): void => {
    event.preventDefault();
    items[(index + items.length) % items.length]?.focus();
  };
  if (event.key === 'Escape' || event.key === 'Tab') {
    if (event.key === 'Escape') event.preventDefault();
    onClose();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') go(at + 1);
  else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else if (event.key.length === 1 && /\S/.test(event.key)) {
    const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    order.find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}
