import { avatar, channelSign } from '../dom/faces.js';
import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { plainWords } from '../text/mrkdwn.js';
import { Composer } from './composer.js';
import { homePane } from './home.js';
import { MessageList } from './messagelist.js';

/** The main pane: one channel with its head, its messages and its line, or the app's Home. */
export class ChannelPane {
    #desk;
    #channelId;
    #list = null;
    #composer = null;
    #pill;
    #fresh = 0;
    #unreadAfter;
    #stops = [];
    #onBack;

    constructor(desk, { channel, tab }, { onBack }) {
        this.#desk = desk;
        this.#channelId = channel;
        this.#onBack = onBack;
        this.#unreadAfter = desk.store.unread.isUnread(this.#channel) ? desk.store.unread.upTo(channel) || null : null;
        this.#head = el('header.pane-head');
        this.element = el(
            'section.channel-pane',
            { 'aria-label': this.#channel.name, dataset: { open: channel } },
            this.#head,
        );
        this.#drawHead(tab);
        if (tab === 'home') {
            this.#openHome();
        } else {
            this.#openMessages();
        }
        this.#stops.push(desk.store.on('workspace', () => this.#drawHead(tab)));
    }

    #head;

    get #channel() {
        return this.#desk.store.channel(this.#channelId);
    }

    close() {
        this.#list?.close();
        this.#stops.forEach((stop) => stop());
    }

    focus() {
        this.#composer?.focus();
    }

    settle() {
        this.#composer?.settle();
        this.#list?.toLatest();
    }

    #drawHead(tab) {
        const channel = this.#channel;
        if (!channel) {
            return;
        }
        const { words, place } = this.#desk;
        const direct = channel.kind === 'direct';
        const back = el(
            'button.icon-button.back',
            { type: 'button', 'aria-label': words.back, onclick: () => this.#onBack() },
            icon(ICONS.back),
        );
        const name = el(
            'h1.channel-name',
            {},
            direct ? avatar({ id: 'app', name: channel.name, bot: true }, 'small') : channelSign(channel),
            channel.name,
        );
        this.#head.replaceChildren(
            back,
            name,
            ...(channel.topic ? [el('span.topic', {}, channel.topic)] : []),
            el('span.spring'),
            ...(direct
                ? []
                : [
                      el(
                          'span.member-count',
                          { title: words.members(channel.members.length) },
                          icon(ICONS.people),
                          String(channel.members.length),
                      ),
                  ]),
        );
        if (direct) {
            const tabLink = (which, label) =>
                el(
                    `button.tab${tab === which ? '.current' : ''}`,
                    {
                        type: 'button',
                        role: 'tab',
                        'aria-selected': String(tab === which),
                        dataset: { tab: which },
                        onclick: () => place.go({ channel: channel.id, tab: which }),
                    },
                    label,
                );
            this.#head.append(
                el(
                    'div.tabs',
                    { role: 'tablist' },
                    tabLink('home', words.homeTab),
                    tabLink('messages', words.messages),
                ),
            );
        }
    }

    #openHome() {
        const home = homePane(this.#desk);
        this.#stops.push(home.close);
        this.element.append(home.element);
    }

    #openMessages() {
        const { store, words } = this.#desk;
        const id = this.#channelId;
        const conversation = () => store.conversation(id);
        this.#list = new MessageList(this.#desk, {
            label: words.messagesIn(this.#channel.name),
            more: () => conversation().more,
            loadOlder: async () => {
                await this.#desk.attempt(store.loadOlder(id));
                return conversation().messages;
            },
            unreadAfter: () => this.#unreadAfter,
            beginning: () =>
                el(
                    'div.beginning',
                    {},
                    el(
                        'h2',
                        {},
                        words.emptyChannel(
                            this.#channel.kind === 'direct' ? this.#channel.name : `#${this.#channel.name}`,
                        ),
                    ),
                ),
            onFollow: () => this.#read(),
        });
        this.#pill = el('button.pill', { type: 'button', hidden: true, onclick: () => this.#list.toLatest() });
        this.element.append(el('div.list-frame', {}, this.#list.element, this.#pill), this.#foot());
        const list = this.#list;
        this.#stops.push(
            store.on('messages', ({ channel, added }) => channel === id && this.#showMessages(added)),
            store.on('workspace', () => {
                this.element.lastChild.replaceWith(this.#foot());
                list.show(conversation().messages);
            }),
        );
        if (conversation().loaded) {
            this.#showMessages(null);
        } else {
            this.#list.element.setAttribute('aria-busy', 'true');
        }
        this.#desk.attempt(store.openChannel(id).then(() => this.#showMessages(null)));
    }

    /** The line to write in stays the same one as long as one may write. */
    #foot() {
        const { words, store } = this.#desk;
        const channel = this.#channel;
        if (channel?.archived) {
            return el('div.closed-line', {}, words.archived);
        }
        if (channel && channel.kind !== 'direct' && !channel.member) {
            return el(
                'div.closed-line',
                {},
                el('p', {}, words.notMember(channel.name)),
                el(
                    'button.button.primary',
                    {
                        type: 'button',
                        onclick: () => this.#desk.attempt(store.api.act('join', { channel: channel.id })),
                    },
                    words.join,
                ),
            );
        }
        this.#composer ??= new Composer(
            this.#desk,
            { channel: this.#channelId },
            words.messageTo(channel.kind === 'direct' ? channel.name : `#${channel.name}`),
        );
        return this.#composer.element;
    }

    #showMessages(added) {
        const { store, reader } = this.#desk;
        this.#list.element.removeAttribute('aria-busy');
        this.#list.show(store.conversation(this.#channelId).messages);
        if (added) {
            const author = reader.names.author(added).name;
            this.#desk.announce(`${author}: ${plainWords(added.text).slice(0, 200)}`);
            if (!this.#list.following) {
                if (added.user === reader.me || added.local) {
                    this.#list.toLatest();
                } else {
                    this.#fresh++;
                }
            }
        }
        this.#read();
    }

    #read() {
        const { store, words } = this.#desk;
        if (this.#list.following) {
            this.#fresh = 0;
        }
        this.#pill.hidden = this.#list.following;
        this.#pill.textContent = `${this.#fresh > 0 ? words.newCount(this.#fresh) : words.jumpToLatest} ↓`;
        if (this.#list.following && document.visibilityState === 'visible') {
            store.markRead(this.#channelId);
        }
    }
}
