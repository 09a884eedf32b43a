import { el } from '../dom/el.js';
import { KeyedRows } from '../dom/keyed.js';
import { dayName, readerClock } from '../text/dates.js';
import { MessageView } from './message.js';
import { rowsOf } from './rows.js';

const BEGIN = 50;
const STEP = 100;
const MOST = 300;
const NEAR = 800;
const AT_BOTTOM = 40;

/**
 * A scrolling list of messages. It keeps a window of at most 300 in the document, follows the newest while the reader
 * is at the bottom, and otherwise leaves what they are reading where it is.
 */
export class MessageList {
    #desk;
    #options;
    #messages = [];
    #first = null;
    #last = null;
    #views = new Map();
    #rows;
    #content = el('div.rows');
    #following = true;
    #anchor = null;
    #loading = false;
    #observer = new ResizeObserver(() => this.#hold());

    /** `options`: {label, rootFirst, more(), loadOlder(), unreadAfter(), beginning(), onFollow(following)}. */
    constructor(desk, options) {
        this.#desk = desk;
        this.#options = options;
        this.#rows = new KeyedRows(this.#content);
        this.element = el(
            'div.message-list',
            { role: 'log', 'aria-live': 'off', 'aria-label': options.label, tabindex: '0' },
            this.#content,
        );
        this.element.addEventListener('scroll', () => this.#scrolled(), { passive: true });
        this.element.addEventListener('keydown', (event) => this.#key(event));
        this.#observer.observe(this.#content);
        this.#observer.observe(this.element);
    }

    get following() {
        return this.#following;
    }

    close() {
        this.#observer.disconnect();
    }

    show(messages) {
        this.#messages = messages;
        this.#render();
    }

    toLatest() {
        this.#last = null;
        this.#first = null;
        this.#following = true;
        this.#render();
    }

    /** Brings one message into view, if it is loaded. */
    reveal(ts) {
        const index = this.#messages.findIndex((message) => message.ts === ts);
        if (index < 0) {
            return;
        }
        this.#following = false;
        this.#first = this.#messages[Math.max(0, index - STEP / 2)].ts;
        this.#last = this.#messages[Math.min(this.#messages.length - 1, index + STEP / 2)].ts;
        this.#render();
        this.#rows.node(ts)?.scrollIntoView({ block: 'center' });
    }

    #render() {
        const { start, end } = this.#window();
        const shown = this.#messages.slice(start, end);
        this.#first = shown[0]?.ts ?? null;
        const { reader } = this.#desk;
        const rows = rowsOf(shown, {
            clock: readerClock(reader.locale),
            unreadAfter: this.#options.unreadAfter?.() ?? null,
            me: reader.me,
            rootFirst: this.#options.rootFirst,
        }).map((row) => this.#row(row));
        if (start === 0 && !this.#options.more?.() && this.#options.beginning) {
            rows.unshift({ key: 'beginning', parts: [reader], build: () => this.#options.beginning() });
        }
        this.#rows.show(rows);
        const alive = new Set(shown.map((message) => message.ts));
        for (const ts of this.#views.keys()) {
            if (!alive.has(ts)) {
                this.#views.delete(ts);
            }
        }
        this.#hold();
        this.#hasOneStop();
    }

    #window() {
        const { length } = this.#messages;
        const end =
            this.#last === null ? length : this.#messages.findLastIndex((message) => message.ts <= this.#last) + 1;
        const known = this.#first === null ? -1 : this.#messages.findIndex((message) => message.ts >= this.#first);
        let start = known < 0 ? Math.max(0, end - BEGIN) : known;
        if (this.#options.rootFirst) {
            start = 0;
        } else if (this.#following && end - start > MOST) {
            start = end - MOST + STEP;
        }
        return { start, end };
    }

    #row(row) {
        const { reader, words } = this.#desk;
        const line = (name, text) => el(`div.${name}`, { role: 'separator' }, el('span', {}, text));
        switch (row.kind) {
            case 'day':
                return {
                    key: row.key,
                    parts: [reader],
                    build: () => line('day', dayName(row.millis, readerClock(reader.locale))),
                };
            case 'new':
                return { key: row.key, parts: [reader], build: () => line('new-line', words.newMessages) };
            case 'replies':
                return {
                    key: row.key,
                    parts: [row.count, reader],
                    build: () => line('replies-line', row.count > 0 ? words.replies(row.count) : ''),
                };
            default:
                return {
                    key: row.key,
                    parts: [row.message, row.compact, reader],
                    build: () => this.#draw(row),
                    update: () => this.#draw(row),
                };
        }
    }

    #draw({ message, compact }) {
        if (!this.#views.has(message.ts)) {
            this.#views.set(message.ts, new MessageView(this.#desk, message, { inThread: this.#options.rootFirst }));
        }
        return this.#views.get(message.ts).show(message, { compact });
    }

    async #scrolled() {
        const box = this.element;
        const below = box.scrollHeight - box.scrollTop - box.clientHeight;
        const following = below < AT_BOTTOM && this.#last === null;
        if (following !== this.#following) {
            this.#following = following;
            this.#options.onFollow?.(following);
        }
        this.#remember();
        if (this.#options.rootFirst) {
            return;
        }
        if (box.scrollTop < NEAR) {
            await this.#extendUp();
        } else if (below < NEAR && this.#last !== null) {
            this.#extendDown();
        }
    }

    async #extendUp() {
        const start = this.#messages.findIndex((message) => message.ts === this.#first);
        if (this.#loading || (start <= 0 && !this.#options.more?.())) {
            return;
        }
        if (start < STEP && this.#options.more?.()) {
            this.#loading = true;
            this.#messages = (await this.#options.loadOlder()) ?? this.#messages;
            this.#loading = false;
        }
        const now = this.#messages.findIndex((message) => message.ts === this.#first);
        const from = Math.max(0, now - STEP);
        if (from === now) {
            return;
        }
        this.#following = false;
        this.#first = this.#messages[from].ts;
        const end = from + MOST;
        this.#last = end < this.#messages.length ? this.#messages[end - 1].ts : this.#last;
        this.#render();
    }

    #extendDown() {
        const end = this.#messages.findLastIndex((message) => message.ts <= this.#last) + 1;
        const next = Math.min(this.#messages.length, end + STEP);
        this.#last = next === this.#messages.length ? null : this.#messages[next - 1].ts;
        this.#first = this.#messages[Math.max(0, next - MOST)].ts;
        this.#render();
    }

    /** Which row the reader's eye rests on, and where it stands. */
    #remember() {
        const top = this.element.getBoundingClientRect().top;
        const rows = this.#content.children;
        let low = 0;
        let high = rows.length - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (rows[middle].getBoundingClientRect().bottom > top) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        const node = [...rows].slice(low).find((row) => row.matches('.message'));
        this.#anchor = node ? { node, top: node.getBoundingClientRect().top - top } : null;
    }

    /** After anything changed its height: the bottom stays the bottom, and what is being read stays where it was. */
    #hold() {
        const box = this.element;
        if (this.#following) {
            box.scrollTop = box.scrollHeight;
        } else if (this.#anchor?.node.isConnected) {
            const moved =
                this.#anchor.node.getBoundingClientRect().top - box.getBoundingClientRect().top - this.#anchor.top;
            if (Math.abs(moved) >= 1) {
                box.scrollTop += moved;
            }
        }
    }

    /** Tab comes into the messages once; the arrows move on from there. */
    #hasOneStop() {
        const messages = [...this.#content.querySelectorAll(':scope > .message')];
        if (!messages.some((message) => message.tabIndex === 0)) {
            messages.at(-1)?.setAttribute('tabindex', '0');
        }
    }

    #key(event) {
        const focused = event.target.closest?.('.message');
        if (event.target !== focused && event.target !== this.element) {
            return;
        }
        const messages = [...this.#content.querySelectorAll(':scope > .message')];
        const at = messages.indexOf(focused);
        const to = { ArrowUp: at < 0 ? messages.length - 1 : at - 1, ArrowDown: at + 1 }[event.key];
        if (to !== undefined && messages[to] && !event.altKey) {
            event.preventDefault();
            messages.forEach((message) => message.setAttribute('tabindex', '-1'));
            messages[to].setAttribute('tabindex', '0');
            messages[to].focus();
        } else if (focused && (event.key === 't' || event.key === 'T') && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            focused.querySelector('[data-tool=thread]')?.click();
        }
    }
}
