/**
 * Messages of one channel as far as they are loaded, oldest first, and its loaded threads. A message that didn't change
 * keeps its identity, so that the page draws only what did.
 */
export class Conversation {
    messages = [];
    more = true;
    loaded = false;
    threads = new Map();
    #early = [];

    /** A page of older messages, or the newest when nothing was loaded; with what was heard while it was on its way. */
    older({ messages, more }) {
        const first = messages[0]?.ts ?? '';
        this.messages = merged(
            merged(this.messages, messages),
            this.#early.filter((message) => message.ts >= first),
        );
        this.#early = [];
        this.more = more;
        this.loaded = true;
    }

    /** The newest page read again after a pause. What is no longer in it is gone; a hole before it drops the older ones. */
    refresh({ messages, more }) {
        const first = messages[0]?.ts ?? '';
        const overlaps = this.messages.some((message) => message.ts === first);
        const kept = more && overlaps ? this.messages.filter((message) => message.ts < first) : [];
        const local = this.messages.filter((message) => message.local && message.ts >= first);
        this.messages = merged(kept, [...messages.map((each) => this.#known(each)), ...local]);
        this.more = more && !(overlaps && !this.more);
        this.loaded = true;
    }

    /** Where the message was put: 'channel', 'thread', both, or nowhere because that part isn't loaded. */
    put(message) {
        const places = [];
        const reply = isReply(message);
        if (reply) {
            this.#putInThread(message, message.thread_ts, places);
        }
        if (!reply || message.broadcast) {
            if (!this.loaded) {
                this.#early.push(message);
            } else if (!(this.more && message.ts < (this.messages[0]?.ts ?? ''))) {
                this.messages = merged(this.messages, [message]);
                places.push('channel');
            }
        }
        if (!reply) {
            this.#putInThread(message, message.ts, places);
        }
        return places;
    }

    remove(ts) {
        this.#early = this.#early.filter((message) => message.ts !== ts);
        this.messages = this.messages.filter((message) => message.ts !== ts);
        for (const [root, messages] of this.threads) {
            this.threads.set(
                root,
                messages.filter((message) => message.ts !== ts),
            );
        }
    }

    thread(root, messages) {
        this.threads.set(
            root,
            merged(this.threads.get(root) ?? [], messages).filter(
                (message) => message.local || messages.some((each) => each.ts === message.ts),
            ),
        );
    }

    message(ts) {
        const inChannel = this.messages.find((message) => message.ts === ts);
        return inChannel ?? [...this.threads.values()].flat().find((message) => message.ts === ts) ?? null;
    }

    #putInThread(message, root, places) {
        const thread = this.threads.get(root);
        if (thread) {
            this.threads.set(root, merged(thread, [message]));
            places.push('thread');
        }
    }

    #known(message) {
        return keep(
            this.messages.find((each) => each.ts === message.ts),
            message,
        );
    }
}

export function isReply(message) {
    return Boolean(message.thread_ts) && message.thread_ts !== message.ts;
}

/** Both lists as one, the second's words winning, sorted by time. */
export function merged(before, changed) {
    const byTs = new Map(before.map((message) => [message.ts, message]));
    for (const message of changed) {
        byTs.set(message.ts, keep(byTs.get(message.ts), message));
    }
    return [...byTs.values()].sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));
}

function keep(before, now) {
    return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
