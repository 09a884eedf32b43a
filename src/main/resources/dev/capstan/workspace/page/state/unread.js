/** How far one person has read each channel, and how many words to them wait there. */
export class Unread {
    #key;
    #storage;
    #readUpTo;
    #calls = new Map();
    #me;

    constructor(me, storage) {
        this.#me = me;
        this.#key = `read-up-to ${me}`;
        this.#storage = storage;
        this.#readUpTo = storage.read(this.#key) ?? {};
    }

    upTo(channel) {
        return this.#readUpTo[channel] ?? '';
    }

    isUnread(channel) {
        return Boolean(channel.member) && (channel.latest ?? '') > this.upTo(channel.id);
    }

    /** Messages to this person since they last looked: mentions, and everything in a direct message. */
    calls(channel) {
        return this.#calls.get(channel.id) ?? 0;
    }

    read(channel, ts) {
        const called = this.#calls.delete(channel);
        if (!ts || ts <= this.upTo(channel)) {
            return called;
        }
        this.#readUpTo[channel] = ts;
        this.#storage.write(this.#key, this.#readUpTo);
        return true;
    }

    /** Whether a mark changed. */
    heard(message, channel, isNew) {
        if (!channel || !isNew || message.user === this.#me) {
            return false;
        }
        const callsMe =
            channel.kind === 'direct' ||
            JSON.stringify([message.text, message.blocks ?? []]).includes(`<@${this.#me}>`);
        if (callsMe) {
            this.#calls.set(channel.id, this.calls(channel) + 1);
        }
        return true;
    }
}
