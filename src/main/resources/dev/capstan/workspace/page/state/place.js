/** Where this tab looks: {channel, tab, thread}, kept in the address so that reload and Back work. */
export class Place {
    #listeners = new Set();
    #shown = location.hash;

    constructor() {
        addEventListener('hashchange', () => this.#told());
    }

    get now() {
        const [, channel = '', tab = '', thread = ''] = location.hash.split('/');
        return { channel, tab: tab === 'home' ? 'home' : 'messages', thread: tab === 'thread' ? thread : null };
    }

    on(listener) {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    /** `replace` leaves no step for Back. */
    go({ channel, tab = 'messages', thread = null }, { replace = false } = {}) {
        const hash = channel ? `#/${channel}${thread ? `/thread/${thread}` : tab === 'home' ? '/home' : ''}` : '#/';
        history[replace ? 'replaceState' : 'pushState'](null, '', hash);
        this.#told();
    }

    #told() {
        if (location.hash !== this.#shown) {
            this.#shown = location.hash;
            for (const listener of this.#listeners) {
                listener(this.now);
            }
        }
    }
}
