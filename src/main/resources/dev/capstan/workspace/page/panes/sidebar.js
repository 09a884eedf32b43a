import { channelSign, avatar } from '../dom/faces.js';
import { el } from '../dom/el.js';

/** The bar on the left: channels, the talk with the app, and what is unread. */
export class Sidebar {
    #desk;
    #body = el('div.sidebar-body');
    #onPick;

    constructor(desk, { onPick }) {
        this.#desk = desk;
        this.#onPick = onPick;
        this.element = el('nav.sidebar', { 'aria-label': desk.words.conversations }, this.#body);
        for (const kind of ['workspace', 'unread', 'messages']) {
            desk.store.on(kind, () => this.#draw());
        }
        this.close = desk.place.on(() => this.#draw());
        this.#draw();
    }

    /** Every channel in the order it stands here, for the keys that go up and down. */
    order() {
        const { own, others, direct } = this.#sections();
        return [...own, ...others, ...direct];
    }

    #sections() {
        const byName = (a, b) => a.name.localeCompare(b.name);
        const channels = this.#desk.reader.names.channels();
        return {
            own: channels.filter((each) => each.kind !== 'direct' && each.member).sort(byName),
            others: channels.filter((each) => each.kind !== 'direct' && !each.member).sort(byName),
            direct: channels.filter((each) => each.kind === 'direct'),
        };
    }

    #draw() {
        const focused = document.activeElement?.closest?.('.sidebar [data-channel]')?.dataset.channel;
        const { words } = this.#desk;
        const { own, others, direct } = this.#sections();
        this.#body.replaceChildren(
            ...this.#section(words.channels, own),
            ...(others.length > 0 ? this.#section(words.moreChannels, others) : []),
            ...this.#section(words.apps, direct),
        );
        this.#body
            .querySelector(focused ? `[data-channel="${CSS.escape(focused)}"]` : ':scope > none')
            ?.focus({ preventScroll: true });
    }

    #section(title, channels) {
        return [
            el('h2.section-title', {}, title),
            el(
                'ul',
                { role: 'list' },
                channels.map((channel) => el('li', {}, this.#entry(channel))),
            ),
        ];
    }

    #entry(channel) {
        const { store, words, place, reader } = this.#desk;
        const current = place.now.channel === channel.id;
        const unread = !current && store.unread.isUnread(channel);
        const calls = current ? 0 : store.unread.calls(channel);
        const kind = { public: words.publicChannel, private: words.privateChannel, direct: words.app }[channel.kind];
        return el(
            `button.channel-link${current ? '.current' : ''}${unread ? '.unread' : ''}${channel.member || channel.kind === 'direct' ? '' : '.not-mine'}`,
            {
                type: 'button',
                'aria-current': current ? 'page' : null,
                'aria-label': [channel.name, kind, unread ? words.unread : '', calls > 0 ? String(calls) : '']
                    .filter(Boolean)
                    .join(', '),
                dataset: { channel: channel.id, unread: String(unread) },
                onclick: () => {
                    this.#onPick();
                    place.go({ channel: channel.id });
                },
            },
            channel.kind === 'direct'
                ? avatar({ id: reader.me, name: channel.name, bot: true }, 'small')
                : channelSign(channel),
            el('span.channel-label', {}, channel.name),
            calls > 0 ? el('span.calls', {}, String(calls)) : null,
        );
    }
}
