import { dayKey, millisOf } from '../text/dates.js';

const TOGETHER = 5 * 60_000;

/**
 * The rows of a list of messages: day dividers, the mark of what is new, and messages, of which those written soon
 * after another by the same author stand together under one name.
 */
export function rowsOf(messages, { clock, unreadAfter = null, me = null, rootFirst = false }) {
    const rows = [];
    let before = null;
    let day = null;
    let marked = unreadAfter === null;
    for (const [index, message] of messages.entries()) {
        const millis = millisOf(message.ts);
        const today = dayKey(millis, clock);
        if (today !== day && !rootFirst) {
            rows.push({ kind: 'day', key: `day ${today}`, millis });
            before = null;
        }
        day = today;
        if (!marked && message.ts > unreadAfter && message.user !== me) {
            rows.push({ kind: 'new', key: 'new' });
            marked = true;
            before = null;
        }
        rows.push({ kind: 'message', key: message.ts, message, compact: together(before, message) });
        before = message;
        if (rootFirst && index === 0) {
            rows.push({
                kind: 'replies',
                key: 'replies',
                count: messages.filter((each) => !each.ephemeral).length - 1,
            });
            before = null;
        }
    }
    return rows;
}

function together(before, message) {
    return (
        Boolean(before) &&
        before.user === message.user &&
        before.bot_id === message.bot_id &&
        !message.ephemeral &&
        !before.ephemeral &&
        !message.broadcast &&
        !before.reply_count &&
        before.subtype !== 'tombstone' &&
        millisOf(message.ts) - millisOf(before.ts) < TOGETHER
    );
}
