import type { ReactNode } from 'react';
import { counted } from '../../session/counted';
import { nameOf } from '../../session/actions';
import type { PartProps } from './partProps';
import type { OwnSession } from './sharing';
import styles from './SeekLine.module.css';

/** What came with the link, and what can be done with it. Its commands are shown as text, and run only when the reader asks. */
export function Offer({ controller, state, offer }: PartProps & { readonly offer: OwnSession }): ReactNode {
  const [first] = offer.actions;
  const count = offer.actions.length;
  const held = state.live !== undefined;
  const mine = (state.live?.actions.length ?? 0) > 0;
  const what = count === 1 ? 'one step' : counted(count, 'step');
  return (
    <div className={styles.offer} role="group" aria-label="Session from a link">
      <p>
        This link holds somebody’s session: {what} after {offer.after === 0 ? 'the start' : `command ${offer.after}`} of this tour
        {first && (
          <>
            , beginning with <code className={styles.command}>{nameOf(first)}</code>
          </>
        )}
        .{mine && ' Your own session ends when you turn to it; its commands can then be copied from “More”.'}
      </p>
      <button type="button" onClick={controller.replayOffer}>
        Replay it
      </button>
      <button type="button" onClick={controller.takeOffer}>
        Take over from here
      </button>
      {held ? (
        <button type="button" onClick={controller.declineOffer}>
          Keep mine
        </button>
      ) : (
        <button type="button" onClick={controller.backToTour}>
          See the tour
        </button>
      )}
    </div>
  );
}
