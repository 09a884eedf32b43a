import { el } from '../dom/el.js';
import { Refused } from '../state/api.js';
import { Entered } from '../state/entered.js';
import { Names } from '../state/names.js';

/**
 * What every pane needs of one person's session: the store, the place looked at, and the reader, in whose words and
 * names everything is shown. The reader is replaced whenever the workspace was read again.
 */
export class Desk {
    #entered = new Map();
    #files = new Map();
    #toasts = el('div.toasts', { role: 'status' });
    #announcer = el('div.unseen', { 'aria-live': 'polite', 'aria-atomic': 'false' });

    constructor({ store, place, words, emoji, tab, browser }) {
        Object.assign(this, { store, place, words, emoji, tab, browser });
        this.renew();
        store.on('workspace', () => this.renew());
        this.spoken = [this.#toasts, this.#announcer];
    }

    get api() {
        return this.store.api;
    }

    get me() {
        return this.store.workspace.people.find((person) => person.id === this.store.me);
    }

    /** Where this person looked last, in any tab. */
    get lastChannel() {
        return this.browser.read(`last channel ${this.store.me}`);
    }

    set lastChannel(channel) {
        this.browser.write(`last channel ${this.store.me}`, channel);
    }

    /** A new reading of the workspace has new names. */
    renew() {
        this.reader = {
            names: new Names(this.store.workspace),
            emoji: this.emoji,
            words: this.words,
            locale: this.me?.locale ?? 'en-US',
            me: this.store.me,
            onOpen: (channel) => this.place.go({ channel }),
            currentChannel: () => this.place.now.channel,
        };
    }

    /** What was entered on a message or view, for as long as the page is open. */
    enteredOn(surfaceId) {
        if (!this.#entered.has(surfaceId)) {
            this.#entered.set(surfaceId, new Entered());
        }
        return this.#entered.get(surfaceId);
    }

    /** A file's text, read once. */
    fileText(id, read) {
        if (!this.#files.has(id)) {
            this.#files.set(id, read(id));
        }
        return this.#files.get(id);
    }

    /** Waits for a deed; what went wrong is said, never thrown. */
    async attempt(deed) {
        try {
            return await deed;
        } catch (failure) {
            this.say(failure instanceof Refused && failure.status > 0 ? failure.message : this.words.failed);
            return null;
        }
    }

    say(text) {
        const toast = el('div.toast', {}, text);
        this.#toasts.append(toast);
        setTimeout(() => toast.remove(), 5000);
    }

    /** For those who listen instead of look. */
    announce(text) {
        this.#announcer.append(el('p', {}, text));
        while (this.#announcer.children.length > 5) {
            this.#announcer.firstChild.remove();
        }
    }
}
