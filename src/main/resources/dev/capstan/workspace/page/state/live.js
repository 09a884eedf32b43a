const WAITS = [500, 1000, 2000, 4000];

/** The live line of one person: it comes back by itself, and says `onState('here'|'away')` whenever that changes. */
export class Live {
    #me;
    #onFrame;
    #onState;
    #socket = null;
    #tries = 0;
    #timer = null;
    #closed = false;

    constructor(me, onFrame, onState) {
        this.#me = me;
        this.#onFrame = onFrame;
        this.#onState = onState;
        this.#open();
    }

    get isOpen() {
        return !this.#closed;
    }

    /** Hangs up and calls again. */
    again() {
        this.#socket?.close();
    }

    close() {
        this.#closed = true;
        clearTimeout(this.#timer);
        this.#socket?.close();
    }

    #open() {
        const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
        const socket = new WebSocket(`${scheme}://${location.host}/control/live?as=${encodeURIComponent(this.#me)}`);
        this.#socket = socket;
        socket.addEventListener('message', ({ data }) => {
            const frame = JSON.parse(data);
            if (this.#closed) {
                return;
            }
            if (frame.type === 'hello') {
                this.#tries = 0;
                this.#onState('here');
            }
            this.#onFrame(frame);
        });
        socket.addEventListener('close', () => this.#lost());
    }

    #lost() {
        if (this.#closed) {
            return;
        }
        this.#onState('away');
        const wait = WAITS[Math.min(this.#tries++, WAITS.length - 1)];
        this.#timer = setTimeout(() => this.#open(), wait);
    }
}
