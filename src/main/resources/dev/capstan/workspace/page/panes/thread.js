import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { Composer } from './composer.js';
import { MessageList } from './messagelist.js';

/** One thread beside its channel. */
export class ThreadPane {
    #desk;
    #where;
    #list;
    #composer;
    #stop;

    constructor(desk, { channel, thread }, { onClose }) {
        const { words, store } = desk;
        const name = store.channel(channel)?.name ?? '';
        this.#desk = desk;
        this.#where = { channel, thread };
        this.#list = new MessageList(desk, { label: words.thread, rootFirst: true });
        this.#composer = new Composer(desk, { channel, threadTs: thread }, words.reply);
        this.element = el(
            'aside.side-pane.thread-pane',
            { 'aria-label': words.thread, dataset: { pane: 'thread', thread } },
            el(
                'header.pane-head',
                {},
                el(
                    'button.icon-button.back',
                    { type: 'button', 'aria-label': words.back, onclick: onClose },
                    icon(ICONS.back),
                ),
                el(
                    'h2',
                    {},
                    words.thread,
                    el('span.pane-place', {}, store.channel(channel)?.kind === 'direct' ? name : `#${name}`),
                ),
                el('span.spring'),
                el(
                    'button.icon-button.close',
                    { type: 'button', 'aria-label': words.close, onclick: onClose },
                    icon(ICONS.close),
                ),
            ),
            el('div.list-frame', {}, this.#list.element),
            store.channel(channel)?.archived ? null : this.#composer.element,
        );
        const stops = [
            store.on('thread', (told) => {
                if (told.channel === channel && (told.root === thread || told.root === null)) {
                    this.#show();
                }
            }),
            store.on('workspace', () => this.#show()),
        ];
        this.#stop = () => stops.forEach((stop) => stop());
        this.#show();
        desk.attempt(store.openThread(channel, thread));
    }

    close() {
        this.#stop();
        this.#list.close();
    }

    focus() {
        this.#composer.focus();
    }

    settle() {
        this.#composer.settle();
        this.#list.toLatest();
    }

    /** Until the thread has been read, its root stands there from the channel. */
    #show() {
        const conversation = this.#desk.store.conversation(this.#where.channel);
        const root = conversation.message(this.#where.thread);
        this.#list.show(conversation.threads.get(this.#where.thread) ?? (root ? [root] : []));
    }
}
